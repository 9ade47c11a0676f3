// What a person enters for an SMPP connection: checked, with the labels and the help of its form.
import * as z from 'zod'
import type { Field } from '../carrier.ts'

const ascii = (most: number, what: string, missing = `${what} is missing.`) =>
  z
    .string(missing)
    .trim()
    .max(most, `${what} may have at most ${most} characters.`)
    .regex(/^[\x20-\x7e]*$/, `${what} may hold plain letters, digits and signs only.`)

// A form may give a number as text.
const whole = ({
  least,
  most,
  initial,
  note,
}: {
  least: number
  most: number
  initial: number
  note: string
}) => z.coerce.number(note).int(note).min(least, note).max(most, note).default(initial)

const SYSTEM_ID = 'Enter the system ID that the carrier gave you.'
const OFFSET = 'The carrier’s clock is -12 to 14 hours from UTC.'

// Types of number and numbering plans: 'auto' reads them off the number.
const plan = z.union([z.literal('auto'), z.coerce.number().int().min(0).max(18)]).default('auto')

export const smppSettings = z.object({
  host: z
    .string('Enter the host that the carrier gave you.')
    .trim()
    .min(1, 'Enter the host that the carrier gave you.')
    .max(253, 'This host name is too long.')
    .regex(/^[a-z0-9._:-]+$/i, 'Enter a host name or address alone, without smpp:// and without a port.'),
  port: whole({ least: 1, most: 65_535, initial: 2775, note: 'A port is 1 to 65535.' }),
  tls: z.boolean().default(false),
  tlsCa: z.string().trim().max(20_000, 'This certificate is too long.').default(''),
  systemId: ascii(64, 'The system ID', SYSTEM_ID).min(1, SYSTEM_ID),
  systemType: ascii(12, 'The system type').default(''),
  sourceTon: plan,
  sourceNpi: plan,
  destTon: plan,
  destNpi: plan,
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^([A-Z]{2})?$/, 'Enter the two letters of a country, such as US.')
    .default('US'),
  longMessages: z.enum(['udh', 'payload']).default('udh'),
  alphabet: z.enum(['gsm7', 'latin1', 'ascii']).default('gsm7'),
  latin1: z.boolean().default(false),
  idFormat: z.enum(['same', 'decimal', 'hex', 'hex_then_decimal', 'decimal_then_hex']).default('same'),
  receiptUtcOffset: z.coerce.number(OFFSET).min(-12, OFFSET).max(14, OFFSET).default(0),
  window: whole({ least: 1, most: 500, initial: 10, note: 'The window is 1 to 500 texts.' }),
  enquireSeconds: whole({ least: 5, most: 300, initial: 30, note: 'Check the line every 5 to 300 seconds.' }),
})
export type SmppSettings = z.infer<typeof smppSettings>

export const smppCredentials = z.object({
  // SMPP 3.4 allows 8; carriers that take more exist, and those that do not will refuse the sign-in.
  password: z
    .string('Enter the password that the carrier gave you.')
    .max(64, 'The password may have at most 64 characters.')
    .regex(/^[\x20-\x7e]*$/, 'The password may hold plain letters, digits and signs only.'),
})
export type SmppCredentials = z.infer<typeof smppCredentials>

const PLANS = [{ value: 'auto', label: 'Read off the number' }]
const TONS = [
  ...PLANS,
  { value: '0', label: '0 – unknown' },
  { value: '1', label: '1 – international' },
  { value: '2', label: '2 – national' },
  { value: '3', label: '3 – network specific' },
  { value: '4', label: '4 – subscriber' },
  { value: '5', label: '5 – alphanumeric' },
  { value: '6', label: '6 – abbreviated' },
]
const NPIS = [
  ...PLANS,
  { value: '0', label: '0 – unknown' },
  { value: '1', label: '1 – ISDN (E.164)' },
  { value: '8', label: '8 – national' },
  { value: '9', label: '9 – private' },
]

export const smppFields: readonly Field[] = [
  {
    name: 'host',
    label: 'Host',
    type: 'text',
    required: true,
    help: 'The name or address of the carrier’s SMSC.',
  },
  {
    name: 'port',
    label: 'Port',
    type: 'number',
    required: true,
    initial: 2775,
    help: 'Usually 2775, or 3550 with TLS.',
  },
  {
    name: 'tls',
    label: 'Encrypt the line (TLS)',
    type: 'switch',
    initial: false,
    help: 'Without it the password and every text cross the network in the clear. Turn it off only inside a VPN.',
  },
  {
    name: 'tlsCa',
    label: 'Carrier’s certificate authority',
    type: 'text',
    help: 'Only if the carrier signs its own certificate: paste it here, from -----BEGIN CERTIFICATE----- on.',
  },
  {
    name: 'systemId',
    label: 'System ID',
    type: 'text',
    required: true,
    help: 'The user name of the account.',
  },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    secret: true,
    help: 'SMPP knows at most 8 characters; some carriers take more.',
  },
  {
    name: 'systemType',
    label: 'System type',
    type: 'text',
    help: 'Leave empty unless the carrier names one.',
  },
  {
    name: 'country',
    label: 'Country of numbers without a country code',
    type: 'text',
    initial: 'US',
    help: 'Two letters. Some carriers pass on the numbers of their own country without its code.',
  },
  {
    name: 'longMessages',
    label: 'Long texts',
    type: 'select',
    initial: 'udh',
    options: [
      { value: 'udh', label: 'In parts (usual)' },
      { value: 'payload', label: 'In one piece (message_payload)' },
    ],
    help: 'In one piece only if the carrier says that it takes message_payload.',
  },
  {
    name: 'alphabet',
    label: 'Alphabet',
    type: 'select',
    initial: 'gsm7',
    options: [
      { value: 'gsm7', label: 'GSM 03.38 (usual)' },
      { value: 'latin1', label: 'Latin-1' },
      { value: 'ascii', label: 'ASCII' },
    ],
    help: 'What the carrier understands by data coding 0. The wrong one turns @ and accents into other signs.',
  },
  {
    name: 'latin1',
    label: 'The carrier takes Latin-1 as data coding 3',
    type: 'switch',
    initial: false,
    help: 'Makes texts with accents shorter. Otherwise they leave as UCS-2, which every carrier takes.',
  },
  {
    name: 'idFormat',
    label: 'Ids in receipts',
    type: 'select',
    initial: 'same',
    options: [
      { value: 'same', label: 'As the carrier answered' },
      { value: 'decimal', label: 'Decimal in both, maybe with leading zeros' },
      { value: 'hex', label: 'Hexadecimal in both, in any case' },
      { value: 'hex_then_decimal', label: 'Answered in hexadecimal, reported in decimal' },
      { value: 'decimal_then_hex', label: 'Answered in decimal, reported in hexadecimal' },
    ],
    help: 'If texts arrive but never turn to delivered, this is the usual cause.',
  },
  {
    name: 'receiptUtcOffset',
    label: 'Receipts’ clock, hours from UTC',
    type: 'number',
    initial: 0,
    help: 'Receipts carry the carrier’s local time.',
  },
  {
    name: 'window',
    label: 'Window',
    type: 'number',
    initial: 10,
    help: 'How many texts may wait for the carrier’s answer at once, 1 to 500. The carrier names its limit.',
  },
  { name: 'enquireSeconds', label: 'Check the line every (seconds)', type: 'number', initial: 30 },
  { name: 'sourceTon', label: 'Our number: type (TON)', type: 'select', initial: 'auto', options: TONS },
  { name: 'sourceNpi', label: 'Our number: plan (NPI)', type: 'select', initial: 'auto', options: NPIS },
  { name: 'destTon', label: 'Their number: type (TON)', type: 'select', initial: 'auto', options: TONS },
  { name: 'destNpi', label: 'Their number: plan (NPI)', type: 'select', initial: 'auto', options: NPIS },
]

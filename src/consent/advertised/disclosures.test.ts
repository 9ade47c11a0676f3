import { describe, expect, test } from 'vitest'
import {
  type AdvertisementAbout,
  disclosureKeys,
  labelOfDisclosure,
  missingDisclosures,
  readDisclosures,
} from './disclosures.ts'

const about: AdvertisementAbout = {
  ...{ keyword: 'bikes', business: 'Riverside Bikes', campaign: 'Repair updates', levels: ['informational'] },
}
const club: AdvertisementAbout = { ...about, keyword: 'join', campaign: 'Club', levels: ['promotional'] }

const WHOLE =
  'Text BIKES to (212) 555-0142 for repair updates from Riverside Bikes. Up to 4 msgs/month. Msg & data rates may apply. Text HELP for help, STOP to opt out. Terms and privacy policy: riverside.example/texts'
const CLUB =
  'Text JOIN to get marketing texts with offers from Riverside Bikes. Msg frequency varies. Message and data rates may apply. Consent is not a condition of any purchase. Reply HELP for help or STOP to cancel. T&Cs and privacy: riverside.example'
const SPANISH =
  'Env\u00ede BIKES al 212-555-0142 para recibir avisos de reparaci\u00f3n de Riverside Bikes. Hasta 4 mensajes al mes. Pueden aplicarse tarifas de mensajes y datos. Env\u00ede AYUDA para ayuda, PARAR para cancelar. T\u00e9rminos y privacidad: riverside.example'
const FRENCH =
  "Envoyez BIKES pour recevoir des alertes de Riverside Bikes. 4 messages par mois. Des frais de messages et de donn\u00e9es peuvent s'appliquer. Envoyez AIDE pour de l'aide, ARRET pour arr\u00eater. Conditions et confidentialit\u00e9\u00a0: riverside.example"

describe('An advertisement', () => {
  test.each([
    ['in English', WHOLE, about],
    ['for offers', CLUB, club],
    ['in Spanish', SPANISH, about],
    ['in French', FRENCH, about],
  ])('%s says all that it must', (_, wording, which) => {
    expect(missingDisclosures(wording, which)).toEqual([])
  })

  test.each([
    ['keyword', 'BIKES', 'RIDES'],
    ['company_name', 'Riverside Bikes', 'us'],
    ['use_case', 'repair updates', 'text messages'],
    ['frequency', 'Up to 4 msgs/month', 'Now and then'],
    ['rates_disclaimer', 'Msg & data rates may apply', 'Free'],
    ['help', 'Text HELP for help', 'We help'],
    ['opt_out', 'STOP to opt out', 'and that is all'],
    ['terms_privacy', 'Terms and privacy policy', 'Terms'],
    ['terms_privacy', 'Terms and privacy policy', 'Privacy'],
  ])('lacks %s where "%s" is "%s"', (key, words, instead) => {
    expect(missingDisclosures(WHOLE.replace(words, instead), about)).toEqual([key])
  })

  test.each([
    ['marketing', 'marketing texts with offers', 'updates'],
    ['not_a_condition', 'Consent is not a condition of any purchase', 'Thank you'],
  ])('for offers lacks %s where "%s" is "%s"', (key, words, instead) => {
    expect(missingDisclosures(CLUB.replace(words, instead), club)).toEqual([key])
  })

  test('for news need not say that it is marketing, nor that nothing need be bought', () => {
    expect(readDisclosures(WHOLE, about).map(({ key }) => key)).not.toContain('not_a_condition')
    expect(missingDisclosures(WHOLE, { ...about, levels: ['informational', 'promotional'] })).toEqual([
      'marketing',
      'not_a_condition',
    ])
  })

  test('is quoted part by part, and what is missing comes with words that would say it', () => {
    const parts = readDisclosures('Text BIKES for repair updates. Msg & data rates may apply.', about)
    expect(parts.find(({ key }) => key === 'rates_disclaimer')?.found).toBe('Msg & data rates may apply')
    for (const { found, label, example } of parts) {
      expect(label).not.toBe('')
      if (found === null) expect(example).not.toBe('')
    }
  })

  test('that is empty lacks everything', () => {
    expect(missingDisclosures('', club)).toEqual([...disclosureKeys])
    for (const key of disclosureKeys) expect(labelOfDisclosure(key)).not.toBe('')
  })

  test('speaks of the campaign by its name where that tells what it is about', () => {
    const named = WHOLE.replace('repair updates', 'the Saturday ride')
    expect(missingDisclosures(named, { ...about, campaign: 'Saturday ride' })).toEqual([])
    expect(missingDisclosures(named, about)).toEqual(['use_case'])
  })
})

// The zones of every state, territory and province, and of the ZIP codes in states that keep two times.

const EASTERN = 'America/New_York'
const CENTRAL = 'America/Chicago'
const MOUNTAIN = 'America/Denver'
const ARIZONA = 'America/Phoenix' // no daylight time, save in the Navajo Nation
const PACIFIC = 'America/Los_Angeles'
const ALASKA = 'America/Anchorage'
const ALEUTIANS = 'America/Adak'
const HAWAII = 'Pacific/Honolulu'

/** "324" or "320-323", several of them apart by spaces: the first three digits of ZIP codes. */
type Zips = string

export type State = {
  readonly name: string
  readonly zones: readonly string[]
  readonly zips: Zips
  /** ZIP codes that lie wholly in one of the zones; the others may lie in any. */
  readonly sure?: Readonly<Record<string, Zips>>
}

/** Where an organization has customers. Arizona always keeps the time of one of the four continental zones. */
export type Served = 'continental' | 'with Alaska and Hawaii'
export const servedZones: Readonly<Record<Served, readonly [string, ...string[]]>> = {
  continental: [EASTERN, CENTRAL, MOUNTAIN, PACIFIC],
  'with Alaska and Hawaii': [EASTERN, CENTRAL, MOUNTAIN, PACIFIC, ALASKA, HAWAII],
}

/*
 * Zones by 49 CFR part 71; ZIP codes by the first three digits as the Postal Service assigns them (Domestic Mail Manual,
 * labeling list L002). Which of them lie in one zone was checked against the coordinates of all ZIP codes; where a border is near,
 * both zones stay.
 */
export const states: Readonly<Record<string, State>> = {
  AK: { name: 'Alaska', zones: [ALASKA, ALEUTIANS], zips: '995-999', sure: { [ALASKA]: '997-999' } },
  AL: { name: 'Alabama', zones: [CENTRAL], zips: '350-369' },
  AR: { name: 'Arkansas', zones: [CENTRAL], zips: '716-729' },
  AS: { name: 'American Samoa', zones: ['Pacific/Pago_Pago'], zips: '967' },
  AZ: {
    name: 'Arizona',
    zones: [ARIZONA, MOUNTAIN],
    zips: '850-865',
    sure: { [ARIZONA]: '850-853 856-857 863-864' },
  },
  CA: { name: 'California', zones: [PACIFIC], zips: '900-961' },
  CO: { name: 'Colorado', zones: [MOUNTAIN], zips: '800-816' },
  CT: { name: 'Connecticut', zones: [EASTERN], zips: '060-069' },
  DC: { name: 'District of Columbia', zones: [EASTERN], zips: '200 202-205 569' },
  DE: { name: 'Delaware', zones: [EASTERN], zips: '197-199' },
  FL: {
    name: 'Florida',
    zones: [EASTERN, CENTRAL],
    zips: '320-339 341-349',
    sure: { [EASTERN]: '320-323 326-339 341-349', [CENTRAL]: '325' },
  },
  GA: { name: 'Georgia', zones: [EASTERN], zips: '300-319 398-399' },
  GU: { name: 'Guam', zones: ['Pacific/Guam'], zips: '969' },
  HI: { name: 'Hawaii', zones: [HAWAII], zips: '967-968' },
  IA: { name: 'Iowa', zones: [CENTRAL], zips: '500-528' },
  ID: { name: 'Idaho', zones: [MOUNTAIN, PACIFIC], zips: '832-838', sure: { [MOUNTAIN]: '832-834 837' } },
  IL: { name: 'Illinois', zones: [CENTRAL], zips: '600-629' },
  IN: {
    name: 'Indiana',
    zones: [EASTERN, CENTRAL],
    zips: '460-479',
    sure: { [EASTERN]: '460-462 466-474', [CENTRAL]: '464 477' },
  },
  KS: { name: 'Kansas', zones: [CENTRAL, MOUNTAIN], zips: '660-679', sure: { [CENTRAL]: '660-676 679' } },
  KY: {
    name: 'Kentucky',
    zones: [EASTERN, CENTRAL],
    zips: '400-427',
    sure: { [EASTERN]: '400 402-418 425', [CENTRAL]: '420-424' },
  },
  LA: { name: 'Louisiana', zones: [CENTRAL], zips: '700-714' },
  MA: { name: 'Massachusetts', zones: [EASTERN], zips: '010-027 055' },
  MD: { name: 'Maryland', zones: [EASTERN], zips: '206-219' },
  ME: { name: 'Maine', zones: [EASTERN], zips: '039-049' },
  MI: { name: 'Michigan', zones: [EASTERN, CENTRAL], zips: '480-499', sure: { [EASTERN]: '480-497' } },
  MN: { name: 'Minnesota', zones: [CENTRAL], zips: '550-567' },
  MO: { name: 'Missouri', zones: [CENTRAL], zips: '630-658' },
  MP: { name: 'Northern Mariana Islands', zones: ['Pacific/Saipan'], zips: '969' },
  MS: { name: 'Mississippi', zones: [CENTRAL], zips: '386-397' },
  MT: { name: 'Montana', zones: [MOUNTAIN], zips: '590-599' },
  NC: { name: 'North Carolina', zones: [EASTERN], zips: '270-289' },
  ND: { name: 'North Dakota', zones: [CENTRAL, MOUNTAIN], zips: '580-588', sure: { [CENTRAL]: '580-584' } },
  NE: {
    name: 'Nebraska',
    zones: [CENTRAL, MOUNTAIN],
    zips: '680-693',
    sure: { [CENTRAL]: '680-689', [MOUNTAIN]: '693' },
  },
  NH: { name: 'New Hampshire', zones: [EASTERN], zips: '030-038' },
  NJ: { name: 'New Jersey', zones: [EASTERN], zips: '070-089' },
  NM: { name: 'New Mexico', zones: [MOUNTAIN], zips: '870-884' },
  NV: { name: 'Nevada', zones: [PACIFIC, MOUNTAIN], zips: '889-898', sure: { [PACIFIC]: '889-891 894-897' } },
  NY: { name: 'New York', zones: [EASTERN], zips: '005 063 100-149' },
  OH: { name: 'Ohio', zones: [EASTERN], zips: '430-459' },
  OK: { name: 'Oklahoma', zones: [CENTRAL], zips: '730-732 734-749' },
  OR: { name: 'Oregon', zones: [PACIFIC, MOUNTAIN], zips: '970-979', sure: { [PACIFIC]: '970-977' } },
  PA: { name: 'Pennsylvania', zones: [EASTERN], zips: '150-196' },
  PR: { name: 'Puerto Rico', zones: ['America/Puerto_Rico'], zips: '006-007 009' },
  RI: { name: 'Rhode Island', zones: [EASTERN], zips: '028-029' },
  SC: { name: 'South Carolina', zones: [EASTERN], zips: '290-299' },
  SD: {
    name: 'South Dakota',
    zones: [CENTRAL, MOUNTAIN],
    zips: '570-577',
    sure: { [CENTRAL]: '570-574', [MOUNTAIN]: '577' },
  },
  TN: {
    name: 'Tennessee',
    zones: [CENTRAL, EASTERN],
    zips: '370-385',
    sure: { [CENTRAL]: '370-372 375 380-384', [EASTERN]: '374 376-379' },
  },
  TX: {
    name: 'Texas',
    zones: [CENTRAL, MOUNTAIN],
    zips: '733 750-799 885',
    sure: { [CENTRAL]: '733 750-797', [MOUNTAIN]: '799 885' },
  },
  UT: { name: 'Utah', zones: [MOUNTAIN], zips: '840-847' },
  VA: { name: 'Virginia', zones: [EASTERN], zips: '201 205 220-246' },
  VI: { name: 'U.S. Virgin Islands', zones: ['America/St_Thomas'], zips: '008' },
  VT: { name: 'Vermont', zones: [EASTERN], zips: '050-054 056-059' },
  WA: { name: 'Washington', zones: [PACIFIC], zips: '980-994' },
  WI: { name: 'Wisconsin', zones: [CENTRAL], zips: '530-549' },
  WV: { name: 'West Virginia', zones: [EASTERN], zips: '247-268' },
  WY: { name: 'Wyoming', zones: [MOUNTAIN], zips: '820-831 834' },
}

export type Province = {
  readonly zones: readonly [string, ...string[]]
  /** First letters of the postal codes that lie wholly in the first zone. */
  readonly sure?: string
}

/** Canada’s provinces: zones by the tz database (zone1970.tab), postal codes by Canada Post. */
export const provinces: Readonly<Record<string, Province>> = {
  AB: { zones: ['America/Edmonton'] },
  BC: { zones: ['America/Vancouver', 'America/Dawson_Creek', 'America/Edmonton'] },
  MB: { zones: ['America/Winnipeg'] },
  NB: { zones: ['America/Halifax'] },
  NL: { zones: ['America/St_Johns', 'America/Halifax'] },
  NS: { zones: ['America/Halifax'] },
  NT: { zones: ['America/Edmonton'] },
  NU: { zones: ['America/Toronto', 'America/Winnipeg', 'America/Edmonton'] },
  ON: { zones: ['America/Toronto', 'America/Winnipeg'], sure: 'KLMN' },
  PE: { zones: ['America/Halifax'] },
  QC: { zones: ['America/Toronto', 'America/Halifax'], sure: 'HJ' },
  SK: { zones: ['America/Regina'] },
  YT: { zones: ['America/Whitehorse'] },
}

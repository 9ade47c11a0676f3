// What is known about number prefixes beyond the data that scripts/phone-places.ts reads: newer area codes, overlays that the
// data forgot, and zones that it names by a neighbour with other rules.

/** Zones that keep the same time under two names; the plainer name is written. */
export const plainer: Readonly<Record<string, string>> = {
  'America/Boise': 'America/Denver',
  'America/Juneau': 'America/Anchorage',
  'America/North_Dakota/Center': 'America/Chicago',
}

/** Area codes that lie over the same ground: each gets the zones of all. */
export const overlays: readonly (readonly string[])[] = [
  ['208', '986'],
  ['270', '364'],
  ['418', '273', '367', '581'],
  ['423', '729'],
  ['541', '458'],
  ['709', '879'],
  ['250', '236', '257', '672', '778'],
  ['812', '930'],
  ['850', '448'],
]

/** Zones of a whole area code where the data is wrong; its exchanges are then not used either. */
export const zonesOf: Readonly<Record<string, readonly string[]>> = {
  '474': ['America/Regina'], // Saskatchewan keeps no daylight time; the data says Winnipeg
  '689': ['America/New_York'], // Orlando, an overlay of 407; the data says Chicago
  // Yukon left Pacific time in 2020; the data still has it there.
  '867': ['America/Edmonton', 'America/Toronto', 'America/Whitehorse', 'America/Winnipeg'],
}

/** In these area codes a zone stands for another one: Labrador has daylight time, Puerto Rico has none. */
export const meant: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '709': { 'America/Puerto_Rico': 'America/Halifax' },
  '879': { 'America/Puerto_Rico': 'America/Halifax' },
  '907': { 'Pacific/Honolulu': 'America/Adak' },
}

/** Area codes opened, or announced with a date, that the data does not have yet, and the code whose ground they share. */
export const newer: Readonly<Record<string, string>> = {
  '273': '418', // Quebec, February 2027
  '357': '559', // California, March 2025
  '436': '440', // Ohio, March 2024
  '457': '318', // Louisiana, September 2025
  '471': '662', // Mississippi, January 2026
  '483': '334', // Alabama, February 2026
  '621': '713', // Texas, January 2025
  '624': '716', // New York, November 2023
  '679': '313', // Michigan, November 2025
  '729': '423', // Tennessee, September 2025
  '837': '530', // California
  '861': '309', // Illinois, February 2023
  '924': '507', // Minnesota
}

/** The country of +1 numbers outside the United States and Canada, and the territories of the United States. */
export const islands: Readonly<Record<string, string>> = {
  '242': 'BS', '246': 'BB', '264': 'AI', '268': 'AG', '284': 'VG', '345': 'KY', '441': 'BM', '473': 'GD', '649': 'TC',
  '658': 'JM', '664': 'MS', '721': 'SX', '758': 'LC', '767': 'DM', '784': 'VC', '809': 'DO', '829': 'DO', '849': 'DO',
  '868': 'TT', '869': 'KN', '876': 'JM',
  '340': 'US-VI', '670': 'US-MP', '671': 'US-GU', '684': 'US-AS', '787': 'US-PR', '939': 'US-PR',
} // biome-ignore format: a table

/** Canada's provinces as the data spells them. */
export const canadian =
  /^(Alberta|British Colu|British Colo|Manitoba|New Brunswick|Newfoundland|Northwest|Nova Scotia|Ontario|Quebec|Saskatchewan|Toronto|Montreal)|, (AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)$/

/** Calling codes that several countries share: whose zones count. */
export const callingCodes: Readonly<Record<string, readonly string[]>> = {
  '61': ['AU'], // Christmas and Cocos Islands, 2,500 people, left out: their zones would cost all of Australia an hour and a half
  '7': ['RU'],
  '76': ['KZ'],
  '77': ['KZ'],
}

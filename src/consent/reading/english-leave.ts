// "Opt me out", "take me off the list", "lose my number", "leave me alone" in any English words. Sources: 47 CFR 64.1200(a)(10),
// CTIA 5.1.3, Spoke's opt-out table.
import type { Table } from './phrase.ts'

// biome-ignore format: a table
export const LEAVING: Table = {
  language: 'en',
  source: '47 CFR 64.1200(a)(10), CTIA 5.1.3',
  rows: [
    { id: 'opt-out',
      pattern: '-the|an|is|dental optout|optingout !or|in|of|from|for|on|form|forms|letter|option|deadline|period|policy|fee|sheet|date|code|link|window' },
    { id: 'opt-out-of',
      pattern: `optout|optingout|opt_me_out of|from|on|for [being|be|getting|receiving]*1 <filler>*5 <list>|<messages>|text|everything|all|this|these|
        future|your|any|$`,
      unless: 'plan|insurance|coverage|class|trip|photo|photos|lunch|dental|program_fee|warranty|protection|renewal|test|testing' },
    { id: 'opt-me-out',
      pattern: 'opt <filler>*3 me|number|phone|us|my_number [please|the|hell]*2 out [of]*1',
      unless: 'plan|insurance|coverage|class|trip|photo|photos|dental|warranty' },
    { id: 'unsubscribe', pattern: 'unsubscribe|unsub|unsubscribing|unsubscribed', unless: 'email|emails|e_mails|youtube|channel|podcast' },
    { id: 'remove-me', pattern: 'remove|delete|erase|removing|exclude|scrub|purge|removed me|us [completely|entirely|fully]*1 <ended>' },
    { id: 'remove-me-from',
      pattern: `<remove> <filler>*1 me|us|him|her|them|this|my_mom|my_mother|my_wife|my_husband|my_dad|my_father|my_son|my_daughter|<my_number>
        [please|completely|immediately|permanently|the|hell|fuck|right]*3 <off> [of]*1 <filler>*5 <list>|<messages>|call_list|contact_list|
        calling_list|mailing_list|text_list|email_list`,
      unless: '<not_us>' },
    { id: 'off-the-texts',
      pattern: `<remove> me|us|<my_number> <off> the|your|all|this|these|those ..2 texts|texting|reminders|alerts|notifications|text_list|texting_list|
        text_messages`,
      unless: '<not_us>' },
    { id: 'remove-anything-from-texts',
      pattern: 'remove|unenroll|disenroll|deregister|unlist ..3 from|off [the|your|all|any|future|these]*3 texts|texting|text_messages|text_list|sms',
      unless: '<not_us>' },
    { id: 'be-removed',
      pattern: `be|get|being|should_be|to_be removed|deleted|taken|taken_off|erased|unsubscribed|optedout|unlisted|dropped [permanently|completely|
        immediately]*1 <ended>` },
    { id: 'my-number-removed',
      pattern: '<my_number> [to|be|needs|need|must|should|come|completely]*4 removed|deleted|erased|taken|off <ended>|off|from',
      unless: '<not_us>|order|account' },
    { id: 'how-to-stop-these', pattern: 'how|what|where|way ..5 stop|end|cancel these|them $' },
    { id: 'be-removed-from',
      pattern: 'removed|deleted|taken|erased|dropped <off> [of]*1 <filler>*5 <list>|<messages>|text',
      unless: '<not_us>' },
    { id: 'take-me-off',
      pattern: 'take|taking|taken|get|remove|keep me|us|<my_number> [the|hell|fuck]*2 off|out $|please|immediately|now|asap|thanks|thank' },
    { id: 'remove-my-number',
      pattern: `remove|delete|erase|scrub|purge|removed|removing|scratch|strike <my_number> [please|now|immediately|asap|permanently|thanks|thank]*2
        !from|off|out|on|to|for|with`,
      unless: '<not_us>' },
    { id: 'lose-my-number',
      pattern: `lose|loose|forget|trash|burn|ditch|block|toss|throw_away|throw_out|take_away|get_rid_of|rip_up|shred <filler>*1 my_number|my_contact|
        this_contact|my_info|my_contact_info|this_number|our_number|my_phone_number|my_cell_number|my_digits`,
      unless: 'new|changed|updated' },
    { id: 'my-number-lose-it', pattern: 'my|this number [but|so|and|then|now|please|just|,]*4 lose|delete|remove|erase|forget it' },
    { id: 'throw-my-number-away', pattern: 'throw|toss|take|rip|get my_number|this_number|our_number away|up|out|outta' },
    { id: 'remove-from-list',
      pattern: '^ [please|pls|and|kindly]*2 remove|delete|removal|unsubscription|unlist from|off <filler>*5 <list>',
      unless: '<not_us>' },
    { id: 'removal',
      pattern: 'request|demand|requesting|want|demanding|need <filler>*2 removal $|please|from_your|from_the|from_this|from_all|now' },
    { id: 'remove-number',
      pattern: `^^ [please|and|kindly]*2 remove|delete|erase|block|lose [the|this|my]*1 number|contact|phone|name|info|contacts [please|now|thanks|
        .]*2 $$` },
    { id: 'off-the-list',
      pattern: 'off|out [of]*1 <filler>*2 list|texts|text_list|call_list|contact_list|mailing_list please|$|now|immediately',
      unless: 'waiting' },
    { id: 'block-me', pattern: 'block|blacklist me|my_number|my_phone', unless: '?' },
    { id: 'blocking-you',
      pattern: 'ill|im|ive|have|going_to|will|be|just|now|am|ima|been block|blocking|blocked you|your_number|this_number|number|yall' },
    { id: 'blocking', pattern: '^ [and|now|just|im]*2 blocking|blocked this_number|you|your_number|number|yall' },
    { id: 'leave-me-alone', pattern: 'leave me|us|my_family|my_phone|this_number [the|hell|fuck|tf|f]*2 alone' },
    { id: 'leave-me-be', pattern: 'leave me|us be <ended>' },
    { id: 'get-off-my-phone', pattern: 'get|stay [the|hell|fuck|f]*2 off|out [of]*1 my phone|texts|messages|inbox|dms|line' },
    { id: 'do-not-call-list',
      pattern: `on|to|onto <filler>*3 dont_call|donotcall|dont_contact|dont_text|dnc|no_call|no_contact|nocall|opt_out|optout list|registry` },
    { id: 'on-do-not-call', pattern: 'dont|not|do call|contact list|registry' },
    { id: 'unwanted', pattern: 'unwanted|unsolicited|unwelcome <filler>*3 <messages>|text|contact' },
    { id: 'texts-are-unwanted', pattern: '<messages> [are|is]*1 unwanted|unwelcome|not_welcome|not_wanted' },
    { id: 'leave-the-list', pattern: '^ [please|i|want|to|how|do|would|like|id]*6 exit|leave <filler>*2 list|group|thread|chat $|please' },
  ],
}

/** Tales of having left: a request by themselves, unless the same text asks for the texts again. */
// biome-ignore format: a table
export const LEFT: Table = {
  language: 'en',
  source: '47 CFR 64.1200(a)(10)',
  rows: [
    { id: 'opted-out', pattern: 'i|ive|we|already|have|previously optedout !of|from' },
    { id: 'opted-out-of', pattern: 'optedout of|from <filler>*5 <list>|<messages>|text|this|these|everything' },
  ],
}

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
      pattern: '!^^ take|taking|taken|get|remove|keep me|us|<my_number> [the|hell|fuck]*2 off|out $|please|immediately|now|asap|thanks|thank' },
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
    { id: 'leave-me-alone', pattern: 'leave|leve|leav|lieve|leaf me|us|my_family|my_phone|this_number [please|the|hell|fuck|tf|f]*2 alone' },
    { id: 'leave-me-be', pattern: 'leave me|us be <ended>' },
    { id: 'get-off-my-phone', pattern: 'get|stay [the|hell|fuck|f]*2 off|out [of]*1 my phone|texts|messages|inbox|dms|line' },
    { id: 'do-not-call-list',
      pattern: `on|to|onto <filler>*3 dont_call|donotcall|dont_contact|dont_text|dnc|no_call|no_contact|nocall|opt_out|optout list|registry` },
    { id: 'on-do-not-call', pattern: 'dont|not|do call|contact list|registry' },
    { id: 'unwanted', pattern: 'unwanted|unsolicited|unwelcome <filler>*3 <messages>|text|contact' },
    { id: 'texts-are-unwanted', pattern: '<messages> [are|is]*1 unwanted|unwelcome|not_welcome|not_wanted' },
    { id: 'wipe-my-number',
      pattern: `wipe|remove|delete|erase|clear|drop|dump|discard|destroy|trash|yank|pull|scratch|strike|cross|scrub|get_rid_of|dispose_of|unlist|kill [out|off|away]*1 <my_number>
        [please|now|off|out|away]*2 <off> ..4 <list>|file|files|machine|everything|phone|system|computer|servers|<messages>|records`,
      unless: '<not_us>' },
    { id: 'get-rid-of-number', pattern: 'get|getting rid of <my_number> $|please|now|thanks', unless: '<not_us>|old' },
    { id: 'cross-me-off', pattern: 'cross|strike|scratch|mark|tick|check|write|count me|us|<my_number> off|out [please|now|of|from]*1 $|your|the_list|this_list|these|all|list|texts' },
    { id: 'number-off-list',
      pattern: `remove|delete|erase|unsubscribe|drop|block|take|scratch|unsub|optout|untext|purge [this|the|my|our|number|phone|cell|:|,]*3 *# [,]*1 *#|please|$|from|off|out|and|now [*#]*2
        [please|thanks|from|off|out|now]*1`,
      unless: 'appointment|order|<not_us>|invoice|on_my|the_invoice|my_bill' },
    { id: 'somebody-off-list',
      pattern: `remove|take|delete|drop|erase|scratch|strike|cross|unsubscribe|pull ..3 off|from [of]*1 your|this|ur|yall|yalls|the
        list|text|texts|texting|contact|mailing|phone|marketing|distribution|message|messages|messaging|sms|calling|call|contacts [list|lists|chain|thread|thing|group|tree|alerts|machine|reminders|system|messages|stuff|program|service]*2
        <ended>|he|she|they`,
      unless: '<not_us>' },
    { id: 'off-this-thing',
      pattern: `<remove> me|us|<my_number> [the|hell|fuck|please]*2 <off> [of]*1 [whatever|ur|yall|yalls|the|this|that|your]*2
        text|texting|texts|message|messages|sms|phone|marketing|mailing|contact|call|calling|blast|spam|campaign chain|thread|thing|tree|stuff|group|service|program|alerts|machine|list|business|system|rotation|bot|club|crap|blast|blasts|campaign|feed|ring|spam`,
      unless: '<not_us>' },
    { id: 'off-this', pattern: '<remove> me|us|<my_number> [please|the|hell]*2 off|from|outta|oof [of]*1 this|these|here|it|that|there [please|now|thanks|asap|already|thing|crap|shit|immediately|mess|nonsense|and|or|.]*2 <ended>',
      unless: '<not_us>' },
    { id: 'take-me-of', pattern: 'take|get|tkae|taek me|us of|oof|outa|offa [the|your|this|ur|you|all]*2 list|texts|lists|texting' },
    { id: 'want-off', pattern: '^ [i|we|just|please|really]*3 want|need|wanna off|out [please|now|already|asap|of_this|of_here|this|of_these|now_please]*2 $' },
    { id: 'leave-me-off', pattern: 'leave|keep|count|cut me|us|<my_number> off|out [of]*1 <filler>*2 <list>|<messages>|list|lists', unless: '<not_us>|this' },
    { id: 'not-on-list',
      pattern: `<neg> [be|want|wish|need|to|like|belong|agree|even|supposed|interested|still|why|ask|sign|up]*5 on|in|part_of|included [being|of]*1 this|your|the|any|ur|yalls [text|texting|contact|mailing|marketing|call|calling|phone]*1
        list|lists|group|thread|chat|text_chain|chain`,
      unless: 'yet|but|why|?|waiting|for_the|for_today' },
    { id: 'still-on-list', pattern: 'why|how_come am_i|are_we [still|even]*1 on|in this|your|the [text|texting|contact|mailing]*1 list|chain|thread remove|take|delete|stop' },
    { id: 'unlist-me', pattern: 'unlist|unenroll|disenroll|deregister|delist|unregister|unlink|disconnect|unjoin me|us|<my_number>|please|this', unless: 'class|course|from_the' },
    { id: 'forget-you-had', pattern: 'forget|lose|delete you|that|the_fact [you|that]*1 [ever|even]*1 had|have|got|know this|my|the number' },
    { id: 'your-contacts', pattern: '<remove> me|us|<my_number> <off> your|ur contacts|phone|computer|machine|memory|database|system|files|app|service|program' },
    { id: 'this-number-out', pattern: '<remove> <my_number> [please|right]*1 out|off|from of your|your|the|this|ur ..3' , unless: '<not_us>|order|account' },
    { id: 'do-not-text-list', pattern: 'dont|no|not|never text|texting|contact|call|message|sms list|registry|file' },
    { id: 'reported-and-blocked', pattern: '^^ [you|youre|ur|now|just|im|ive|and|been|your|number|is]*4 blocked|reported|blocking|reporting [and|you|now|as|spam|to|the|this|number|reported|blocked|bye]*6 $$' },
    { id: 'permission-denied', pattern: 'permission|consent|authorization [to|for|text|texting|contact|me|is|has|been|was|hereby|texts]*5 denied|revoked|withdrawn|rescinded|refused|declined|removed|over|gone|cancelled|canceled',
      unless: 'treatment|surgery|procedure|trip' },
    { id: 'it-off-your-list', pattern: 'remove|delete|take|erase|get|scrub|wipe|drop|clear [it|this|that|them|mine|everything]*2 from|off|out_of your|ur list|lists|system|records|database|contacts|phone|computer|files|file|machine|memory|books' },
    { id: 'asked-to-be-removed', pattern: `asked|requested|told|want|ask|need|like|requesting|asking|how|can|could|should|may|must [you|yall|i|we|them|to|my|number|already|also]*5 be|get removed|taken_off|deleted|unsubscribed|optedout|unlisted|erased|dropped
        [already|please|from]*2 !as|by|account|the|my|for twice|before|already|once|multiple|several|many|last|3|2|three|times|from|now|$|this|these|your|here|it|a_while|weeks`, unless: '<not_us>' },
    { id: 'off-of-your-service', pattern: 'want|like|need|get|be|wish [to|be|me|taken|get]*3 off|out [of]*1 your|this|ur|yalls ..2 service|list|text|texts|texting|program|system|chain|alerts|messages' },
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

// "Please stop them", "delete it": requests that name nothing, which are about our texts where the texts or the number are named
// elsewhere in the same text ("I get your texts daily. Please stop them"). Sources: 47 CFR 64.1200(a)(10), CTIA 5.1.3.
import type { Table } from './phrase.ts'

const TEXTS = 'texts|texting|messages|messaging|<messages>|message|text|sms'
const MENSAJES =
  'mensajes|mensaje|textos|texto|sms|avisos|recordatorios|escriben|escribir|mandando|escribiendo|texts|msg'
const TEXTOS = 'messages|message|textos|texto|sms|rappels|texts|pubs|notifications'

// biome-ignore format: a table
export const NAMING_NOTHING: readonly Table[] = [
  {
    language: 'en',
    source: '47 CFR 64.1200(a)(10)',
    rows: [
      { id: 'stop-them', pattern: 'stop|quit|cease|discontinue|unsubscribe|halt [all|of|sending|getting|with]*2 them|em|it|these|those|this|that|all <ended>|already|coming|after|now', beside: TEXTS },
      { id: 'end-them', pattern: 'end|cancel|kill|terminate|suspend|disable|remove|cut|block [all|of]*2 them|em|these|those <ended>', beside: 'texts|messages|notifications|alerts|each|every|charged|charges|per|texting|reminders' },
      { id: 'turn-them-off', pattern: 'turn|shut|switch them|em|it|these|those off', beside: 'texts|messages|notifications|alerts|texting|reminders' },
      { id: 'delete-it',
        pattern: `remove|delete|lose|erase|forget|destroy|purge|scrub|wipe|drop|scratch|trash|ditch [please]*1 it|that|this|me|us <ended>|from|off|out`,
        beside: 'number|phone|cell|digits|contact_info|line|landline',
        unless: 'my_order|the_order|my_account|the_account|the_appointment|my_appointment|invoice' },
      { id: 'take-it-off', pattern: 'take|get it|this|that|us|me off|out', beside: 'wrong_number|wrong_person|your_list|this_list|my_number|this_number|the_list' },
      { id: 'wrong-number-remove', pattern: '[please|and|so|just|kindly]*2 remove|delete|stop|unsubscribe|erase $|please|thanks', beside: 'wrong_number|wrong_person' },
      { id: 'remove-at-the-end', pattern: '^ [please|kindly|so|just|and|then|pls]*2 remove|delete|unenroll|unlist [me|us|please|thanks|now|thank|you|asap]*3 $$', beside: `${TEXTS}|sign|signing|signed|number|list|cell|phone|subscribe|subscribed|consent` },
      { id: 'tell-them-to-quit', pattern: 'to|gotta|please|just|should|must quit|stop [it|this|that|please|already|now]*2 $', beside: `${TEXTS}|sending_these|sending_this|sends_these|spam` },
      { id: 'send-none', pattern: '-i|we|they dont|never|not|nolonger send|sending [me|us]*1 any|anymore|em|them|more|it [more|please|to_me|here|anymore|ever]*2 $', beside: TEXTS },
      { id: 'stop-at-the-end', pattern: '!^^ stop|unsubscribe|optout [it|this|now|already]*1 $$', beside: `texts|messages|texting|messaging|charged|afford|spam|notifications|robotexts|data_plan` },
      { id: 'want-no-more', pattern: 'please|pls|so|just|want|send no more [please|thanks|thank|ok]*2 $', beside: TEXTS },
      { id: 'told-not-to', pattern: 'asked|told|said ..4 remove|delete|stop|lose it|them|this|me', beside: 'number|list|texts|text|messages' },
    ],
  },
  {
    language: 'es',
    source: 'the same in Spanish',
    rows: [
      { id: 'borrenlo', pattern: '[ya]*1 borr{enlo,elo,alo,arlo}|quit{enlo,elo,alo,arlo}|elimin{enlo,elo,alo,arlo}|saquenlo|saquelo|sacalo|olvid{enlo,elo,alo}|pierd{anlo,alo}|remuev{anlo,alo}',
        beside: 'numero|telefono|celular|num|lista|cel' },
      { id: 'parenlos', pattern: 'paren{los,la,,le}|pare{los,}|cancel{enlos,elos,en,e}|deteng{anlos,alos}|suspend{anlos,alos}|apaguen{los,}|ya_no|nomas|no_mas $|porfavor|ya|gracias', beside: MENSAJES },
      { id: 'no-mas-al-fin', pattern: '^ [ya|porfavor|pues|ok|que|gracias|es|todo]*3 no|nomas mas|porfavor|gracias [porfavor|gracias|ya|texts|please|de_esto|de_eso|nada]*2 $$', unless: 'que', beside: 'mas|nomas' },
    ],
  },
  {
    language: 'fr',
    source: 'the same in French',
    rows: [
      { id: 'effacez-le', pattern: 'effac{ez,e,er}|supprim{ez,e,er}|retir{ez,e,er}|enlev{ez,e,er}|ot{ez,e,er}|oubli{ez,e,er}|ray{ez,e,er} le|la|ca|cela|moi $|svp|merci|de|s', beside: 'numero|telephone|cell|liste|num' },
      { id: 'arretez-ca', pattern: '<arreter> [donc]*1 ca|cela|les|tout|la|svp|merci $|svp|merci|la|immediatement|maintenant|s|ca', beside: TEXTOS },
    ],
  },
]

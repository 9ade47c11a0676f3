// "Can I get some help?", "how do these messages work": a cry for help with the texts themselves, made of no other word. Help with
// anything else ("help me find a time", "need help with my car") is an ordinary text. Source: ordinary language, beside the keyword HELP.
import type { Table } from './phrase.ts'

const SELF =
  'i|we|you|can|could|would|will|may|please|me|us|some|a|get|got|need|want|have|to|just|someone|somebody|anyone|hi|hello|little|bit|of|like|really|im|asking|for|more|id|here'

// biome-ignore format: a table
export const ASKING_HELP: readonly Table[] = [
  {
    language: 'en',
    source: 'ordinary English',
    rows: [
      { id: 'need-help', pattern: `^^ [${SELF}]*7 help|info|information|assistance [me|us|please|thanks|thank|you|here|out|now|sir|maam|asap|.|,|?]*5 $$` },
      { id: 'help-with-texts',
        pattern: `^ [how|do|does|what|is|where|${SELF}]*8 help|info|information|assistance [with|on|about|for|me|us|using|understand|understanding|get|reading]*3 [these|this|the|your|all|my]*2
          texts|messages|texting|text|message|messaging|sms|phone_thing|text_system|message_system [please|thanks|service|system|thing|stuff]*2 $`,
        unless: 'stop|quit' },
      { id: 'help-not-good-with-phones', pattern: `^^ [${SELF}]*7 help|assistance [me|us|please|thanks]*3 .|?|, [im|i|not|dont|very|so|too|no]*3 good|understand|know|old|lost|confused [with|at|to|how|how_to|using|this|these|the]*3 phones|phone|texting|texts|messages|computers|technology|text|system|$ $$` },
    ],
  },
  {
    language: 'es',
    source: 'the same in Spanish',
    rows: [
      { id: 'necesito-ayuda', pattern: '^^ [hola|yo|me|pueden|puede|puedes|podrian|podria|necesito|necesitamos|quiero|quisiera|ocupo|porfavor|mas|algo|un_poco|poco|de|la|una|dar|me_pueden|requiero|busco|pido|alguien]*7 ayuda|informacion|ayudar{,me}|info [porfavor|gracias|por|favor|me|ya|.|,|?]*4 $$' },
      { id: 'ayuda-con-mensajes', pattern: '^ [necesito|quiero|me|pueden|dar|mas]*4 ayuda|informacion|ayudenme|ayudeme [porfavor|,|.|con|sobre|no|para|entiendo|entender|se|usar|como|funciona|funcionan]*5 [este|estos|los|el|esto|sus|sistema|de]*4 mensajes|textos|sistema $' },
    ],
  },
  {
    language: 'fr',
    source: 'the same in French',
    rows: [
      { id: 'besoin-d-aide', pattern: '^^ [bonjour|allo|j|ai|je|nous|on|avons|a|l|d|de|svp|voudrais|veux|un|peu|vous|pouvez|pourriez|peux|tu|m|me|est|ce|que|besoin|demande]*8 aide|aider|information|informations|infos|renseignements [moi|svp|merci|s|il|vous|plait|me|.|,|?]*5 $$' },
      { id: 'aide-avec-messages', pattern: '^ [j|ai|besoin|d|de|a|l]*5 aide|aidez_moi [svp|,|.|avec|pour|je|ne|comprends|pas]*6 [les|ces|vos|ce|systeme|de]*3 messages|textos|systeme $' },
    ],
  },
]

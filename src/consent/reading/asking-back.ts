// "Sign me back up for the texts": a person who had left asks for the texts again. Only plain wishes: a question how to sign up is none.
// A wish for no more texts in the same text outranks these (compliance notes, section 2.5).
import type { Table } from './phrase.ts'

const TEXTS = 'texts|text_messages|messages|reminders|notifications|alerts|updates|sms'
const MENSAJES = 'mensajes|mensajitos|textos|sms|recordatorios|avisos|alertas|notificaciones'
const TEXTOS = 'textos|texto|messages|sms|rappels|alertes|notifications'

// biome-ignore format: a table
export const ASKING_BACK: readonly Table[] = [
  {
    language: 'en',
    source: 'CTIA 5.1.1: a plain wish of the person',
    rows: [
      { id: 'sign-me-back-up',
        pattern: `-not|dont|never|how|did_you|do_you|when_you|if_you|they sign|put|add|opt|enroll me|us|<my_number> back [up|on|onto|in|into|to|for|getting|receiving]*4 <filler>*3 ${TEXTS}|text_list|texting|
          texting_list` },
      { id: 'turn-back-on', pattern: `turn|switch <filler>*3 ${TEXTS} back on` },
      { id: 'get-them-again',
        pattern: `can|could|may|please|like|love|want [i|we|to]*2 get|getting|receive|receiving|have <filler>*4 ${TEXTS} again` },
    ],
  },
  {
    language: 'es',
    source: 'the same in Spanish',
    rows: [
      { id: 'volver-a-recibir',
        pattern: `-no|ya_no|nunca quiero|quisiera|queremos|gustaria|puedo|deseo volver a recibir|tener <relleno>*4 ${MENSAJES}` },
    ],
  },
  {
    language: 'fr',
    source: 'the same in French',
    rows: [
      { id: 'reabonnez-moi', pattern: 'reabonn{ez,er,e} moi|nous $|svp|a|au|aux|s' },
      { id: 'recevoir-de-nouveau',
        pattern: `-ne|pas|plus veux|voudrais|aimerais|puis_je recevoir de_nouveau|a_nouveau <bourrage>*4 ${TEXTOS}` },
    ],
  },
]

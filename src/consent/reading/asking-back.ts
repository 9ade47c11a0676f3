// "Sign me back up for the texts": a person who had left asks for the texts again. Only plain wishes: a question how to sign up is none.
// A wish for no more texts in the same text outranks these (compliance notes, section 2.5).
import type { Table } from './phrase.ts'

const TEXTS =
  'texts|text_messages|messages|reminders|notifications|alerts|updates|sms|text_alerts|text_reminders|texting|text_updates|text_messages|text'
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
      { id: 'sign-me-up', pattern: '^^ [please|yes|yeah|ok|i|we|would|like|to|want|can|you|could|hi|hello|sure|id]*6 sign|add|subscribe|opt|enroll|put|count me|us [back]*1 up|in|on|back|again [please|again|thanks|thank|you|now|.]*3 $$' },
      { id: 'put-me-on-the-text-list', pattern: `-not|dont|never|did_you|do_you|when_you|if_you|they|who|to|why add|put|sign|subscribe|enroll|keep me|us|<my_number>|<given> [back|please]*1 on|to|onto|in|for|up|up_for|into <filler>*3 text|texting|sms|message|texts|mailing|messages list|alerts|updates|messages|club|reminders|group|program
        $|please|again|thanks`, unless: 'off' },
      { id: 'subscribe-to-texts', pattern: `^ [please|i|we|want|id|like|to|would|love|can|can_i|yes|me|let]*6 subscribe|resubscribe|enroll|join|rejoin|optin|opt_in|re_subscribe [me|us|back]*2 [to|in|for|on]*1 <filler>*2 ${TEXTS}|text_list|texting_list|text_club [again|please]*1 $` },
      { id: 'want-the-texts', pattern: `^ [yes|please|hi|hello|actually|ok|but]*2 i|we|id [do|really|would|still]*2 want|like|love [to|them|getting]*2 [get|receive|have|join|be|start]*2 [added|back|getting|receiving|on|to]*3 the|your|ur|these|those ${TEXTS}
        [back|again|please|too|now|alerts|and|thanks]*2 $`, unless: 'to_stop|stopped|off|gone|to_end' },
      { id: 'i-want-them', pattern: 'join|get|getting|signed_up_for <filler>*2 texts|messages|alerts|text_list [,|.|?]*1 i|we|id [do|really]*1 want|like|love them|it|to' },
      { id: 'start-texting-again', pattern: `-not|dont|never|did|why|if start|resume|restart|begin|continue|restore|reactivate|reinstate|reenable <filler>*3 texting|messaging|sending|${TEXTS} [me|us]*1 [the|my|texts|messages]*2 again|back|please|$` },
      { id: 'by-mistake-add-me', pattern: '^ [please|pls|and|so|can|could|you|just|but|i|would|like|want|to]*5 add|put|sign|opt|turn|start|resubscribe|subscribe|get me|us|them|it|texts|the_texts|<messages> [back|again|on|in|up|please|to|the|list|texts|messages]*4 $',
        beside: 'accident|mistake|accidentally|unsubscribed|unsubscribe|optedout|oops|back' },
      { id: 'back-on-list-for-texts', pattern: `-not|dont|never|did_you|you|they put|add|sign me|us|<my_number> [back]*1 on|to|onto|up [the|your|ur|a]*1 [list]*1 for|of <filler>*2 ${TEXTS} $|please|again|thanks` , beside: 'back|again|list' },
      { id: 'turn-back-on', pattern: `turn|switch <filler>*3 ${TEXTS} back on` },
      { id: 'get-them-again',
        pattern: `can|could|may|please|like|love|want [i|we|to]*2 get|getting|receive|receiving|have <filler>*4 ${TEXTS} again` },
    ],
  },
  {
    language: 'es',
    source: 'the same in Spanish',
    rows: [
      { id: 'quiero-suscribirme', pattern: `-no|ya_no|nunca|como quiero|quisiera|deseo|me_gustaria|queremos|puedo suscribir{me,nos}|inscribir{me,nos}|apuntar{me,nos}|registrar{me,nos}|recibir [a|en|para]*1 <relleno>*3 ${MENSAJES}|lista_de_mensajes`, unless: 'mas_nunca' },
      { id: 'apunteme', pattern: `-no|ya_no apunt{eme,enme,ame}|inscrib{ame,anme,eme}|suscrib{ame,anme,eme}|anot{eme,enme,ame}|agreg{ueme,uenme,ame}|pon{game,ganme,me}|registr{eme,enme} [otra_vez|de_nuevo|porfavor]*1 en|a|para|al|otra|de <relleno>*3 ${MENSAJES}|lista|vez|nuevo`, unless: 'espera|clase|lunes|martes|miercoles|jueves|viernes|sabado|domingo|no_llamar|no_molestar' },
      { id: 'vuelvan-a-mandar', pattern: `-no|ya_no|nunca que [me|nos]*1 vuelvan|vuelva|sigan|empiecen a|mandando|enviando [mandar{,me}|enviar{,me}|escribir{,me}]*1 <relleno>*3 ${MENSAJES}` },
      { id: 'volver-a-recibir',
        pattern: `-no|ya_no|nunca quiero|quisiera|queremos|gustaria|puedo|deseo volver a recibir|tener <relleno>*4 ${MENSAJES}` },
    ],
  },
  {
    language: 'fr',
    source: 'the same in French',
    rows: [
      { id: 'm-abonner', pattern: `-pas|plus|ne veux|voudrais|aimerais|souhaite|desire|peux|puis [je]*1 m|nous|me abonner|reabonner|inscrire|reinscrire [a|aux|pour|sur|la]*2 <bourrage>*3 ${TEXTOS}|liste|$|svp` },
      { id: 'inscrivez-moi', pattern: `-ne|pas|plus inscri{vez,s}|abonn{ez,e}|reinscri{vez,s} moi|nous|mon_numero [svp]*1 a|aux|sur|au|pour|dans <bourrage>*3 ${TEXTOS}|liste`, unless: 'attente|cours' },
      { id: 'mettez-moi', pattern: `-ne|pas|plus ajout{ez,e}|rajout{ez,e}|remett{ez,s}|remets|mettez|mets moi|nous|mon_numero [svp]*1 a|aux|sur|au|pour|dans <bourrage>*3 [liste]*1 <bourrage>*2 ${TEXTOS}`, unless: 'attente|cours' },
      { id: 'inscription', pattern: '^^ [bonjour|une|mon|je_veux|svp]*2 inscription|abonnement|reabonnement [svp|merci|aux|textos|messages|a|la|liste|s|il|vous|plait]*4 $$' },
      { id: 'renvoyez-les', pattern: `recommenc{ez,er}|repren{ez,dre}|renvo{yez,yer}|continu{ez,er} [a|de|d|m|me|moi|svp]*4 [envoyer]*1 <bourrage>*3 ${TEXTOS}`, unless: 'plainte|avocat' },
      { id: 'reabonnez-moi', pattern: 'reabonn{ez,er,e} moi|nous $|svp|a|au|aux|s' },
      { id: 'recevoir-de-nouveau',
        pattern: `-ne|pas|plus veux|voudrais|aimerais|puis_je recevoir de_nouveau|a_nouveau <bourrage>*4 ${TEXTOS}` },
    ],
  },
]

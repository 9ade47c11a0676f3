// Wordings that only look like a request: negations ("don't stop"), other objects ("bus stop", "stop the delivery"), questions and
// tales about the words themselves ("what happens if I text STOP?"). A guarded stretch is taken out before phrases are looked for,
// so a request beside it still counts. Source: the false-positive traps of section 2.5 of the compliance notes.
import type { Table } from './phrase.ts'

const ENDINGS =
  'stop|quit|end|cancel|remove|delete|unsubscribe|unsub|optout|stopping|cease|revoke|block|removing'
const OURS =
  'text_club|text_list|text_program|text_alerts|text_group|text_chain|texts|texting|messages|messaging|sms|notifications|alerts|reminders|promos'
const KEYWORD = 'stop|unsubscribe|end|cancel|quit|optout|help|start|arret|alto|baja'
const MISTAKE =
  'by_mistake|by_accident|accidentally|mistakenly|mistake|on_accident|inadvertently|unintentionally|por_error|sin_querer|par_erreur'

// biome-ignore format: a table
export const GUARDS: readonly Table[] = [
  {
    language: 'en',
    source: 'negations',
    rows: [
      { id: 'do-not-stop',
        pattern: `-you|yall dont|doesnt|didnt|never|wouldnt|shouldnt|not|havent|hasnt|without [ever|please|even|just|want_me_to]*2 ${ENDINGS} [me|
          my_number]*1` },
      { id: 'can-not-stop', pattern: '-you|yall|they cant|wont|couldnt|never [even|seem_to|just|help]*2 stop|quit|end|cease|stopping' },
      { id: 'do-not-want-to-stop',
        pattern: `dont|didnt|not|never want|need|have|mean|meant|plan|planning|trying|like|intend|wanna [to]*1 [be|say|text|send|have|you]*3
          ${ENDINGS}|removed|taken|unsubscribed|optedout` },
      { id: 'do-not-take-me-off',
        pattern: `-you dont|didnt|not|never [please|ever|to]*2 take|remove|drop|delete|taking|removing|lose|forget|leave me|us|my_number|my_name|my
          [off|alone]*1` },
      { id: 'did-you-stop',
        pattern: `did|has|have|hasnt|havent|didnt you|yall|they|we|i|it|he|she|the_office|everyone|anyone [guys|all|ever|just|already|people]*2
          ${ENDINGS}|stopped|removed|canceled|cancelled|unsubscribed|optedout|taken|lose|take [me|my|sending|texting]*1` },
      { id: 'do-you-stop', pattern: '-how do|does|when_will|will_it you|it|this|that|they|the|your ..1 stop|end|quit' },
      { id: 'was-removed',
        pattern: `was|were|got|been|being|am|im|havent_been [i|we|you|accidentally|automatically|just|somehow|not|still]*2 unsubscribed|optedout|
          removed|deleted|taken_off|dropped|blocked` },
    ],
  },
  {
    language: 'en',
    source: 'other objects',
    rows: [
      { id: 'stop-by',
        pattern: `-said|texted|replied|typed|sent stop|stopping|stops|stopped by|in|over|off|into|near|there|here|past|outside|through|payment|payments|drinking|smoking|watch|sign|
          signs|light|lights|gap|motion|date|loss|work|working|bleeding|crying|eating|leaking|smelling|worrying|it_from|him|her|
          bleeding|hurting` },
      { id: 'stop-at', pattern: 'stop|stopping|stops|stopped at !once' },
      { id: 'stop-for',
        pattern: 'stop|stopping for !the_love gas|coffee|lunch|dinner|food|a|the|breakfast|something|directions|it|some|today|tonight|now' },
      { id: 'stop-on', pattern: 'stop|stopping on the|my|your|main|our|way|street' },
      { id: 'stop-and-get',
        pattern: `stop|stopping and|to get|pick|grab|see|say|eat|visit|drop|check|buy|talk|smell|have|take|let|use|sign|pay|chat|look|shop|go|n_shop` },
      { id: 'a-stop',
        pattern: `bus|pit|truck|rest|emergency|f|t|train|metro|subway|traffic|full|non|one|next|last|first|second|final|quick|short|another|every|
          each|hard|door|tax|whistle|pain|glottal|kill|only|main stop|stops` },
      { id: 'the-stop', pattern: 'the|a|my|our stop|stops !to|texting|sending|message|messages|text|texts|button|and_desist' },
      { id: 'stop-the-thing',
        pattern: `stop|cancel|end|quit|suspend|terminate|halt|discontinue|pause the|my|our|that|this|his|her|an|both|one|two !~4:${OURS} !<filler>|<message>|
          number|name|contact|contacts|consent|list|permission|authorization|info|information|conversation|harassment|subscription *` },
      { id: 'stop-doing',
        pattern: `stop|stopping|quit|quitting|stops|stopped !<texting>|<sending>|calling|writing|phoning|ringing|emailing|asking|trying|reaching|
          hitting|blowing|bugging|begging|using|contacting|replying|marketing|advertising|communicating|everything|anything|something|
          nothing|during|morning|evening|lighting|clogging|filling|flooding|cluttering|jamming|wasting|putting|selling|pitching|pushing|offering|following|chasing|buzzing|pinging|dinging|beeping|having|keeping|fucking|freaking|goddamn|effing|annoying|coming|promoting|testing|taxing|tasting|texing|tecting|exting *ing` },
      { id: 'stop-using', pattern: 'stop|quit using !my_number|this_number|my_phone|my_cell|my_info' },
      { id: 'the-end',
        pattern: `the|week|dead|month|year|day|rear|front|back|other|either|both|loose|deep|months|years|days|weeks|high|my|your|our|this|far|east|
          west|north|south|lower|upper end` },
      { id: 'end-of', pattern: 'end|ends|ending of|up|date|time|result|table|game|tables|zone|user' },
      { id: 'quit-smoking', pattern: 'quit smoking|drinking|vaping|my|school|work|working|on|playing|eating|coffee|soda|sugar' },
      { id: 'i-quit', pattern: 'i|he|she|they|we|just|engine|car|motor|computer|phone quit !the|your|this|ur|these' },
      { id: 'cancel-and-text-me',
        pattern: 'cancel|end|quit [that|this|the|my]*1 [last|first|previous|other]*1 text|message|call me|back|when|i' },
      { id: 'last-text',
        pattern: `cancel|ignore|disregard|delete|scratch|remove|forget|erase|unsend [that|my|the|this]*1 last|previous|first|earlier|other [text]*1
          text|message|texts|messages|one|voicemail` },
      { id: 'ignore-my-text', pattern: 'ignore|disregard|unsend that|my|the|this|those text|message|texts|messages' },
      { id: 'opt-out-of-plan',
        pattern: 'optout|optingout|optedout|opt_me_out of|from|for|on the|my|our|a|any !~4:texts|texting|messages|messaging|sms !<filler>|<message>|<list> ..2' },
      { id: 'unsubscribe-a-child',
        pattern: `unsubscribe|unsub|unenroll|optout my|our son|daughter|kid|kids|child|children|boy|girl|student|twins from|of the|your|this|that !<message>|
          <list>|text|texting|school|mailing *` },
      { id: 'unsubscribe-from-a-service',
        pattern: `unsubscribe|unsub|unsubscribing from|to|my [my|our|the|your|lobby|tv|that]*3 netflix|hulu|spotify|disney|amazon|prime|youtube|hbo|max|peacock|paramount|apple|
          google|audible|kindle|xbox|playstation|costco|magazine|newspaper|gym|channel|podcast|streaming|hellofresh|chewy|instagram|facebook|tiktok` },
      { id: 'unsubscribed-elsewhere',
        pattern: `i|we|ive|weve unsubscribed|unsub|unsubscribe from a|an|the|my|that|another|their|some !<message>|<list>|text|texting|mailing *` },
      { id: 'text-instead-of-call',
        pattern: `dont|not|never|stop|quit call|phone|ring|calling [me|us]*1 [,|.|please|just|instead|you|can|but|only|and_just|and_only|and_start|and_please]*4 text|message|email` },
      { id: 'other-list',
        pattern: `wait|waiting|guest|cancellation|standby|price|grocery|shopping|class|invite|volunteer|sub|call_back|callback|prayer|supply|
          packing|to_do|parts|wish list|lists` },
      { id: 'alone-with', pattern: 'leave|left|leaving ..2 alone with|in|at|for|overnight|during|while|on' },
    ],
  },
  {
    language: 'en',
    source: 'words about the words',
    rows: [
      { id: 'if-i-texted-stop',
        pattern: `if|when|whether|what_if|unless i|we|you|someone|people|they [just|ever|accidentally|already]*2 texted|replied|sent|said|typed
          [back|with|the|word|you|in|to|this]*3 ${KEYWORD}` },
      { id: 'if-i-text-stop',
        pattern: `if|when|once|whether|after|before|does|do|did|will|should|must|what_if|unless i|we|you|someone|people|they|it|u [just|ever|
          accidentally|do|need_to|have_to|want_to]*2 text|reply|send|type|say|respond|texting|hit|write|put [back|with|the|word|you|in|
          this]*3 ${KEYWORD}` },
      { id: 'reply-stop-to',
        pattern: `reply|text|send|respond|type|replying|texting|sending|envoyez|repondez|responda|envie|texte|responde|textez|tapez [with|the|word|
          back|la|palabra|le|mot|con]*2 ${KEYWORD}|yes|y|no|unstop|stopall to|for|2|if|para|pour|a|au|si|anytime|at [unsubscribe|optout|opt|
          out|end|cancel|stop|quit|unsub|cancelar|salir|arreter|vous|desabonner|se|darse|de|baja|terminate]*4` },
      { id: 'stop-to-end',
        pattern: `stop|quit|end|help|arret|alto|baja to|2|for|para|pour end|cancel|unsubscribe|optout|quit|stop|unsub|opt|info|help|cancelar|
          se_desabonner|vous_desabonner|arreter|terminar|salir|terminate|discontinue` },
      { id: 'by-texting-stop',
        pattern: `by|of|to|for|says|said|say|saying replying|texting|sending|typing|reply|text|send|type [with|the|word|back]*2 ${KEYWORD}` },
      { id: 'word-stop', pattern: `word|keyword|command|palabra|mot|letters|button|option ${KEYWORD}` },
      { id: 'stop-mean',
        pattern: `stop|unsubscribe|optout !do_you|does_you|do_u|do_yall|do_ya mean|do|does|work|button|link|box|checkbox|option|page|form|forms|letter|policy|deadline|feature|message_was|text_was` },
      { id: 'stop-by-mistake',
        pattern: `stop|stopped|unsubscribed|unsubscribe|optedout|optout|cancel|quit|end|cancelled|alto|baja|arret ..5 ${MISTAKE}` },
      { id: 'mistake-stop',
        pattern: `${MISTAKE}|oops|whoops|oopsie|autocorrect|butt|my_kid|my_son|my_daughter|my_toddler [,|.]*1 ..6 stop|unsubscribed|unsubscribe|
          optedout|optout|cancel|quit|end|alto|baja|arret` },
      { id: 'undo-stop', pattern: 'undo|reverse|ignore|disregard|unsend|cancel ..3 stop|unsubscribe|optout' },
      { id: 'stop-was-for', pattern: 'stop ..3 was|is for|meant|not_for|intended' },
    ],
  },
  {
    language: 'en',
    source: 'wrong numbers that are not ours',
    rows: [
      { id: 'i-gave-wrong-number',
        pattern: `i|we|ive|weve|she|he|they|form [may|might|must|have|had|just|think|accidentally|probably|mustve]*3 gave|given|give|put|entered|
          enter|wrote|typed|have|had|listed|provided|sent|left|texted|called|dialed|text|call|used|using|messaged|got|misdialed [you|him|
          her|them|it|down|in|your|office]*3 the|a|my|an wrong|incorrect [phone|cell]*1 number|person|contact` },
      { id: 'is-this-wrong-number',
        pattern: 'is|was|do|did|does|if this|it|that|i|we [have|got|text|call|dial|the|a|even]*3 wrong number|person' },
      { id: 'wrong-number-meant-for',
        pattern: `wrong number|person|chat|thread|text|contact|conversation [,|.|sorry|lol|oops|so|haha]*4 i_meant|meant|ignore|disregard|that_was|
          this_was|was_for|was_supposed|please_ignore|please_disregard|my_bad|i_was_trying|i_was_texting|never_mind|nevermind|intended` },
      { id: 'oops-wrong-number',
        pattern: `oops|whoops|oopsie|my_bad|my_mistake|sent_to [,|.|sorry|that|was|the|i|texted|sent|this|to]*6 wrong number|person|chat|thread` },
      { id: 'charged-wrong-person',
        pattern: `billed|charged|invoiced|emailed|helped|gave|called|paid|told|sent_me|gave_me|given [me|us]*1 the|a wrong number|person|guy|
          contact|phone` },
      { id: 'wrong-number-of', pattern: 'wrong number of|on|in|listed' },
    ],
  },
  {
    language: 'es',
    source: 'negations and other objects',
    rows: [
      { id: 'mejor-texto',
        pattern: 'no me|nos <llamar> [,|.|porfavor|mejor|solo|pero]*3 mejor|texto|mensaje|mandeme|escribame|mandame|escribeme|textos' },
      { id: 'no-dejen-de',
        pattern: `no|nunca [quiero|quisiera|pueden|puedo|por|favor|porfavor|se|me]*2 dej{e,en,es,ar,o}|par{e,en,es,ar,o}|ces{e,en} [que]*1 de` },
      { id: 'no-paren', pattern: 'no|nunca par{en,es}|cancel{e,en,es}|suspendan|deten{gan,ga}|termin{e,en}' },
      { id: 'no-me-quiten',
        pattern: `no [me|nos|le|quiero|que|vayan|a]*3 quit{en,es,e}|saqu{en,es,e}|borr{en,es,e}|elimin{en,es,e}|dar{me,nos,se}|den|
          desuscrib{ir,irme,an,as}` },
      { id: 'no-quiero-baja',
        pattern: 'no [quiero|quise|queria|pretendo|deseo]*1 [que|me]*2 dar{me,nos}|den|desuscribir{me,} [de]*1 [baja]*1' },
      { id: 'si-mando-stop',
        pattern: `si|cuando|que_pasa_si [yo|le]*1 mando|envio|pongo|escribo|respondo|contesto|texteo [la|palabra|con|un]*3 ${KEYWORD}|cancelar|parar` },
      { id: 'por-error', pattern: 'por_error|sin_querer|equivocacion ..4 stop|alto|baja|cancelar|parar' },
      { id: 'di-numero-equivocado',
        pattern: `-le di|puse|mande|dimos|anote|deje|escribi|tengo|marque|llame [el|un|mi|mal|a|al]*2 numero [de|telefono]*2 equivocado|incorrecto|
          mal` },
      { id: 'le-di-numero-equivocado', pattern: 'le|les|te di|dimos|dio|deje|mande [el|un|mi]*1 numero equivocado|incorrecto' },
      { id: 'sin-parar', pattern: 'sin|a parar|para|alto' },
    ],
  },
  {
    language: 'fr',
    source: 'negations and other objects',
    rows: [
      { id: 'n-arretez-pas',
        pattern: 'n|ne|surtout arret{ez,e,er}|cess{ez,e}|desabonn{ez,e}|annul{ez,e}|retir{ez,e} [surtout]*1 pas|jamais [de|d]*1' },
      { id: 'ne-me-retirez-pas', pattern: 'ne [me|m|nous]*1 desabonn{ez,er,e}|retir{ez,er}|enlev{ez,er}|supprim{ez,er} pas' },
      { id: 'veux-pas-arreter',
        pattern: 'veux|voulais|souhaite pas [me|m|que|vous]*2 desabonn{er,iez}|arret{er,iez}|retir{er,iez}|manquer|rater|perdre' },
      { id: 'desabonner-un-enfant',
        pattern: 'desabonn{er,ez,e}|desinscri{re,vez}|retir{er,ez}|enlev{er,ez} mon|ma|mes|notre|nos|le|la fils|fille|enfant|enfants|garcon|filles|garcons|petit|petite|conjoint' },
      { id: 'oublie-mon-numero', pattern: 'ai|a|avons|avait|as|avez oublie|perdu|efface mon|ton|votre|son|le numero|nom|telephone' },
      { id: 'recois-plus',
        pattern: `recois|recoit|recevons|recu|recevez|ai|a|avons|avez|y_a plus|pas [eu|recu]*1 [de|d|vos|les|mes|aucun]*2 messages|message|textos|
          texto|rappels|rappel|sms|notifications|notification` },
      { id: 'arret-de-bus', pattern: 'arret|arrets de|d bus|autobus|travail|maladie|metro|tram|paiement' },
      { id: 'arreter-de-fumer',
        pattern: 'arret{e,er,ez} [de|d]*1 fumer|boire|les_travaux|le_travail|le_paiement|la_livraison|chez|au|a_la|prendre|par|devant' },
      { id: 'si-j-envoie-stop', pattern: `si|quand|lorsque [j|je|on]*1 envoie|ecris|reponds|texte|tape [le|mot]*2 ${KEYWORD}|stop` },
      { id: 'donne-mauvais-numero',
        pattern: 'ai|a|avons|avoir donne|laisse|mis|ecrit|compose|entre|appele|texte [le|un|vous]*2 mauvais|faux numero' },
    ],
  },
]

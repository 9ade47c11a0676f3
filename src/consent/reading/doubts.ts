// Wordings that are no request by themselves but that a person should see before anything promotional goes out again: complaints,
// limits ("don't text me before nine"), requests about another channel, a STOP that is not clearly meant for us.
import type { Table } from './phrase.ts'

const STRONG = 'stop|unsubscribe|unsub|optout|optingout|cease|unsubscribed'
const TEXTS =
  'texts|texting|text|message|messages|messaging|sms|calls|notifications|reminders|list|contacting|contact|spam|spamming'

// biome-ignore format: a table
export const DOUBTS: readonly Table[] = [
  {
    language: 'en',
    source: 'compliance notes, section 2.5, step 6',
    rows: [
      { id: 'stop-near-texts', pattern: `${STRONG} ..6 ${TEXTS}` },
      { id: 'texts-near-stop', pattern: `${TEXTS} ..5 ${STRONG}` },
      { id: 'short-stop', pattern: '^^ [,|.]*1 ..1 stop|unsubscribe|optout ..1 [,|.]*1 ..1 $$' },
      { id: 'stop-as-clause', pattern: '^ stop [it|this|that]*1 $' },
      { id: 'cancel-answer', pattern: '^^ yes|no|ok|okay|yeah|yep|sure [,|.|please]*2 cancel|end|quit|remove [it|please]*1 $$' },
      { id: 'not-signed-up',
        pattern: `didnt|never|dont [ever|even|remember|recall]*2 sign|signed|signing|subscribe|subscribed|ask|asked|request|requested|agree|agreed|
          optin|register|registered|enroll|enrolled [up|in|to]*2 for|to|this|these|that|any|your`,
        unless: 'class|job|shift|appointment|charge|price|plan|service|that_price' },
      { id: 'how-did-you-get-my-number',
        pattern: 'how|where|who|why ..3 get|got|gave|give|have|find|found|obtain ..2 my number|info|information|name|phone|cell',
        unless: 'ready|updated|on_file' },
      { id: 'why-texting-me',
        pattern: `why|y are|am|do|r you|i|yall [guys|people|keep|still|constantly|even|always]*2 texting|messaging|contacting|getting|receiving|
          spamming|bothering|harassing|sending [me|us|all|the|these|this|so|your]*3 <message>|me|us|$|my`,
        unless: 'different|new_number|late|early|from_a|from_this' },
      { id: 'someone-else', pattern: 'text|message|bother|contact|annoy someone|somebody else', unless: 'for|if|when' },
      { id: 'too-much', pattern: 'text|texting|message too_much|a_lot|so_much|less [please]*1 $' },
      { id: 'fewer', pattern: 'fewer|less texts|messages|reminders|notifications' },
      { id: 'only-then', pattern: 'only text|message|contact|send me|us|texts|messages on|between|after|before|during|about|for|regarding' },
      { id: 'annoying',
        pattern: `texts|messages|texting|reminders|notifications [are|is]*1 ..2 annoying|excessive|harassing|unwanted|bothersome|out_of_control|
          ridiculous` },
      { id: 'keep-getting', pattern: 'keep|still|constantly getting|receiving <filler>*4 <messages>' },
      { id: 'can-not-receive', pattern: 'cant|dont|doesnt|unable_to receive|accept|get|take texts|text_messages|sms|texting at|on|here' },
      { id: 'how-to-stop-this', pattern: 'how|way|where ..3 stop|end|quit this|these|it|them $' },
      { id: 'too-many',
        pattern: 'too|so|way|this_many|waytoo many|much texts|messages|notifications|reminders|sms|spam|alerts',
        unless: 'thank|thanks' },
      { id: 'spam',
        pattern: '^ [this|that|its|is|just|pure|more|you|are|lol|all]*4 spam|spammers|spammer|harassment|harassing|harassed [me|us]*1 $' },
      { id: 'go-away',
        pattern: `^ [just|please|then|and|so|oh|you|can|now]*3 go_away|fuck_off|f_off|piss_off|buzz_off|screw_off|bugger_off|get_lost|eff_off|
          knock_it_off|cut_it_out|shut_up|shut_the|back_off|bug_off|get_bent|kick_rocks|get_a_life|fuck_you_off|give_it_a_rest|drop_it
          [please|now|already]*1 $` },
      { id: 'enough',
        pattern: '^ [thats|ive|had|that|is|im|ok|okay|really|honestly|seriously]*4 enough [already|please|is_enough|now]*1 $' },
      { id: 'i-quit', pattern: '^^ [ok|i|we|im]*2 quit|unsubscribing|out_of_this|opting $$' },
      { id: 'not-now', pattern: '-i|we|they dont|not|never <text>|bother me|us' },
      { id: 'not-so-late', pattern: '-i|we|they dont|not|never <text>|send <later>' },
      { id: 'do-not-call', pattern: '-i|we|they dont|not|never call|phone|email me|us|this_number|here $|please|ever|after|before|at' },
      { id: 'turn-off', pattern: '^ [please|can|you|how|do|i]*4 turn|shut|switch these|this|them|it off $' },
      { id: 'make-it-stop', pattern: 'make|making this|everything stop' },
      { id: 'no-need-to-text', pattern: 'no need to text|message|contact|remind me|us', unless: 'back' },
      { id: 'keep-texting',
        pattern: 'you|yall|they|why keep|kept|still|constantly|always texting|messaging|contacting|spamming me|us',
        unless: 'late|different' },
      { id: 'no-such-person', pattern: '^ [sorry|there|theres|is|hi|hello|um]*4 no !<things> * here|at_this_number|living_here $' },
      { id: 'do-not-know-any', pattern: 'dont know any|a !other|better|more|good|thing|of|way|lot|bit|about * $' },
      { id: 'do-not-know-who', pattern: 'idea|know|clue who !i|this|to|you|is|are|my|will|does|was|it|we|they|the|he|she|that * is' },
      { id: 'dont-text',
        pattern: '^ [i|sorry|we|please]*2 dont text|do_texts|like_texts|like_texting|like_text|use_text|do_text [or|messages]*1 $' },
      { id: 'no-more-of-these', pattern: 'dont|nolonger [really|even]*1 want|need [any|more|of]*3 these|those|them $|anymore|from' },
      { id: 'other-channel', pattern: `${STRONG} ..6 email|emails|emailing|newsletter|youtube|podcast` },
      { id: 'remove-from-emails',
        pattern: 'remove|delete|take|stop|quit me|my|us|sending|the|emailing|all|these ..4 email|emails|emailing',
        unless: 'attachment' },
      { id: 'delete-account', pattern: 'delete|close|erase|wipe|purge my|all_my|our account|data|profile|records' },
      { id: 'former-customer',
        pattern: `nolonger|not|never [been]*1 [a|an|your|one_of_your]*2 customer|patient|client|member|student|tenant [anymore|of|here|there]*1`,
        unless: 'yet|how|so|but' },
      { id: 'went-elsewhere',
        pattern: `^ [sorry|hi|hello|thanks|no|but|so|we|i|ive|weve|have|already|actually]*6 found|switched|switching|moved|changed|going|gone|went
          [to|with|over|a|an|our]*2 another|different|new|other dentist|doctor|vet|salon|stylist|barber|mechanic|garage|shop|gym|school|clinic|
          provider|company|contractor|landscaper|groomer|accountant|plumber|store|practice` },
      { id: 'other-way', pattern: 'email|call|mail|phone|emailing|calling ..4 instead_of|rather_than text|texting|messaging|sms' },
      { id: 'rather-call', pattern: 'rather|prefer [that|if]*1 you [just|to|would]*2 call|called|phone|phoned|email|emailed|mail me|us' },
      { id: 'passed-away',
        pattern: `^ [sorry|hi|hello|unfortunately|but|my|our]*4 he|she|husband|wife|mother|mom|father|dad [has|is|sadly|just|recently|unfortunately]*2
          passed|died|deceased [away]*1 !out|by|the|his|her|it|on_the|down`,
        unless: 'reschedule|move|appointment' },
      { id: 'ugh-again', pattern: '^^ ugh|omg|seriously|ffs|really|wtf|smh|jfc|not [,|.|this|you|not|really|oh]*3 again $$' },
      { id: 'this-is-too-much', pattern: '^^ [ok|okay|sorry]*1 this|its|thats|it [is|was]*1 [way|just|really|all]*2 too much $$' },
      { id: 'hold-messages',
        pattern: 'hold|postpone [off]*1 [on|all|the|your|my|any|sending]*4 texts|texting|messages|messaging|reminders|notifications|alerts' },
      { id: 'stp-alone', pattern: '^^ stp $$' },
      { id: 'law',
        pattern: `lawyer|attorney|sue|suing|lawsuit|fcc|ftc|harassment|illegal ..8 texts|texting|text|messages|messaging|message|calls|contact` },
      { id: 'law-after',
        pattern: `texts|texting|messages|messaging|calls|contacting ..8 lawyer|attorney|sue|suing|lawsuit|fcc|ftc|harassment|illegal|harassing|
          annoying|ridiculous|unacceptable|excessive` },
      { id: 'blocked', pattern: 'block|blocking|report|reporting|reported you|this_number|your_number|yall $|if|for_text|and|now' },
      { id: 'sign-alone', pattern: '^^ nosign [nosign|.|,]*3 $$' },
      { id: 'my-number-wrong', pattern: 'isnt|not my number|phone [anymore]*1 $' },
      { id: 'do-not-know-you',
        pattern: `dont|didnt|never know|heard|knew [of]*1 you|who_this|who_you|this_number|your_company|anyone_there|yall [are|is]*1 $|and|but|
          please|so` },
      { id: 'leave-out', pattern: 'leave|count me|us out|off $|please|of_this' },
      { id: 'cancel-subscription',
        pattern: 'cancel|end|stop|quit <filler>*3 subscription|enrollment [to|for]*1 $|text|texts|sms|message|messages' },
    ],
  },
  {
    language: 'es',
    source: 'compliance notes, section 2.5, step 6',
    rows: [
      { id: 'por-que-me-escriben',
        pattern: `porque|que|quien|quienes|como [me|les|le|te|siguen|sigue]*2 escrib{en,e,es}|mand{an,a,as}|envi{an,a,as}|molest{an,a,as}|
          text{ean,ea} [tantos|mensajes|esto|estos|a|tanto]*2 $|mensajes|esto|estos|tanto`,
        unless: 'foto|direccion|informacion' },
      { id: 'quien-dio-mi-numero',
        pattern: `quien|como|donde [les|le|te|fue|que]*2 dio|dieron|consiguieron|consiguio|tienen|obtuvieron|sacaron|saco mi|este numero|telefono|celular|cel` },
      { id: 'demasiados-mensajes', pattern: 'demasiados|muchos|tantos mensajes|textos|sms|avisos' },
      { id: 'ya-no',
        pattern: `^^ [porfavor|no|ya]*2 ya_no|ya_no_quiero|ya_no_quiero_nada|no_quiero_mas|no_quiero_nada|suficiente|no_gracias_ya_no|larguense|
          vayanse|larguese [porfavor|gracias|mas]*1 $$` },
      { id: 'no-me-molesten', pattern: 'no me|nos <escribir>|<llamar> !el|la|los|las|un|una|lo' },
      { id: 'no-me-inscribi',
        pattern: 'no|nunca [me|yo]*2 inscribi|suscribi|registre|pedi|solicite|autorice [a|en|para|esto|estos|nada]*2' },
      { id: 'baja-doubt', pattern: 'dar{me,nos}|den{me,nos}|deme|dame de baja' },
      { id: 'acoso', pattern: '^ [esto|es|ya|un|puro]*3 acoso|spam|hostigamiento $' },
      { id: 'no-es-mi-numero',
        pattern: 'no conozco|se a|quien esa|ese|es|son|eres|ustedes|usted persona|nombre|$|ustedes|usted',
        unless: 'doctor|doctora' },
    ],
  },
  {
    language: 'fr',
    source: 'compliance notes, section 2.5, step 6',
    rows: [
      { id: 'pourquoi-m-ecrivez',
        pattern: `pourquoi|comment [est|ce|que|vous|tu]*4 m|me [vous]*1 ecri{vez,s,re}|envo{yez,ie,ies,yer}|text{ez,e,es,er}|contact{ez,er}|
          harcel{ez,er}|derang{ez,er}` },
      { id: 'qui-a-donne-mon-numero', pattern: 'qui|comment|ou [vous|t|a|avez|avez_vous|as|tu]*3 donne|eu|obtenu|trouve mon numero' },
      { id: 'trop-de-messages', pattern: 'trop|tellement|autant de messages|textos|sms|pubs|publicites|rappels|notifications' },
      { id: 'ca-suffit',
        pattern: `^ [ok|bon|la|maintenant]*2 ca_suffit|assez|degagez|degage|foutez_le_camp|c_est_assez|suffit|c_est_du_harcelement|harcelement|
          c_est_du_spam [la|maintenant|svp|merci]*1 $` },
      { id: 'ne-m-ecrivez-pas-doute', pattern: 'ne|n m|me|nous <envoyez> pas|plus !la|le|l|les|un|une' },
      { id: 'jamais-inscrit',
        pattern: 'jamais|pas [ete]*1 inscrit|inscrite|abonne|abonnee|demande|autorise|consenti a|ces|de|d|ca|cela|vos|$' },
      { id: 'connais-pas', pattern: 'connais pas $|vous|ce_numero|cette' },
    ],
  },
]

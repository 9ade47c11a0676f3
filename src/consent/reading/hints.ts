// News, moods and other ways that may mean "no more texts" and may not: "we moved", "not interested", "email me instead", "cancel it".
// A person looks before anything promotional goes out again. Source: compliance notes, section 2.5, step 6 (suppress first, review after).
import type { Table } from './phrase.ts'

const TRADES = `dentist|doctor|vet|salon|stylist|barber|mechanic|garage|shop|gym|school|clinic|provider|company|contractor|landscaper|groomer|
  accountant|plumber|store|practice|church|studio|team|club|daycare|office|dentists|doctors|gyms|schools|churches|salons|providers|companies|
  vets|pharmacy|bank|agency|realtor|academy|parish`
const DAYS = `monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekend|
  weekends|weekday|weekdays`
const KIN =
  'he|she|they|son|daughter|kid|kids|husband|wife|mom|dad|mother|father|child|children|sister|brother|grandma|grandpa|boys|girls'

// biome-ignore format: a table
export const HINTS: readonly Table[] = [
  {
    language: 'en',
    source: 'compliance notes, section 2.5, step 6',
    rows: [
      { id: 'moved-away',
        pattern: `^ [sorry|hi|hello|oh|but|and|so|thanks|no|we|i|ive|weve|were|im|family|my|our|have|just|recently|already|all|actually|they|also]*6 moved|relocated|moving_away|moving_to
          [away|out|to|back|from|across|over|overseas|abroad|in|last|state|years|year|months|month|ago|already|now|of|town|long|time|area]*6 ..1 $$`,
        unless: 'my|appointment', beside: 'i|we|ive|weve|were|im|family' },
      { id: 'no-longer-there',
        pattern: `i|we|${KIN} [really|even|all]*1 dont|doesnt|nolonger|not|never [even|really]*1 live|lives|living|work|works|working|go|goes|going|attend|attends|come|bank|shop|belong|drive|own|use|teach|volunteer|worship
          ..4 anymore|nolonger|there|nearby $|so|and|but|sorry|thanks|or`, unless: 'yet|on_mondays' },
      { id: 'no-longer-lives', pattern: `i|we|${KIN} nolonger live|lives|work|works|attend|go|goes|use|own|drive|shop|bank|belong|need|needs|come|play|plays|teach` },
      { id: 'graduated', pattern: `^ [sorry|hi|my|our|both|all|thanks|but|the]*3 i|we|ive|${KIN} [have|has|just|already]*2 graduated|retired|transferred|withdrew|dropped_out|aged_out|outgrew_it` },
      { id: 'calm-down', pattern: 'you|yall|u|guys [guys|all|people|really|just]*2 need|gotta|should|could|can|have|got [to]*1 chill|relax|calm|back_off|ease_up|slow_down|cool_it [down|out]*1' },
      { id: 'sold-it', pattern: 'i|we|ive|weve [already|just|have|recently|both]*2 sold|traded [in]*1 the|that|my|our|this|it|both house|home|car|truck|property|place|land|boat|van|bike|rv|camper|business|condo|motorcycle|suv|$ ..4 $' },
      { id: 'another-one-now', pattern: `go|goes|going|use|using|have|see|seeing|gone|at|with|found|switched|changed|chose|picked|hired|joined [to|with|a|an|our|now|already]*3 different|another|new|other ${TRADES}` },
      { id: 'switched', pattern: `switched|changed|switching|left|leaving|quit|dropped [to|the|your|our|my|that]*2 ${TRADES} $|last|a|in|already|years|and|so|this|now|back|when` },
      { id: 'passed-away-too', pattern: 'dog|cat|puppy|kitty|pet|pup|bird|horse|deceased|owner|<given> [has|is|sadly|just|recently|have|was]*2 passed_away|died|deceased|passed_on|dead !out|by|the|on_the|down|battery|phone', unless: 'reschedule|move|appointment|battery|phone|engine|car' },
      { id: 'use-email', pattern: 'email|emails|emailing|phone|call|calls|mail|voicemail [is|works|would|be|are|me|us]*2 better|best|preferred|preferable|easier|from_now_on|next_time' },
      { id: 'prefer-email', pattern: 'prefer|rather|like|want|use|switch_to [get|have|you|a|to|an|use|receive|just|by]*3 email|emails|phone_call|phone_calls|calls|call|regular_mail|paper_mail|mail|phone [me|us|instead|please|from|now|on|over|than|next|time]*4 $', unless: 'text' },
      { id: 'only-email', pattern: '^ only|just email|mail|call|phone [me|us]*1 $' },
      { id: 'call-instead', pattern: '^ [please|just|can|could|would|you|pls|and|or|next|time|hi|thanks|but]*5 call|email|phone|mail|emailing|calling me|us|my_office [please]*1 instead|next_time|from_now_on|only|rather|directly $' },
      { id: 'other-hours', pattern: `^ [please|pls|and|but|just|can|you|no|ok]*3 not|nothing|only|only_text|dont [me|us|texts|messages|send|text]*2 after|before|past|until|so_late|so_early|on|in|at|during !bad|sure
          [the|a|my]*1 ${DAYS.replaceAll('\n', '')}|morning|mornings|evening|evenings|afternoon|afternoons|night|work|class|church|hours|*#|8pm|9pm|10pm|9am|8am|7am|7pm|6pm|8|9|10|7|6 [please|thanks|pls]*2 $`, beside: 'please|text|texts|me|message|messages' },
      { id: 'less-often', pattern: 'text|texts|texting|message|messages|messaging|you|yall ..2 less [often|much|frequently|please]*2 $' },
      { id: 'a-lot', pattern: 'a_lot|lots|tons|so_many|too_much|a_ton|ridiculous_amount|bunch|nonstop [of]*1 texts|messages|texting|notifications|alerts|reminders|text_messages' },
      { id: 'text-a-lot', pattern: 'you|yall [guys|people|all|folks|sure|really|do]*2 text|message [me|us]*1 [way]*1 a_lot|too_much|constantly|nonstop|all_the_time|every_day|so_much|so_often|too_often' },
      { id: 'a-part', pattern: `^ [please|i|we|want|need|id|like|send|me|us|can|you|pls|but|and|get|to]*6 just|only [the|my|our|send|text|me|want|need|about|for|get|appointment|appt|appts|us|message|my_own|regarding]*5
          reminders|confirmations|alerts|updates|receipts|appointments|appts|reminder|own|emergencies|kid|child [reminders|please|thanks|pls|and|nothing|,|no|not|kid|child]*4 ` , beside: 'please|text|texts|not|no|nothing|reminders|only_text' },
      { id: 'no-promos-keep', pattern: 'but|just keep|leave|still_send|want|send [the|my|sending]*2 reminders|appointments|confirmations|alerts|updates', beside: 'no|not|stop|dont' },
      { id: 'off-alone', pattern: '^^ [please|take|me|us|get]*3 off [please|thanks|now|it]*2 $$' },
      { id: 'off-some-list', pattern: `<remove> me|us off|from ..2 ${DAYS}|morning|evening|afternoon|carpool|parent|parents|group ..1 list|group|team|class|chat|thread|roster` },
      { id: 'end-it', pattern: '^^ [please|ok|okay|yes|can|you|just|hi|no|yeah|we|i|lets]*3 cancel|end|remove|delete|terminate|discontinue it|this|that|everything|all|them|me|mine|us [please|now|thanks|thank|you|for_me|immediately|asap|all]*3 $$' },
      { id: 'no-interest', pattern: `^ [im|i|am|sorry|thanks|thank|you|no|nope|hi|hello|we|are|were|really|still|just|at|this|time|ive|lost|my|but]*5 not|nolonger|never|dont|un [really|at_all|very|even]*1 interested|interest
          [anymore|thanks|thank|you|sorry|at_all|in_this|any|at|this|time|right|now|but|please|sir|maam|in_it]*4 $` },
      { id: 'not-needed', pattern: `dont|nolonger|wont|not|nothing [really|even|be]*1 want|need|needed|wanted|needing|necessary|required|else|anything [it|this|that|them|anything|nothing|any_of_this|your_services|your_service|else|from|you|more|yall]*3 anymore|nolonger|else|from_you|here|$
          [thanks|thank|you|please|sorry|from|anymore]*3 $`, unless: 'to_reschedule|today' , beside: 'anymore|nolonger|else|services|service|anything|nothing' },
      { id: 'finished', pattern: '^^ [im|i|am|ok|okay|we|were|are|so|just|all|officially|yeah|and]*4 done|out|over_it|finished|through|gone [with|you|yall|this|here|guys|thanks|people|bye|sorry|now|all]*3 $$' },
      { id: 'curse', pattern: 'screw|fuck|fk|f|eff|hate|to_hell_with|curse you|yall|ya|u|off [guys|people|all|and|your|and_your]*3 ..2 $', unless: 'yeah' },
      { id: 'go-to-hell', pattern: 'go_to_hell|eat_shit|kiss_my|suck_it|bite_me|up_yours|jump_in|drop_dead|take_a_hike|beat_it|scram|shove_it|stick_it|kick_rocks|get_lost|piss_off|burn_in|go_fuck|go_screw|rot_in|pound_sand|wasting_my' },
      { id: 'annoying-people', pattern: 'you|yall [guys|people|all|folks]*1 are|so|r [so|really|very|such|super|beyond]*2 annoying|relentless|pests|pest|spammers|spammer|creeps|creepy|scammers|persistent|pushy|harassing|stalking|ridiculous [me|us]*1' },
      { id: 'leave-alone', pattern: '^^ [please|just]*1 leave|scam|scammer|scammers|spammers|bye|goodbye|unwanted|whatever [please|now|me]*2 $$' },
      { id: 'why-did-i-get', pattern: 'why|y|how_come did|do|does|am|r|would [i|we|you|yall|u]*1 [even|always|keep|still]*1 get|getting|send|receive|sending|text|texting this|these|another|me|us [message|text|texts|messages|to|this|these|stuff|one]*3 $' },
      { id: 'how-this-number', pattern: 'how|where|who ..3 get|got|gave|find|have|has|obtain|give [you|yall]*1 this|our|my number|cell|line|info $' },
      { id: 'did-not-sign-up', pattern: '^ [i|we|sorry|um]*2 didnt|never|dont [recall|remember|even]*1 sign|signing|signed|ask|subscribe|subscribing|subscribed|asked|agreed up|for|to|$ $|for_any|for_this|for_these' },
      { id: 'report-it', pattern: 'ill|will|going_to|im [be]*1 report|reporting|reported this|it|these|you|yall $|to|for|if|as' },
      { id: 'stop-in-fun', pattern: '^ stop|quit ..4 stop|lol|haha|lmao|jk $' },
      { id: 'stop-near-talk', pattern: 'quit|end|cancel|halt|discontinue|terminate|kill|remove|removed|delete|block|mute|silence|disable|pause ..6 texts|texting|messages|messaging|notifications|robotexts' },
      { id: 'refusal-near-texts', pattern: `<neg> [want|need|like|appreciate|care|send|sending|wish|for|to|your|these|the|those|my|more|any|all|please|me|us|get|getting|receive]*5 texts|texting|messages|messaging|notifications|newsletter|spam`,
        unless: '?|yet|from_the_shop|after|before|at|past', beside: 'want|need|like|appreciate|care|send|wish|sending|please' },
      { id: 'fed-up', pattern: 'sick|tired|fed_up|annoyed|bothered|harassed|had_it|hate|irritated|frustrated ..4 texts|texting|messages|messaging|notifications|you_people|yall|spam' },
      { id: 'leave-me-near', pattern: 'leave|leaving|left me|us [the|hell|please]*2 out|alone|be' , unless: 'of_the_loop|with|in|at|for|overnight' },
      { id: 'names-stop', pattern: '^^ [please]*1 stop|unsubscribe|quit ..2 $$', beside: 'stop|unsubscribe|quit' , unless: 'by|at|in|work' },
    ],
  },
  {
    language: 'es',
    source: 'the same in Spanish',
    rows: [
      { id: 'me-mude', pattern: '^ [hola|ya|nosotros|yo|disculpe|perdon|es_que|pero|que]*3 [me|nos|se]*1 mud{e,amos,aron}|cambie_de_ciudad|cambiamos_de_casa [ya|a|de|del|lejos|el|la|hace|casa|ciudad|estado]*4 ..2 $', unless: 'cita|conmigo|muela' },
      { id: 'ya-no-vivo', pattern: 'ya_no viv{o,imos,e}|trabaj{o,amos,a}|v{oy,amos,a}|somos|soy|uso|usamos|asist{o,imos,e}|estudi{o,a}|es|tengo|tenemos|llev{o,amos}|vamos [a|con|en|de|para|su|esa|ese|el|la|mi|un|una]*4 ahi|aqui|ustedes|client{e,a,es}|paciente|pacientes|miembro|soci{o,a}|alumn{o,a}|clinica|escuela|iglesia|gimnasio|taller|alla|carro|casa|perro|usted|eso|negocio|salon|tienda|su' },
      { id: 'fallecio', pattern: 'fallecio|murio|se_murio|difunt{o,a}|finad{o,a}|fallecid{o,a}', unless: 'cita' },
      { id: 'vendi', pattern: '[ya]*1 vend{i,imos} el|la|mi|nuestra|nuestro|esa|ese|ya carro|casa|troca|camioneta|auto|coche|moto|terreno|propiedad' },
      { id: 'cambie-de', pattern: 'cambi{e,amos} de|a dentista|doctor|clinica|taller|salon|escuela|gimnasio|mecanico|iglesia|veterinario|compania|medico' },
      { id: 'mejor-llamen', pattern: '^ [porfavor|hola|no|gracias|pero|si]*3 mejor|prefiero|preferimos|preferiria [que|me|nos|una|un|por|al|el|a]*3 llam{e,en,eme,enme,ada,adas,ar}|mand{eme,enme,ame}|envi{eme,enme,ame}|correo|email|telefono|hablen|marquen|hable|marque|correos|llamadas', unless: 'el_lunes' },
      { id: 'correo-mejor', pattern: 'correo|email|llamada|llamenme|llameme|telefono mejor|instead|porfavor_mejor $|porfavor' },
      { id: 'no-a-esa-hora', pattern: '^ [porfavor|pero|y]*2 no|solo|solamente|nomas [me|escriban|manden]*2 en|los|el|tan|por|despues_de|antes_de|a [el|la|los|las|de]*2 domingo|domingos|sabado|sabados|noche|manana|tarde|temprano|noches|dia|dias|dia_domingo|*# [porfavor|gracias]*1 $' },
      { id: 'solo-una-parte', pattern: 'solo|solamente|nada_mas|nomas|unicamente [los|las|quiero|manden|avisos|de|mis|mi|recordatorios|mensajes|para]*4 recordatorios|avisos|citas|cita|confirmaciones|alertas', beside: 'no|promociones|ofertas|publicidad|porfavor' },
      { id: 'muchos', pattern: 'muchos|demasiados|tantos|bastantes|un_monton_de|mucho|tanto mensajes|textos|mensaje|texto|avisos|recordatorios|sms|mensajitos' },
      { id: 'no-interesa', pattern: '^ [hola|gracias|la|verdad|pero|a_mi|disculpe]*3 no|ya_no [me|nos|estoy|tengo]*1 [mas]*1 interes{a,ado,ada,an,amos,}|interesado [el|la|su|sus|servicio|oferta|gracias|por|ahora|porfavor|ya|mas|eso|disculpe]*3 $' },
      { id: 'ya-no-gracias', pattern: '^^ [no|hola|pues]*2 ya_no|ya_estuvo|ya_estuvo_bueno|ya_parale|parale|ya_chole|suficiente|que_fastidio|que_lata|que_molestia|ya_cansan|ya_bajenle|hasta_aqui|bajenle|ya_dejen|ya_dejenme|ya_parenle [quiero|nada|gracias|bueno|porfavor|ya|mas|amigo|jaja|lol|jajaja|de]*3 $$' },
      { id: 'en-broma', pattern: '^ [ya]*1 stop|para|parale|basta|alto|paren|ya jaja|jajaja|jeje|lol|jajaj|jajajaja $' },
      { id: 'cancelenlo', pattern: '^^ [porfavor|ya|si|no]*2 cancel{en,e,a,ar,enlo,elo,enme,eme,enla}|quit{en,e,enlo,elo}|elimin{en,e,enlo,elo}|termin{en,e}|suspend{an,a} [todo|eso|esto|lo|me|ya|porfavor|gracias|todos]*3 $$', beside: 'cancelenlo|cancelelo|cancelenme|canceleme|cancelenla|todo|eso|esto|quitenlo|eliminenlo' },
      { id: 'quitenme-de-algo', pattern: '<quitar> de|del ..3 lunes|martes|miercoles|jueves|viernes|sabado|domingo|grupo|equipo|clase|lista' },
      { id: 'groserias', pattern: '^ [ya|mejor|pues|porfavor]*2 vay{anse,ase,an}|vete|larg{uense,ate,uese}|chinguen|chinga|pud{ranse,rete}|jod{anse,ete}|al_diablo|al_carajo|a_la_verga|a_la_chingada|al_infierno|callense|callate|no_chinguen|no_mamen' },
      { id: 'por-que-me-llegan', pattern: 'porque|quien|como|donde|cual ..3 llega|llegan|mandan|manda|envian|sacaron|saco|consiguieron|escribe|escriben [estos|este|esto|sus|tantos|mi]*2 mensajes|mensaje|textos|texto|esto|numero|$', beside: 'me|mi|nos' },
      { id: 'yo-no-pedi', pattern: 'no|nunca [me|yo|les]*1 ped{i,imos}|suscribi|inscribi|registre|solicite|anote|apunte [a|para|en]*1 esto|nada|estos|ningun|$|mensajes|sus' },
      { id: 'cerca-de-mensajes', pattern: `<parar>|<quitar>|bast{a,an}|hart{o,a}|cansad{o,a}|molest{an,o,a}|fastidi{an,o}|bloque{o,ar,e,en,are}|no_quiero|no_necesito|no_me_gustan|no_deseo ..5 mensajes|textos|sms|avisos|notificaciones|mensajitos|publicidad|promociones`, unless: 'foto|direccion' },
    ],
  },
  {
    language: 'fr',
    source: 'the same in French',
    rows: [
      { id: 'demenage', pattern: '[j|on|nous|je|ils]*1 ai|a|avons|sommes|suis|avais|ont demenage|demenages|demenagee|parti|partie|partis [a|en|au|loin|depuis|y|l|dans]*3 ..3 $', beside: 'demenage|demenages|parti|partis' },
      { id: 'habite-plus', pattern: 'habit{e,ons,ent}|travaill{e,ons}|viens|venons|vais|allons|va|vis|vivons|frequente|reste|conduis|utilise plus|pu la|ici|chez|a|dans|au|votre|$|y' },
      { id: 'plus-client', pattern: '[je|j|on|nous]*1 [ne|n]*1 suis|sommes|est|etes|fais|etais plus|pu|pas [un|une|des|votre|vos|partie|l]*2 client{,e,s,es}|patient{,e,s,es}|membre|membres|abonne|abonnee|eleve|etudiant|etudiante|locataire', unless: 'encore|content' },
      { id: 'change-de', pattern: 'change|changes|trouve|prefere|choisi|quitte|vendu [de|d|un|une|mon|ma|notre|l]*2 [autre|nouveau|nouvelle]*1 dentiste|garage|clinique|ecole|medecin|docteur|salon|coiffeur|coiffeuse|gym|paroisse|veterinaire|compagnie|fournisseur|auto|voiture|maison|char|pharmacie|place' },
      { id: 'un-autre', pattern: '[on|j|nous|je]*1 a|ai|avons|vais|va|allons [chez|maintenant|trouve|a]*2 un|une autre|nouveau|nouvelle dentiste|garage|clinique|ecole|medecin|docteur|salon|coiffeur|coiffeuse|gym|veterinaire|compagnie|fournisseur' },
      { id: 'decede', pattern: 'decede|decedee|mort|morte|disparu|defunt|defunte', unless: 'batterie|moteur|rendez|de_fatigue|auto|telephone|pile|peur|rire' },
      { id: 'plutot-un-appel', pattern: 'appel{ez,er,le,lez}|telephon{ez,er}|ecrivez_moi_un_courriel|courriel|email|appel|telephone [moi|nous]*1 plutot|a_la_place|svp_plutot|de_preference|seulement' },
      { id: 'prefere-un-appel', pattern: 'prefere|preferais|prefererais|aimerais_mieux|aime_mieux [que|un|le|les|par|vous|m|me|par_le|qu|on]*4 appel|appels|courriel|courriels|telephone|email|emails|appeliez|appeler|poste' },
      { id: 'par-courriel', pattern: '^ [svp|seulement|uniquement|plutot|non|merci|mais]*3 par courriel|telephone|email|la_poste [svp|seulement|plutot|merci|uniquement]*2 $' },
      { id: 'courriel-a-la-place', pattern: 'courriel|email|appel|appelez a_la_place|plutot' },
      { id: 'pas-a-cette-heure', pattern: '^ [svp|mais|non|et|seulement]*2 pas le|les|si|apres|avant|en|la|trop [le|la]*1 dimanche|dimanches|samedi|samedis|soir|soirs|matin|tard|tot|nuit|fin|weekend|*# [de|semaine|svp|merci|s]*3 ..2 $' },
      { id: 'pas-interesse', pattern: '^ [non|merci|desole|desolee|je|ne|suis|nous|sommes|salut|bonjour|on|est|ca|c|m|n|nous]*6 pas|plus|aucunement interess{e,ee,es,ent,ait} [pas|plus|merci|svp|desole|desolee|du|tout|vraiment|par|ca|cela|votre|offre]*4 $' },
      { id: 'ca-m-interesse-pas', pattern: '[ca|cela|ne|me]*2 m|me|nous interess{e,ent,ait} plus|pas|pu [du|tout|merci|vraiment|desole|svp|non]*3 $' },
      { id: 'beaucoup-de-messages', pattern: 'beaucoup|trop|tellement|tas|plein|maudits|combien de|d messages|textos|sms|rappels|pubs|courriels|notifications' },
      { id: 'textez-trop', pattern: 'text{ez,es,e}|ecriv{ez,es}|ecris|envoyez|messagez [moi]*1 trop|tout_le_temps|sans_arret|beaucoup|souvent|constamment|moins' },
      { id: 'juste-les-rappels', pattern: '^ [svp|je|veux|non|merci|garder|gardez|laissez|mais]*4 juste|seulement|uniquement|que les|mes|des|le|mon|vos rappels|rappel|rendez|confirmations|alertes', beside: 'svp|pas|plus|merci|rappels' },
      { id: 'arretez-en-riant', pattern: '^ arret{ez,e}|stop [donc|ca|la]*2 [,]*1 lol|haha|mdr|hihi|ptdr|hahaha $' },
      { id: 'arretez-donc', pattern: '^^ [ben|ah|oh|bon|non|mais]*2 arret{ez,e}|stop|cessez donc|la|voyons [donc|la|svp]*1 $$' },
      { id: 'annulez-tout', pattern: '^^ [svp|merci|oui|bonjour]*2 annul{ez,er,e}|enlev{ez,er}|supprim{ez,er}|retir{ez,er}|termin{ez,er} tout|ca|cela|le|la|tous [svp|merci|ca|cela|s|il|vous|plait]*4 $$' },
      { id: 'injures', pattern: 'au_diable|va_chier|allez_chier|fichez_le_camp|foutez_le_camp|mange_de_la|mangez_de_la|ta_gueule|fermez_la|va_te_faire|allez_vous_faire|decrissez|decalissez|crissez_moi|sacrez_moi|va_au_diable|du_balai|foutez_moi|foutre|allez_au_diable' },
      { id: 'pourquoi-ces', pattern: 'pourquoi|qui|comment|d_ou|ou [est|ce|que|vous|tu|je|etes|me|m|et|avez|as|t|j]*7 text{ez,es,e}|ecri{vez,s,t}|envo{yez,ie,ies}|recois|eu|trouve|contact{ez,es} [ca|ces|mon|ce|vos|des|moi]*2 $|numero|messages|textos|ca|ces' },
      { id: 'jamais-demande', pattern: 'ai|avons|avais pas|jamais|rien demande|autorise|voulu|sollicite|souscrit|signe [ca|cela|a|ces|vos|rien|de]*2 $|textos|messages|sms|ca|cela|tout' },
      { id: 'enlevez-moi-du-groupe', pattern: '<enlever> moi|nous de|d|du|des ..3 groupe|liste|equipe|cours|samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi' },
      { id: 'c-est-fini', pattern: '^^ [bon|ok|la|pour_moi|non|la]*2 [c|est|ca]*2 fini|termine|suffit|assez|trop|bon_debarras|adieu [merci|pour|moi|svp|la]*3 $$' },
      { id: 'pres-des-messages', pattern: `<arreter>|<enlever>|assez|marre|tanne|tannee|ras_le_bol|bloqu{e,er,ez}|veux_plus|veux_pas|veux_pu|plus_besoin|pas_besoin|refuse|ne_veux|souhaite_plus|souhaite_pas|desire_plus ..5 messages|textos|sms|pubs|notifications|texts|publicite`, unless: 'recu|recus|perdu' },
    ],
  },
]

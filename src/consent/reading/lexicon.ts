// The word classes that phrases are written with, a table per language. Words stand as `wordsOf` gives them: without accents,
// "don't" as "dont". Braces spell endings. A class may name others of its language.
import { GIVEN_NAMES } from './names.ts'
import type { Classes } from './notation.ts'
import type { Language } from './reading.ts'

const given = GIVEN_NAMES.join(' ')

const en: Classes = {
  given,
  stop: 'stop quit cease desist end cancel discontinue halt terminate suspend nosign',
  /** Verbs that are about the texts by themselves. */
  texting: `texting messaging contacting spamming harassing bothering bugging pestering annoying hounding soliciting pinging notifying
    badgering nagging reminding alerting dming bombarding stalking telemarketing smsing`,
  text: 'text message contact sms dm texting messaging contacting',
  /** Verbs that need "me" to be about us: "don't bother" is not. */
  bother: 'bother spam harass notify solicit hit annoy bug disturb ping hassle pester remind alert',
  sending: 'sending giving forwarding blasting shooting getting receiving hearing',
  /** One or many of what we send, as an object of stop, cancel, end. */
  message: `text message sms notification alert reminder update communication <messages>`,
  messages: `texts messages sms mms notifications alerts reminders updates communications correspondence spam spams blasts newsletter newsletters
    solicitations solicitation junk surveys texting messaging robotexts mensajes textos massages texters textings txtmessages <promos>`,
  promos: `promo promos promotions promotional offers deals coupons marketing ads adverts advertisements advertising campaigns`,
  filler: `you no all any the these those this that your our my me us of with from a an every each more further future additional other such so much many
    damn dang darn stupid fucking freaking bloody goddamn annoying unwanted unsolicited constant endless random useless ridiculous nonstop robo robot bot spam spammy
    daily weekly automated automatic auto mass group sms text texts message marketing promotional promo sales phone
    please just now ever kind type sort kinds types whatever whichever yalls it stuff sending getting receiving to anymore anything subscription enrollment contact mailing calling distribution office clinic salon school
    company shop store`,
  me: 'me us this_number this_phone this_cell this_line my_phone my_cell my_cellphone my_number my_mobile my_line here our_number our_phone',
  my_number: `my_number our_number this_number the_number these_numbers my_numbers my_cell my_phone my_mobile my_contact my_name our_name this_contact this_phone my_info
    my_information my_phone_number my_cell_number my_cell_phone my_digits his_number her_number their_number`,
  dont: 'dont shouldnt',
  remove:
    'remove delete cancel take drop erase scratch strike scrub purge removed removing taken get exclude pull',
  off: 'from off out of oof form fro offa outta outa frome',
  not: 'dont not never nolonger arent isnt aint',
  /** What turns a wish into a refusal. */
  neg: 'dont not no never nolonger wont cant doesnt didnt isnt arent aint wouldnt shouldnt havent neither nor nobody',
  /** Where a person may be listed with us. Waiting lists, schedules and accounts are not among these words. */
  list: `list lists database system records broadcast broadcasts distribution group thread chat directory contacts rotation subscription program mailing mailings
    everything service texting notifications here there your_phone your_phones your_contacts your_computer`,
  /** Somebody who is not the one who writes. */
  others:
    'him her them my_wife my_husband my_son my_daughter my_mom my_dad my_mother my_father my_kids my_old my_boss and_driving while',
  law: 'sue lawyer attorney lawyers legal police report reporting fcc ftc lawsuit court bbb suing block blocking blocked complaint arrested cops charges problem problems restraining harassment authorities',
  later: `until till unless before after while during when tonight today tomorrow yet at_work at_night at_home at_school at_the between about_the about_your about_my about_sales
    for_now right_now this_week this_morning next_week because on_weekends on_weekdays on_the_weekend on_sunday on_sundays on_saturday on_saturdays so_late so_early this_late this_early late early in_the_middle on_my_work on_the_landline`,
  not_us: `waiting waitlist standby volunteers drivers carpool and_add and_put and_use instead new_number my_new appointment slot class team lesson
    account policy order updated for_the for_tomorrow for_today for_saturday for_sunday for_monday for_friday for_this`,
  /** What one stops at, by or from doing: no request to us. */
  stop_on: 'by at in over on off into for to here there payment work drinking smoking eating using moving',
  /** What may be missing somewhere, when it is no person: "no heat here". */
  things: `power heat water snow rain ac air parking problem problems issue issues internet wifi service signal answer response changes rush pressure traffic doctor line gas
    electricity reception cell heating cooling smell leak leaks mail package packages driver truck sign signs more longer key keys charge food complaints pets dogs kids way one`,
  /** What may follow "this isn't" when it is no name. */
  qualities: `good great right ok okay working fair true correct acceptable possible mine me it him her them that what funny cool enough bad urgent new easy over done happening
    helpful spam allowed legal necessary normal available fun nice worth cheap real legit ideal safe clean fixed ready complete included covered clear news complicated
    professional convenient bueno him hers yours ours theirs how why where who when this these so too a an the my your our his their an all on in at for about`,
  ended:
    '$ please now immediately asap thanks thank and or i im ill it at_once right_now anymore again permanently already today',
}

const es: Classes = {
  given,
  parar: `deja deje dejen dejar dejad dejes paren pare para parar parad cese cesen cesar termine terminen terminar suspenda suspendan suspender
    cancele cancelen cancela cancelar detenga detengan detener elimine eliminen eliminar basta alto stop parenle parale eviten evite evitar frenen`,
  /** To send, which needs its object to be about texts; in the forms of a request and with what hangs on it. */
  mandar: `mand{e,es,en,ar}{,me,nos,le,les} mandando{,me,nos} envi{e,es,en,ar}{,me,nos,le,les} enviando{,me,nos}`,
  /** To write, which is about texts by itself. */
  escribir: `escrib{a,as,an,ir}{,me,nos} escribiendo{,me,nos} text{ear,earme,ee,een,ees,eando,eandome,eandonos} mensaj{ear,earme,een,ee,eando}
    contact{e,es,en,ar}{,me,nos} contactando{,me,nos} molest{e,es,en,ar}{,me,nos} molestando{,me,nos} fastidi{e,es,en,ar}{,me,nos} fastidiando{,me,nos}
    acos{e,en,ar,arme,ando,andome} escribier{a,an}{,me} contactar{a,an} chingando{,me} chingue{,n,me} fregar fregando joder jodiendo{,me} insistiendo jod{an,as,er,iendo} hostig{uen,ar,ando} notifi{quen,car,que} spam{ear,eando} chingar chinguen`,
  llamar: 'llam{e,es,en,ar}{,me,nos} llamando{,me,nos}',
  mensajes: `mensaj{e,es,itos} texto{,s} sms notificacion{,es} aviso{,s} recordatorio{,s} alerta{,s} spam comunicacion{,es} msg texts text messages message notifs texteos <promos_es>`,
  promos_es:
    'promo promos promocion promociones publicidad publicidades anuncio anuncios oferta ofertas propaganda cupon cupones descuentos marketing',
  relleno: `de los las el la lo sus su tus tu esos estos estas esas ese este esa esta mas todos todas todo mi me nos porfavor favor por ya tantos tanto tantas cualquier
    ningun ninguna otro otros otras a con que un una mis mi mensajes mensaje texto sms recibir seguir recibiendo enviando mandando tipo malditos pinches`,
  ya_no: 'ya_no no nunca jamas no_mas',
  quitar: `quit{e,en,a,ar}{me,nos} saque{me,nos} saquen{me,nos} saca{me,nos} sacar{me,nos} borr{e,en,a,ar}{me,nos} elimin{e,en,a,ar}{me,nos}
    remueva{me,nos} remuevan{me,nos} remover{me,nos} retir{e,en,a,ar}{me,nos} exclu{ya,yan,ir}{me,nos} baj{e,en,a}{me,nos}`,
  quita:
    'quit{e,en,a,ar,es} borr{e,en,a,ar,es} elimin{e,en,a,ar,es} saque saquen saca sacar olvid{e,en,a,ar} pierd{a,an,e} remuev{a,an}',
  lista:
    'lista listas grupo sistema contactos base registro registros suscripcion aqui ahi alli alla todo cadena chat difusion',
  mi_numero:
    'mi_numero este_numero nuestro_numero mi_telefono mi_celular este_telefono mi_nombre mi_contacto mis_datos mi_cel el_numero',
  luego:
    'hasta antes despues mientras cuando todavia aun hoy manana en_la_noche tan_tarde tan_temprano a_esta_hora a_estas_horas por_ahora durante',
  fin: '$ porfavor gracias mas ya nunca de_nuevo otra_vez nada por_favor',
}

const fr: Classes = {
  given,
  arreter:
    'arret{ez,e,er,es} cess{ez,e,er} stopp{ez,er,e} stop fini{ssez} suspend{re,ez} annul{ez,er} interromp{ez,re} met{tez,tre}_fin_a met{tez,tre}_fin_aux',
  /** To send or write, as a request; before it "me" stands only with a negation. */
  envoyez: `envoyez envoie envoies ecrivez ecris contactez contacte textez texte text appelez appelle derangez derange harcelez sollicitez spammez relancez embetez embete achalez achale
    importunez notifiez emmerdez recontactez`,
  envoyer: `envoyer ecrire contacter texter textoter appeler deranger harceler solliciter messager spammer relancer embeter achaler importuner notifier
    rejoindre emmerder joindre recontacter`,
  messages_fr: `message{,s} texto{,s} texts text sms mms msg notification{,s} rappel{,s} alerte{,s} spam{,s} communication{,s} sollicitation{,s} infolettre{,s} envois <promos_fr>`,
  promos_fr:
    'pub pubs publicite publicites promo promos promotion promotions offre offres rabais soldes marketing publicitaires promotionnels coupons',
  bourrage: `de d des du les le la l vos votre ta tes ton ces ce cet cette tous toutes tout mes me m nous moi a aux au avec autres autre plus vos en svp s il vous te plait
    envoyer recevoir texto textos message messages sms maudits maudit foutus autant tant etre`,
  enlever:
    'retir{ez,e,er,es} enlev{ez,e,er} supprim{ez,e,er} ray{ez,e,er} effac{ez,e,er} ot{ez,e,er} sort{ez,s,ir} sors barr{ez,e,er} decroch{ez,e,er} efface enleve ote radi{ez,e,er} vir{ez,e,er} exclu{ez,re}',
  liste:
    'liste listes groupe systeme base fichier fichiers contacts envois envoi diffusion abonnement la_liste registre registres',
  mon_numero:
    'mon_numero ce_numero notre_numero mon_telephone mon_cell mon_cellulaire mon_nom mes_coordonnees mon_contact mon_num ce_num mon_number ce_number mon_no',
  plus_tard:
    'avant apres jusqu jusque pendant quand lorsque ce_soir aujourd demain encore tant_que tout_de_suite',
  fin_fr: '$ svp merci s sil jamais rien plus et je ici',
}

/** The classes by language. */
export const LEXICON: Readonly<Record<Language, Classes>> = { en, es, fr }

/** The commonest words of texts, the commonest first. A phrase is looked for by the words of it that are rarest here. */
export const COMMONEST: readonly string[] =
  `, . ? you i to the a me and is in my it of for that have on your are no not do de la im can que so at if its just get dont be will how we with this up know when or was out what
   ok now good want all like go come one need please time el y day only text take back if think see still tell going en about send make there from work un much where thats give
   today thanks call new say here very number le lo over never would could let who by las los se me te es si por mas ya une des pas vous l n et du ce je ne must find ask right said told
   did does had has an our us off down then them they he she his her him more been but too any phone name wait keep last really first next message sent before after leave stop
   help something someone person nothing everything always again why because down best many some great every old home week month year years tonight tomorrow su con para una
   number least most use using reply getting trying looking done same pick those these`
    .trim()
    .split(/\s+/)

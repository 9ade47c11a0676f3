// Texting shorthand, common misspellings and words written apart, with the one spelling that the phrases use. A typo that has no row
// here is found by `near-words.ts`; a row is for what is further than one slip away, or as common as the word itself.

/** Shorthand and misspellings: `what they write: what it means`. An arrow to two words is fine. */
export const SPELLED: ReadonlyMap<string, string> = table(`
  from: frm fron
  text: txt yext rext gext teext tezt trxt fext txxt texxt texet txet texte texxt tect texr twxt
  texts: txts txtz textes
  texting: txting txtin textin texing txtng textng texitng texing txtn
  texted: txted txtd
  message: msg mssg mesg mesage messege mssage mesaage
  messages: messges msgs mssgs msges msgz mesages messeges mssages messags messges
  messaging: msging messagin mssging messageing
  sending: sendin sendng sening
  calling: callin
  contacting: contactin
  bothering: botherin
  harass: harrass harras haras
  harassing: harrassing harrasing harasing harassin harrassin
  receive: recieve receve rcv recive
  receiving: recieving receving reciving
  notifications: notifs notis notificatons
  notification: notif
  you: yu yoo
  your: ur youre
  please: pls plz plss plzz plzzz pleas plese plesae pleez plse plase pleaze pleasee pl pleae pleaase
  thanks: thx thnx thanx tnx tks thks ty tysm
  dont: dnt dnot doont dotn donot dunt doant dontt dint
  cant: cannot cnt
  wont: wnt
  never: nvr nevr
  nolonger: nolnger nolonge
  anymore: anymor nemore anymre anylonger
  no more: nomore
  noone: no1
  someone: some1
  people: ppl peeps
  remove: rmv rmove remov remoove romove rmvd
  delete: delet dlt
  number: num nbr nmbr numbr phonenumber nunber numer
  phone: fone phne
  cell: cel
  before: b4
  about: abt
  because: bc cuz
  immediately: immediatly imediately imediatly immedately
  want to: wanna wana
  going to: gonna gunna
  got to: gotta
  give me: gimme
  im going to: imma ima
  more: mor moar
  trying to: tryna tryina
  equivocado: ekivocado equibocado equivocao ekibocado
  my number: mynumber mynum mynumbr
  my phone: myphone
  the list: thelist
  again: agn agen agin agian
  this: ths thsi
  list: lst lisr lsit lits
  hit me up: hmu
  take: tkae taek tak
  group: gruop grop
  remove me: removeme rmvme
  no quiero: nokiero noquiero nquiero
  no more: nomor
  out: uot otu
  nada: naa nda
  pour: pr
  dans: ds
  suis: chu chuis
  je suis: jsuis jsui chui
  je me: jme
  arrete: arete arette arrette arrte aret
  arretez: aretez arretes
  wrong: worng wrng wron wromg wronf
  stop: stahp stawp stpo sotp tsop stopp stoped stoo stip stob stpp dtop
  unsubscribe: unscribe unsuscribe unsubcribe unsubsribe unsubscibe unsuscribed unsubscrib unsubscride usubscribe unsubsrcibe unsubsribed
  opt out: optou optut opout
  subscription: subscribtion
  marketing: mktg mkting
  yall: yall yal
  fucking: fckn fkn fuckin fking effing fn friggin freakin frickin
  quiero: kiero qiero
  que: ke
  quien: kien
  porque: xq pq porq xk
  porfavor: porfa porfis xfa xfavor plis
  mensajes: msj msjs mjs msjes mensages mensjes mensajez
  mensaje: mensage
  numero: nro numro
  je veux: jveux jeveux jveut
  je ne: jne
  plus: pu
  svp: silvousplait
  vous: vs
  arretez: arettez aretez aretter arretter arettez arrettez
  m envoyez: menvoyez
  m envoyer: menvoyer
  m ecrire: mecrire
  m ecrivez: mecrivez
  m appeler: mappeler
  d envoyer: denvoyer
  desabonnez: desabonez
`)

/** Two words that are one: "do not" and "don t" are "dont", "opt out" is "optout". */
// biome-ignore format: a table
export const JOINED: ReadonlyMap<string, ReadonlyMap<string, string>> = pairs([
  ['dont', 'do not', 'don t', 'do nt', 'donot t', 'do nit', 'do mot', 'fo not', 'do nto', 'do ont', 'dot not', 'do noy', 'do nog', 'di not', 'do bot', 'dont not', 'dint not'],
  ['doesnt', 'does not', 'doesn t'],
  ['didnt', 'did not', 'didn t'],
  ['wont', 'will not', 'won t'],
  ['cant', 'can not', 'can t'],
  ['isnt', 'is not', 'isn t'],
  ['arent', 'are not', 'aren t'],
  ['wasnt', 'was not', 'wasn t'],
  ['wouldnt', 'would not', 'wouldn t'],
  ['shouldnt', 'should not', 'shouldn t'],
  ['couldnt', 'could not', 'couldn t'],
  ['havent', 'have not', 'haven t'],
  ['hasnt', 'has not', 'hasn t'],
  ['im', 'i am', 'i m'],
  ['ive', 'i have', 'i ve'],
  ['ill', 'i will', 'i ll'],
  ['nolonger', 'no longer'],
  ['anymore', 'any more', 'any longer'],
  ['optout', 'opt out', 'opt ou', 'opt outt', 'opts out', 'ot out', 'op out', 'opt put', 'otp out', 'opt oit', 'oppt out', 'optt out', 'opt oot', 'op tout', 'oot out', 'opt our'],
  ['optingout', 'opting out'],
  ['optedout', 'opted out'],
  ['optin', 'opt in'],
  ['unsubscribe', 'un subscribe', 'unsub scribe', 'un subscibe'],
  ['unstop', 'un stop'],
  ['nonstop', 'non stop'],
  ['porfavor', 'por favor', 'x favor', 'por fabor'],
  ['noone', 'no one'],
  ['porque', 'por que'],
])

function table(rows: string): Map<string, string> {
  return new Map(
    rows
      .trim()
      .split('\n')
      .flatMap((row) => {
        const [meant = '', written = ''] = row.split(':')
        return written
          .trim()
          .split(/\s+/)
          .map((each): [string, string] => [each, meant.trim()])
      }),
  )
}

function pairs(rows: readonly (readonly string[])[]): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>()
  for (const [joined = '', ...apart] of rows)
    for (const pair of apart) {
      const [first = '', second = ''] = pair.split(' ')
      found.set(first, (found.get(first) ?? new Map<string, string>()).set(second, joined))
    }
  return found
}

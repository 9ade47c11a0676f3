// Finds the keyword or phrase word that a word misspells by one slip: a letter too many, too few, another, or two swapped.
// The guard list holds the real words within one slip of them, in three languages: "shop" is no STOP and "massage" no message.

/** The word that this one misspells, or null: it is far from all of them, or a real word itself. */
export function nearWord(word: string): string | null {
  if (word.length < SHORTEST || word.length > LONGEST || MEANT.has(word) || REAL_WORDS.has(word)) return null
  for (const trace of tracesOf(word))
    for (const meant of BY_TRACE.get(trace) ?? []) if (isSlip(word, meant)) return meant
  return null
}

const SHORTEST = 3
const LONGEST = 16
/** From here on a letter that went astray ("unsusbcribe") is a slip too: no real word is that near. */
const LONG = 9

const split = (words: string): string[] => words.trim().split(/\s+/)

/** What may be meant: keywords, and the words that requests turn on. */
const MEANT: ReadonlySet<string> = new Set(
  split(`
    again alerts alone already annoying another anymore arret arreter arretez authorize authorized ayuda basta blocked blocking borren
    borrenme bothering bugging calling cancel cancelar cease cessez comenzar consent consentimiento contact contactar contacted
    contacten contacter contactez contacting dejar dejen delete desabonnement desabonner desabonnez deseo desuscribir desuscribirme detener
    discontinue ecrire ecrivez eliminar enlevez enviar enviarme envien envoyer envoyez erase escriban escribir escribirme getting
    harassing help leave lista liste mandarme mande manden marketing mensaje mensajes message messages messaging molestar molesten
    never notification notifications number numbers numero optout permission phone please promotional promotions quiero quit quitar
    quiten quitenme receive receiving recevoir recibir refrain reminder reminders remove removed resume retirez revoke saquenme
    sending soliciting spamming start stop stopall subscribe subscription supprimez terminar texter textez texting textos texts unstop
    unsub unsubscribe updates withdraw
  `),
)

/** A word and what is left of it with one letter taken out: words one slip apart share one of these. */
const tracesOf = (word: string): string[] => [
  word,
  ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
]

const BY_TRACE = new Map<string, string[]>()
for (const word of MEANT)
  for (const trace of tracesOf(word)) BY_TRACE.set(trace, [...(BY_TRACE.get(trace) ?? []), word])

/** Sharing a trace allows for a letter moved far away; short words get one slip only. */
function isSlip(word: string, meant: string): boolean {
  if (meant.length >= LONG) return true
  let at = 0
  while (at < word.length && word[at] === meant[at]) at++
  const rest = (text: string, skipped: number): string => text.slice(at + skipped)
  if (word.length > meant.length) return rest(word, 1) === rest(meant, 0)
  if (word.length < meant.length) return rest(word, 0) === rest(meant, 1)
  const isSwapped = word[at] === meant[at + 1] && word[at + 1] === meant[at]
  return rest(word, 1) === rest(meant, 1) || (isSwapped && rest(word, 2) === rest(meant, 2))
}

/** Real words within one slip (found with dictionaries and lists of spoken words), and what people text for "hello". */
const REAL_WORDS: ReadonlySet<string> = new Set(
  split(`
    adret aguda alert alerta aline aloe along aluda armet arre arreo arrest arreta arrete arrets asta atone atop ayua ayudar ayuga
    ayuna azuda bagging balling balta bande barren basa basat basca basna basra bast bastai bastar bastas bastat baste basto basts
    bata begging bending betting blacked blacking bosta bulging calming cancels cancer carcel case casta ceased ceases cense cese
    cesse cesser chase clase clocked clocking clone consenti contacto contacts content contract contracted contracting convent crase
    crease cuit dear deceive deceiving decrire deja deleted describir detenir dexter discontinued duit dumber ease ecrite eliminer
    ending enlever envie envied envoye envoyes eras erased eraser erases escriba ever evoke falling fasta fever flocking frase fuit
    gain garret guitar gutting hasta heap heave heep hela held hele hell hella hello helm helo helps hemp hep hola hone hugging huit
    infor infos jarret kelp lease leaves lending letting leve lever lisa lisse list listed listen listes listing listo lists lite
    llave locked locking lone lugging luit lumber madden made maiden manda mando mane manne massage massages massaging mending
    messaged messenger molesta molested molester monde mothering mugging netting newer nuit numeros ouit pare pasta pease pending
    petting phoned phones phoney phony pista piste pleas pleased pleases presume promotion prone qui quia quid quien quiet quieto
    quilt quin quinn quint quio quip quirt quita quite quito quits quiz quoit rasta received receiver receives remainder reminded
    remote remover removes renove resumed resumes retire retired retirer retires revoked scamming seeing sensing setting sever shone
    shop shops slamming slop smart sop spart spending stab stan star stare stark starr stars starts stat step steps stol stomp
    stoop stops stow stp strop stuart stup subscribed subscriber subscriptions suit supprime supprimer swop tart tease teats tending
    tenter tents terminal terminer tester testing tests texas text texte textes texto top tugging update updated vasta vending vista
    walling weave wetting whelp withdrawn withdraws withdrew wrote yelp
  `),
)

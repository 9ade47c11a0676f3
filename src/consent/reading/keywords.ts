// The keywords: words that count when they are the whole text, by language, with the courtesy that may stand beside them.
// Words are written as `wordsOf` gives them: small, without accents, joined where `spelling.ts` joins them.
import type { Label } from './reading.ts'

type Table = { readonly label: Label; readonly source: string; readonly words: readonly string[] }

const list = (words: string): readonly string[] => words.trim().split(/\s+/)

// biome-ignore format: a table
export const KEYWORDS: readonly Table[] = [
  { label: 'opt_out', source: '47 CFR 64.1200(a)(10)', words: list('stop quit end revoke optout cancel unsubscribe') },
  { label: 'opt_out', source: 'CTIA 5.1.3 and carriers', words: list('stopall unsub remove stop2quit stoptoquit stop2end stoptoend stop2stop stop2cancel stop2unsubscribe unsubscribeall cancelall nomore dontwant donotwant blocked blockedandreported replystop textstop sendstop iwanttostop idliketostop iwouldliketostop donottextme removeme optmeout optingout cease desist discontinue unsubscribed dnc donotcall donottext exit unenroll disenroll deactivate delist') },
  { label: 'opt_out', source: 'written as one word', words: list('stopit stopnow stopplease pleasestop plsstop stopthis stoptexting stoptext stoptexts stoptextingme stopmessages stopmessaging stopmessage stopmsg stopmsgs stopsms stoptxt stoptxts stopspam stopspamming stopsending unsubscribeme unsubme cancelme cancelsms cancelmessages cancelnotifications quitit notexts nomoretexts donttext donttextme leavemealone removeplease') },
  { label: 'opt_out', source: 'Spanish', words: list('alto parar pare paren parad para baja cancelar cancelen cancele detener detengan detenganse detente parense deten basta yabasta nomas terminar terminen desuscribir desuscribirme desuscribirse desuscribe desuscribanme desuscribeme desuscripcion desinscribir desinscribirme eliminar eliminarme quitar quitarme quitenme quiteme remover borrar borrarme borrenme borreme salir anular dardebaja darmedebaja dejarderecibir') },
  { label: 'opt_out', source: 'French (Canada: ARRET)', words: list('arret arreter arretez arrete arrets desabonner desabonnez desabonnement desabonne desabo mendesabonner medesabonner sedesabonner desinscrire desinscription desinscrivez cesser cessez cesse stopper stoppez fin annuler annulez retirer supprimer resilier resiliez quitter stoppub') },
  { label: 'opt_in', source: 'CTIA and carriers', words: list('start unstop startall subscribe subscribeme resume resubscribe optin optmein join unstopall joinagain') },
  { label: 'opt_in', source: 'Spanish and French', words: list('comenzar alta empezar iniciar reanudar suscribir suscribirme suscribirse suscribeme inscribirme commencer reprendre demarrer abonner mabonner sabonner reabonner inscrire') },
  { label: 'help', source: 'CTIA and carriers', words: list('help helpme info ayuda ayudame ayudenme aide aidezmoi informacion') },
  { label: 'yes', source: 'CTIA double opt-in', words: list('y yes yessir yesmaam okiedokie oki yupp yee yeap yeh affirmative correct yeah yea yep yup yess yas yah ok okay okey okie k begin sure agree agreed accept absolutely definitely ofcourse si sip claro vale dale simon sipi sii ajas claroquesi oui ouais ouai ui daccord biensur porsupuesto siporfavor') },
  { label: 'no', source: 'answers', words: list('n no nope nah nel nan nn nopes nahh noo nada nono nuhuh nothankyou nothanks nothx naw nop non nonmerci nay negative') },
]

/** May stand beside any keyword without making it a sentence: "STOP please", "cancel all messages now thanks". */
export const COURTESY: ReadonlySet<string> = new Set(
  list(`
  please now thanks thank you kindly immediately asap sir maam mam miss hi hello hey dear all nosign sms text texts messages message me us
  porfavor gracias ya hola todo todos mensajes mensaje los las
  svp merci sil vous te plait bonjour tout tous maintenant s il les textos moi
`),
)

/** Beside a word that can only mean the texts also: "stop today", "good morning, stop at once", but "cancel today" is a visit. */
export const CERTAIN_COURTESY: ReadonlySet<string> = new Set(
  list(`
  if so ugh ffs goodbye bye but wtf damn fuck fucking jfc smh omfg enough god jesus
  sorry right away at once today already just guys folks good morning afternoon evening day god bless mr mrs for real seriously forever permanently completely
  ahora mismo buenas buenos dias tardes noches bonsoir beaucoup bien vouloir
`),
)

/** Beside these only: "stop it" is about the texts, "cancel it" is about something else. */
export const POINTING: ReadonlySet<string> = new Set(
  list(
    'it this that these those them everything eso esto ca cela stuff crap bullshit nonsense sa bot bots spammer spammers scammer scammers',
  ),
)

/** Words that can only mean the texts, even beside "it", an answer, or as a sentence of their own in a longer text. */
export const CERTAIN: ReadonlySet<string> = new Set(
  list(`
  stop stopall unsubscribe unsub unsubscribed optout revoke stopit stopnow stopthis stoptexting quitit cease desist
  alto basta desuscribirme desuscribir arret arretez desabonner desabonnez desabonnement
`),
)

/** What may stand beside a YES or a NO: "yes please", "no thank you". */
export const ANSWERING: ReadonlySet<string> = new Set(
  list(`
  please sir maam i do would agree ok okay sure thing me too porfavor svp claro que bien sur si yes y of course gracias sign up
  s il vous te plait muchas mil tante mucho beaucoup bcp senor senora senorita joven amigo amiga jefe jefa madame monsieur madam mademoiselle
  sweetie honey hon hun dear darling love bro bruh dude man mate buddy boss friend doc doctor girl lady miss mr mrs ms guys yall folks sis fam
  so very much kindly definitely absolutely indeed totally lol haha jaja hehe
`),
)

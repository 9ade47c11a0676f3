// Wrong numbers, answers, keywords that give or ask, and texts that a person should look at.

/** We have the wrong person. */
// biome-ignore format: a table
export const WRONG_NUMBERS: readonly string[] = [
  'Wrong number!', 'Sorry, wrong number', 'you have the wrong number', 'I think you have the wrong number', 'u got the wrong number', 'Wrong person',
  'Who is this? You have the wrong number', "You're texting the wrong person", 'worng number', "this is not Maria's number",
  "This isn't her number anymore", "this is no longer Bob's number", "there's no one here by that name", 'Nobody by that name at this number',
  'I just got this number', 'You must have me confused with someone else', "I'm not the person you're looking for",
  "She doesn't have this number anymore", 'this number belongs to someone else now', 'número equivocado', 'Numero equivocado',
  'se equivocó de número', 'este no es el número de María', 'No soy la persona que buscan', 'mauvais numéro', 'Vous avez le mauvais numéro',
  'Désolé, mauvais numéro', 'vous vous trompez de numéro', 'erreur de numéro', "ce n'est pas le bon numéro", "ce n'est plus son numéro",
  'no hay nadie con ese nombre aquí', "this is someone else's number now", "somebody else's phone", "mistaken identity I'm afraid",
  "I've never heard of anyone named Brenda", "don't know anybody called Steve", "il n'y a personne de ce nom ici",
  'je ne connais personne de ce nom', 'Je ne suis pas la personne que vous cherchez',
  'a different person has this number, a new owner of this number', "hi, there's a new person using this phone", 'Wrong number bro',
  'Wrong number. Im not Jessica', 'wrong number lady', 'wrong numbr', 'wromg number', 'u have wrong number', 'I think this is a wrong number',
  'i think u got the wrong person lol', "I'm sorry but you have the wrong number.", 'Hi, I believe you have the wrong number',
  "Not sure who you're looking for but wrong number", 'Sorry no Kevin here, wrong number', 'This number does not belong to Kevin',
  'Kevin no longer has this number', "Kevin doesn't use this phone anymore", "This is not Kevin's phone anymore", 'not kevins phone',
  "That's not my name, wrong person", "My name isn't Kevin you have the wrong contact", "I got this number recently, I'm not who you think I am",
  'new number, the previous owner must have been your client', 'we dont have kids at your school, wrong number',
  'I think you mean to text someone else', 'You meant to text someone else', 'Número incorrecto, disculpe', 'No soy esa persona',
  'no soy Pedro, número equivocado', 'este numero ya no es de Pedro', 'Ya no es el numero de Pedro', 'se equivocó de persona',
  'Se ha equivocado de número', "Ce n'est pas le numéro de Pierre", 'Vous vous êtes trompé de numéro', 'Je ne suis pas la bonne personne',
  'faux numéro', 'wrong number, no Alicia here', 'Sorry hun wrong number', 'Youve got the wrong number mate',
  'Hi there I think you may have the wrong phone number', "this number isn't his anymore", 'he changed his number, this is someone else',
  "that person doesn't have this number", 'está mal el número', 'este celular no es de ella', 'no es mi nombre, número equivocado',
  'Ese número no es de él', 'ya no tiene este número', "ce numéro n'appartient plus à Julie", 'Sorry you have the wrong person',
  'hi this is not Karen', "This isn't John", 'wrong number dude', 'you must have the wrong number', 'I believe you have an incorrect number',
  'not the right person', "I'm not Tom, wrong number", "Maria doesn't live here anymore", "this phone doesn't belong to him",
  "I've had this number for 2 years, no idea who Dave is", 'You have reached the wrong party', 'este no es su número',
  'no es este el número de Juan', 'número incorrecto', 'creo que tiene mal el número', 'no conozco a ninguna María',
  'Marca al número equivocado señora', 'vous faites erreur de personne', "ce numéro n'est plus à lui",
]

/** For a person to look at. */
// biome-ignore format: a table
export const DOUBTFUL: readonly string[] = [
  "Don't text me before 9am", "please don't text me at work", "don't text me until Monday", 'why are you texting me',
  'Why am I getting these messages?', 'I never signed up for this', "I didn't sign up for these texts", 'how did you get my number',
  'Who gave you my number?', 'too many texts', 'You send way too many messages', 'this is spam', 'spam', 'go away', 'fuck off', 'Get lost', 'enough',
  "That's enough!", 'omg stop 😂', 'lol stop', 'Stop Linda', '🛑', "please don't call me", "I don't text", 'unsubscribe me from your emails',
  'please delete my account', 'demasiados mensajes', '¿Por qué me escriben?', 'quién les dio mi número', 'trop de messages', 'ça suffit',
  "pourquoi vous m'écrivez?", 'This is harassment', 'yes cancel', "Stop it, that's so sweet of you lol", 'leave me out of this please',
  'please remove my email from your emails', 'no me inscribí en esto', 'nunca pedí estos mensajes', 'qui vous a donné mon numéro?',
  "je n'ai jamais demandé ça", 'je ne suis pas inscrit à ça', 'vous connais pas', "isn't my phone anymore", 'thats not my number',
  'no sé quién es usted', 'fewer texts would be nice', 'less messages please', "Please don't text so late", 'how can I make this stop?',
  "we can't receive texts at this extension", 'how do I turn these off', 'Ya no', "I don't know any Brenda", 'help! how do i stop this',
  'can you only text me on weekdays', 'You text too much', 'so many texts today', 'I keep getting these texts', 'These messages are so annoying',
  "Don't text me during work hours", "don't message me on weekends", 'text less please', 'Text someone else', 'haha stop',
]

/** An answer that agrees. */
// biome-ignore format: a table
export const YES: readonly string[] = [
  'Y', 'yes', 'Yes.', 'YES!', 'yeah', 'yep', 'OK', 'okay', 'Begin', 'sí', 'Si', 'oui', 'yes please', 'Yes, please!', 'yes thank you', 'yesss',
  'sure', 'Sí por favor', 'oui svp', 'yes I do', 'I agree', 'Yes!!', 'yup', 'yea', 'Yeah please', 'ok!', 'Okay.', 'Yes yes', 'si porfavor',
  'Sí, gracias', 'Oui!', 'yes, sign me up', 'Yes I agree', '"Yes"', '👍 yes',
]

/** An answer that declines. */
// biome-ignore format: a table
export const NO: readonly string[] = [
  'no', 'No.', 'nope', 'No thanks', 'no thank you', 'no gracias', 'non merci', 'nah', 'N', 'No!', 'nope thanks', 'nah im good', 'no im good thanks',
  'no thx', 'No, thank you.', 'Non merci!',
]

/** Asks for texts. */
// biome-ignore format: a table
export const OPT_INS: readonly string[] = [
  'START', 'unstop', 'subscribe', 'resubscribe', 'opt in', 'Opt me in', 'strat', 'alta', 'commencer', 'START!', 'un-stop', 'Please start', 'opt-in',
]

/** Asks for help. */
// biome-ignore format: a table
export const HELP: readonly string[] = [
  'help', 'HELP!', 'help please', 'hepl', 'info', 'ayuda', 'aide', 'Help!!', 'help?',
]

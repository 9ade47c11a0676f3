// Wrong numbers, answers, keywords that give or ask, and texts that a person should look at.

/** We have the wrong person. */
// biome-ignore format: a table
export const WRONG_NUMBERS: readonly string[] = [
  "if you are looking for Tony, this isn't him", 'my son gave you my number by accident',
  'wrong number', 'I think you have the wrong number', 'u got the wrong number', 'Wrong person', 'Who is this? You have the wrong number',
  "You're texting the wrong person", 'wrong #', "this is not Maria's number", "This isn't her number anymore", "this is no longer Bob's number",
  "there's no one here by that name", 'Nobody by that name at this number', 'I just got this number', 'You must have me confused with someone else',
  "I'm not the person you're looking for", "She doesn't have this number anymore", 'this number belongs to someone else now', 'número equivocado',
  'tiene el número equivocado', 'se equivocó de número', 'este no es el número de María', 'No soy la persona que buscan', 'mauvais numéro',
  'Vous avez le mauvais numéro', 'Désolé, mauvais numéro', 'vous vous trompez de numéro', 'erreur de numéro', 'Mauvaise personne',
  "ce n'est pas le bon numéro", "ce n'est plus son numéro", 'no hay nadie con ese nombre aquí', "this is someone else's number now",
  "mistaken identity I'm afraid", "I've never heard of anyone named Brenda", "il n'y a personne de ce nom ici", 'je ne connais personne de ce nom',
  'Je ne suis pas la personne que vous cherchez', 'a different person has this number, a new owner of this number',
  "hi, there's a new person using this phone", 'Wrong number. Im not Jessica', 'wrong number lady', 'wrong numbr', 'wromg number',
  'u have wrong number', 'I think this is a wrong number', 'i think u got the wrong person lol', "I'm sorry but you have the wrong number.",
  'Hi, I believe you have the wrong number', "Not sure who you're looking for but wrong number", 'Sorry no Kevin here, wrong number',
  'This number does not belong to Kevin', 'Kevin no longer has this number', "Kevin doesn't use this phone anymore",
  "This is not Kevin's phone anymore", 'this is not his number', "That's not my name, wrong person",
  "I'm not Kevin. I just got this phone number last week", "I got this number recently, I'm not who you think I am",
  'new number, the previous owner must have been your client', 'I dont have a dog. Wrong number', 'we dont have kids at your school, wrong number',
  'I think you mean to text someone else', 'You meant to text someone else', 'No soy esa persona', 'no soy Pedro, número equivocado',
  'este numero ya no es de Pedro', 'Ya no es el numero de Pedro', 'se equivocó de persona', 'numero ekivocado', 'Vous avez un mauvais numéro',
  "C'est un mauvais numéro", 'Je ne suis pas la bonne personne', 'faux numéro', 'wrong number, no Alicia here', 'Wrong # sorry',
  'Sorry hun wrong number', 'Youve got the wrong number mate', "i'm not the person u want", 'Hi there I think you may have the wrong phone number',
  "this number isn't his anymore", 'he changed his number, this is someone else', 'she no longer uses this number',
  "You're messaging the wrong individual", 'I am not Mr Jones you have the wrong contact info', "Not Maria's phone", 'está mal el número',
  'este celular no es de ella', 'no es mi nombre, número equivocado', 'Ese número no es de él', 'ya no tiene este número', 'Mauvais num désolé',
  "ce n'est pas moi, mauvais numéro", 'vous avez composé le mauvais numéro', "ce numéro n'appartient plus à Julie",
  'Sorry you have the wrong person', 'hi this is not Karen', 'wrong number dude', 'you must have the wrong number',
  'I believe you have an incorrect number', 'not the right person', 'this isnt the right number for tom', "Maria doesn't live here anymore",
  "I've had this number for 2 years, no idea who Dave is", 'You have reached the wrong party', 'este no es su número',
  'no es este el número de Juan', 'creo que tiene mal el número', 'no conozco a ninguna María', 'vous avez le mauvais num',
  "ce numéro n'est plus à lui", 'you have the wrong family', 'there is no child here named Ana', "Who is Rob? There's no Rob here",
  'nope not Angela', "I think you're looking for someone else", 'Wrong guy', 'This number belonged to someone else before me', 'Nobody here by the name of Fred', 'who is Tyrone? wrong number', "He doesn't use this number anymore", 'Pretty sure you have the wrong contact', 'this is Walmart pharmacy not the person you want', 'Este número no es de Teresa', 'no conozco a ningún Pedro', 'numero equivocado amigo', 'yo no soy Carmen', "Vous n'avez pas le bon numéro", "Ce n'est pas le numéro de Marie", 'je ne connais pas de Denise', "c'est pas Sylvie ici", 'I am not Stephanie', 'There is no Robert at this number', 'You are texting the wrong person', 'this is not the number for Lisa', 'sorry wrong number bud', 'this aint Marcus', 'numero incorrecto', 'no soy Alejandra, numero equivocado', "Ce n'est pas Mathieu", 'mauvais numero dsl',
  "I don't know any Brenda", 'This is not Dana, please check your records', "She had this number before me, I'm not her", 'I think you mixed up the number', 'I have never been to your office, wrong number', 'we dont have a kid at your school, someone mixed up the number', 'not sure who this is for but its not me', 'this is not Mrs Ferreira',
  'you typed it wrong, this is a different phone', 'this used to be my brothers number', 'you want somebody else', 'aquí no vive Carlos', 'disculpe marcó mal', 'Luc a plus ce numéro',
]

/** For a person to look at. */
// biome-ignore format: a table
export const DOUBTFUL: readonly string[] = [
  'Cancel it pls', 'Yes, cancel it please', "Don't text me before 9am", "please don't text me at work", "don't text me until Monday", 'why are you texting me',
  'Why am I getting these messages?', 'I never signed up for this', "I didn't sign up for these texts", 'how did you get my number',
  'Who gave you my number?', 'too many texts', 'You send way too many messages', 'this is spam', 'spam', 'go away', 'fuck off', 'Get lost', 'enough',
  "That's enough!", 'omg stop 😂', 'lol stop', 'Stop Linda', '🛑', "please don't call me", "I don't text", 'unsubscribe me from your emails',
  'please delete my account', 'demasiados mensajes', '¿Por qué me escriben?', 'quién les dio mi número', 'trop de messages', 'ça suffit',
  "pourquoi vous m'écrivez?", 'This is harassment', 'yes cancel', "Stop it, that's so sweet of you lol", 'leave me out of this please',
  'please remove my email from your emails', 'no me inscribí en esto', 'nunca pedí estos mensajes', 'qui vous a donné mon numéro?',
  "je n'ai jamais demandé ça", 'je ne suis pas inscrit à ça', 'vous connais pas', "isn't my phone anymore", 'thats not my number',
  'no sé quién es usted', 'fewer texts would be nice', 'less messages please', "Please don't text so late", 'how can I make this stop?',
  "we can't receive texts at this extension", 'how do I turn these off', 'Ya no', 'ya no quiero', 
  'help! how do i stop this', 'can you only text me on weekdays', 'You text too much', 'so many texts today', 'I keep getting these texts',
  'These messages are so annoying', "Don't text me during work hours", "don't message me on weekends", 'text less please', 'Text someone else',
  'haha stop', 'we found a new vet', 'Can you email me rather than texting?', "I'd prefer you call me", 'only text me about my car', 'She passed away in May',
  'My husband died last week', 'omg again?', "it's way too much", 'please hold the reminders until May', 'stp', 'STP', '🙄', '🖕🏼🙄',
  'I still want appointment reminders but no more promos', 'I only want appointment reminders, not promotions. Stop the promos',
]

/** An answer that agrees. */
// biome-ignore format: a table
export const YES: readonly string[] = [
  'Y', 'yes', 'Yes.', 'YES!', 'yeah', 'yep', 'OK', 'okay', 'Begin', 'sí', 'Si', 'oui', 'yes please', 'Yes, please!', 'yes thank you', 'yesss',
  'sure', 'Sí por favor', 'oui svp', 'yes I do', 'I agree', 'Yes!!', 'yup', 'yea', 'Yeah please', 'ok!', 'Okay.', 'Yes yes', 'si porfavor',
  'Sí, gracias', 'Oui!', 'yes, sign me up', 'Yes I agree', '"Yes"', '👍 yes',
  "yes ma'am please", 'yup thanks', 'sí claro', 'oui bien sûr merci', 'yeah sure',
]

/** An answer that declines. */
// biome-ignore format: a table
export const NO: readonly string[] = [
  'no', 'No.', 'nope', 'No thanks', 'no thank you', 'no gracias', 'non merci', 'nah', 'N', 'No!', 'nope thanks', 'nah im good', 'no im good thanks',
  'no thx', 'No, thank you.', 'Non merci!',
  'no thanks hon', 'nah bro', 'no thank u very much', 'no merci', 'no muchas gracias',
]

/** Asks for texts. */
// biome-ignore format: a table
export const OPT_INS: readonly string[] = [
  'START', 'unstop', 'subscribe', 'resubscribe', 'opt in', 'Opt me in', 'strat', 'alta', 'commencer', 'START!', 'un-stop', 'Please start', 'opt-in',
  'please sign me back up for your texts', 'Can you put me back on the text list', 'Could you switch the reminders back on?',
  'I unsubscribed by mistake, turn my texts back on please', "I'd like to get the reminders again", 'I opted out in May. Can I get texts again?',
  'quisiera volver a recibir sus avisos', 'Réabonnez-moi svp', "j'aimerais recevoir à nouveau les rappels",
  'put me back on the list for texts', 'I want to receive messages again', 'please resubscribe me to text alerts', 'quiero recibir los mensajes otra vez', 'réinscrivez-moi aux textos',
  'I accidentally unsubscribed, can you add me back?', 'sign me up for text alerts', 'How do I get the texts? I want them', 'quiero que me vuelvan a mandar los avisos', 'inscription svp', "je veux m'abonner à vos textos", 'ajoutez-moi à la liste de textos', "recommencez à m'envoyer les rappels",
]

/** Asks for help. */
// biome-ignore format: a table
export const HELP: readonly string[] = [
  'help', 'HELP!', 'help please', 'hepl', 'info', 'ayuda', 'aide', 'Help!!', 'help?',
  'i need some help please', 'can someone help me', 'necesito info', "besoin d'information svp", 'help me please thank you',
  'Can you help me? I am not good with phones', 'how do I get help with your texts', 'ayuda no entiendo estos mensajes', "j'ai besoin d'aide avec les messages",
]

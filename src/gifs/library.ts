// The built-in Gifs: what each is called, and the words by which it is found. scripts/draw-gifs.ts draws them. CC0.

export type BuiltIn = { readonly id: string; readonly title: string; readonly words: string }

export const BUILT_IN_SIZE = 240

const gif = (id: string, title: string, words: string): BuiltIn => ({ id, title, words })

export const builtIn: readonly BuiltIn[] = [
  gif('thank-you', 'Thank you', 'thanks grateful appreciate gracias'),
  gif('thanks-heart', 'Thanks, with a heart', 'thank you love grateful gracias'),
  gif('hello', 'Hello', 'hi hey welcome hola greeting'),
  gif('hi', 'Hi', 'hello hey hola greeting'),
  gif('good-morning', 'Good morning', 'sun hello day buenos dias'),
  gif('good-night', 'Good night', 'moon sleep evening buenas noches'),
  gif('welcome', 'Welcome', 'hello new glad bienvenido'),
  gif('bye', 'Bye', 'goodbye farewell adios see you'),
  gif('see-you-soon', 'See you soon', 'later bye appointment visit hasta pronto'),
  gif('see-you-tomorrow', 'See you tomorrow', 'later appointment reminder visit hasta manana'),
  gif('happy-birthday', 'Happy birthday', 'cake party celebrate feliz cumpleanos'),
  gif('cake', 'A birthday cake', 'happy birthday party candle celebrate'),
  gif('congrats', 'Congrats', 'congratulations well done celebrate felicidades'),
  gif('confetti', 'Confetti', 'party celebrate congratulations hooray'),
  gif('balloons', 'Balloons', 'party birthday celebrate'),
  gif('fireworks', 'Fireworks', 'party celebrate new year hooray'),
  gif('happy-new-year', 'Happy new year', 'fireworks celebrate january feliz ano'),
  gif('happy-holidays', 'Happy holidays', 'snow winter christmas december felices fiestas'),
  gif('snow', 'Snow', 'winter cold december holidays'),
  gif('thumbs-up', 'Thumbs up', 'ok yes good great agree like'),
  gif('yes', 'Yes', 'ok agree sure si'),
  gif('no-problem', 'No problem', 'ok sure fine de nada'),
  gif('ok', 'OK', 'yes fine agree good'),
  gif('great', 'Great', 'good awesome super genial'),
  gif('perfect', 'Perfect', 'great good ideal perfecto'),
  gif('well-done', 'Well done', 'good job bravo congratulations'),
  gif('check', 'A check mark', 'done yes ok finished confirmed ready'),
  gif('done', 'Done', 'finished ready check complete listo'),
  gif('ready', 'Ready', 'done pick up finished listo'),
  gif('star', 'A star', 'review rating great favorite'),
  gif('five-stars', 'Five stars', 'review rating great best'),
  gif('heart', 'A heart', 'love thanks like care'),
  gif('smile', 'A smile', 'happy glad face smiley'),
  gif('wink', 'A wink', 'happy face smiley joke'),
  gif('sorry', 'Sorry', 'apology apologize oops perdon'),
  gif('get-well-soon', 'Get well soon', 'sick health better recover'),
  gif('thinking-of-you', 'Thinking of you', 'care heart support'),
  gif('reminder', 'Reminder', 'bell appointment remember do not forget'),
  gif('appointment', 'Appointment', 'calendar date reminder cita visit'),
  gif('clock', 'A clock', 'time late soon hurry waiting'),
  gif('on-my-way', 'On my way', 'coming car drive soon en camino'),
  gif('out-for-delivery', 'Out for delivery', 'package truck order shipping'),
  gif('package', 'A package', 'delivery order arrived pick up box'),
  gif('coffee', 'Coffee', 'break morning cup cafe'),
  gif('sun', 'The sun', 'weather summer morning warm'),
  gif('rainbow', 'A rainbow', 'weather hope color'),
  gif('flower', 'A flower', 'spring thanks thank you bloom'),
  gif('call-me', 'Call me', 'phone ring telephone llamame'),
]

/** Those that have every word that was typed, at the beginning of one of theirs; titles count before words. */
export function findBuiltIn(typed: string): readonly BuiltIn[] {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return builtIn
  const ranked = builtIn.flatMap((each) => {
    const title = wordsOf(each.title)
    const all = [...title, ...wordsOf(each.words)]
    if (!wanted.every((word) => all.some((own) => own.startsWith(word)))) return []
    return [{ each, inTitle: wanted.filter((word) => title.some((own) => own.startsWith(word))).length }]
  })
  return ranked.sort((one, other) => other.inTitle - one.inTitle).map(({ each }) => each)
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter(Boolean)

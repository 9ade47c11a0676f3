// Is this text, or the number that it came from, a machine's? What a machine wrote is answered by nobody but a person.

/** As phones, networks and other businesses mark what nobody typed. */
const MARKS =
  /\bauto(?:matic|mated)?[\s-]*(?:reply|response|respon(?:der|d)|message|text|answer)\b|\bautoreply\b|\bout of (?:the )?office\b|\bdo[\s-]not[\s-]reply\b|\bno-?reply\b|\b(?:i'?m|i am) driving\b|\bdriving (?:mode|focus)\b|\bsent (?:automatically|from my car)\b|\bthis (?:mailbox|inbox|number) is not monitored\b|\bwe(?:'|\u2019)?(?:re| are) (?:currently )?closed\b|\b(?:outside|after) (?:of )?(?:our )?(?:business|office) hours\b|\brespuesta autom[a\u00e1]tica\b|\br[e\u00e9]ponse automatique\b|\bmsg ?& ?data rates\b|\b(?:reply|text) stop to\b/i

/** Does it read like the answer of a machine? */
export const isAutoReply = (body: string): boolean => MARKS.test(body)

/** Short codes, toll-free lines and e-mail gateways belong to senders of many texts, not to a person who waits. */
export const isMachinesNumber = (phone: string): boolean =>
  !/^\+[1-9][0-9]{6,14}$/.test(phone) || /^\+1(?:8(?:00|33|44|55|66|77|88))/.test(phone)

/** Automatic answers of any kind to one phone within an hour: no more than this, whoever answers whom. */
export const MOST_AN_HOUR = 3

// The words of our two automatic answers: the one confirmation of an opt-out, and the answer to HELP.

/** One text, only confirming, naming the business, no marketing: 47 CFR 64.1200(a)(12), CTIA 5.1.3. */
export const optOutConfirmation = (business: string): string =>
  `${business}: You\u2019re opted out and will get no more texts from us. Text START to opt back in.`.replace(
    '\u2019',
    "'",
  )

/** Who this is, how to reach a person, and how to stop: CTIA's programme rules for HELP. */
export function helpAnswer(business: string, contact: string): string {
  const reach = contact ? `For help, ${contact}.` : 'Reply here and a person will answer.'
  return `${business}: ${reach} Msg & data rates may apply. Text STOP to opt out.`
}

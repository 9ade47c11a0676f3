// What the reader may find in one inbound text. The terms: a *keyword* is a word that counts when it is the whole text; a *phrase*
// is a request in a sentence; a *guard* is a wording that only looks like one; *doubt* is left to a person at the opt-out desk.

export type Label = 'opt_out' | 'opt_in' | 'help' | 'yes' | 'no' | 'wrong_number' | 'none'

export type Reading = {
  readonly label: Label
  /** An ordinary text as far as we can tell, but a person should look before anything promotional goes out again. */
  readonly doubt: boolean
  /** The rule that read it so and the words it matched; it goes on the ledger. Empty for an ordinary text. */
  readonly rule: string
  /** 'promotional' when the person plainly speaks of offers only ("no more promos"). */
  readonly scope: 'promotional' | null
}

export type Language = 'en' | 'es' | 'fr'

/** Nothing about consent was said. */
export const ORDINARY: Reading = { label: 'none', doubt: false, rule: '', scope: null }

/** A reading by a rule, certain and about everything we send. */
export const readAs = (label: Label, rule: string): Reading => ({ label, doubt: false, rule, scope: null })

/** An ordinary text that a person should look at. */
export const inDoubt = (rule: string): Reading => ({ label: 'none', doubt: true, rule, scope: null })

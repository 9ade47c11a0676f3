// What each setting of the organization is called and what it does, in the same words where it is read and where it is changed.

export const settingWords = {
  conversationHours: {
    label: 'Conversational consent lasts',
    description: 'For so many hours after a customer’s text you may answer it, 168 at most.',
  },
  askDays: {
    label: 'A double opt-in request can be answered for',
    description: 'For so many days a Yes counts, and the customer is not asked again.',
  },
  quietInformational: {
    label: 'Keep informational texts to the same hours as promotional ones',
    description: 'When it is on, both wait for the hours that the law allows where the customer is.',
  },
  mostPromotional: {
    label: 'Promotional texts to one person in 24 hours',
    description: 'Choose 1 to 3; the strictest states allow no more than three.',
  },
  askScope: {
    label: 'Ask whether a STOP means everything',
    description:
      'Only who agreed to more than one thing is asked, in the one confirmation: KEEP lets informational texts go on. Without an answer everything stays off.',
  },
  helpContact: {
    label: 'Where customers get help',
    description: 'The answer to HELP names it, such as an e-mail address or a phone number.',
  },
} as const

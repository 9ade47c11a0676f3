// Puts the question to the gate: what an answer in a conversation, and what a text for a campaign, has to say for itself.
import type { TextQuestion } from './gate.ts'

type Answer = Pick<TextQuestion, 'door' | 'window' | 'conversationHours' | 'now'> &
  Partial<Pick<TextQuestion, 'isPromotion' | 'overruledBy' | 'madeFor' | 'restsAt'>>

/** An answer in a conversation, which rests on what they texted. */
export const aboutAnswer = (answer: Answer): TextQuestion => ({
  ...{ kind: 'text', level: 'conversational', campaign: null, grant: null, isAnswer: true },
  ...{
    isPromotion: false,
    overruledBy: null,
    places: null,
    quietInformational: false,
    promotionalAt: [],
    mostPromotional: 3,
  },
  ...answer,
})

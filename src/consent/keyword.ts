// What an inbound text says about consent: STOP, START, HELP, Yes, No, a wrong number, in any words, or nothing at all.
export { readText } from './reading/read-text.ts'

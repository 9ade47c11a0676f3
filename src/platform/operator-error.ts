// A stop that the person who runs Parley can mend. Its message is the whole story, so it is shown without a stack trace.

export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}

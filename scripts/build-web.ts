// `npm run build`: builds the web app into dist/web, unless the build there is made of these very sources.
import { resolve } from 'node:path'
import { OperatorError } from '../src/platform/operator-error.ts'
import { buildWeb } from '../src/platform/web-build.ts'

try {
  await buildWeb({ root: resolve(import.meta.dirname, '..'), say: console.log })
} catch (error) {
  if (!(error instanceof OperatorError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

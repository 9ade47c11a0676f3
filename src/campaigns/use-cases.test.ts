import { describe, expect, test } from 'vitest'
import {
  type CampaignLevel,
  helpOfUseCase,
  labelOfUseCase,
  mayPromote,
  useCaseCodes,
  whyNotLevels,
} from './use-cases.ts'

const both: CampaignLevel[] = ['informational', 'promotional']

describe('The use cases', () => {
  test('are the registry\u2019s, each with words of its own for staff', () => {
    const labels = useCaseCodes.map(labelOfUseCase)
    expect(new Set(labels).size).toBe(useCaseCodes.length)
    for (const code of useCaseCodes) {
      expect(code).toMatch(/^[A-Z0-9]+(_[A-Z0-9]+)*$/)
      expect(labelOfUseCase(code)).not.toBe(code)
      expect(helpOfUseCase(code)).toMatch(/^[A-Z].*\.$/)
    }
  })

  test('that the list no longer has are shown as they were stored', () => {
    expect([labelOfUseCase('TRIAL'), helpOfUseCase('TRIAL'), mayPromote('TRIAL')]).toEqual([
      'TRIAL',
      '',
      false,
    ])
  })

  test.each([
    ['CUSTOMER_CARE', ['informational'], null],
    ['CUSTOMER_CARE', both, 'A campaign for customer care holds no offers.'],
    ['2FA', ['promotional'], 'A campaign for one-time passwords holds no offers.'],
    ['DELIVERY_NOTIFICATION', ['promotional'], 'A campaign for delivery notification holds no offers.'],
    ['MARKETING', ['promotional'], null],
    ['MARKETING', both, null],
    ['MIXED', both, null],
    ['LOW_VOLUME', ['promotional'], null],
  ] satisfies [string, CampaignLevel[], string | null][])('%s with %j: %s', (code, levels, sentence) => {
    const why = whyNotLevels(code, levels)
    if (sentence === null) expect(why).toBeNull()
    else expect(why).toMatch(new RegExp(`^${sentence.replaceAll('.', '\\.')} .*Informational only`))
  })
})

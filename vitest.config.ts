// Three kinds of tests: rules beside the rule, slices through HTTP on a real PostgreSQL, journeys in a real browser.
import { defineConfig } from 'vitest/config'

process.env.TZ = 'UTC' // a rule that leans on the machine's time zone must fail everywhere alike

const everywhere = {
  environment: 'node' as const,
  pool: 'forks' as const,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  setupFiles: ['test/setup-network.ts'],
  restoreMocks: true,
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...everywhere,
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.unit.test.ts', 'verify/**/*.test.ts'],
          exclude: ['**/*.slice.test.ts', 'node_modules/**'],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...everywhere,
          name: 'slices',
          include: ['src/**/*.slice.test.ts', 'test/**/*.slice.test.ts', 'verify/**/*.slice.test.ts'],
          globalSetup: ['test/setup-database.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...everywhere,
          name: 'journeys',
          include: ['test/journeys/*.journey.test.ts'],
          globalSetup: ['test/setup-database.ts'],
          testTimeout: 120_000,
          maxWorkers: 1, // a browser and a server need both cores
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})

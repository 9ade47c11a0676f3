// A small share of the chaos runs `kill` and `kill-stop`: the real application and its database, killed a few times.
import { expect, test } from 'vitest'
import { playKill } from './kill.ts'
import { playKillStop } from './kill-stop.ts'

const say = (): void => {}

test('after kill -9 of the application and its database every accepted text is there, and none left twice', {
  timeout: 240_000,
}, async () => {
  const { faults, figures } = await playKill({ seed: 20_261, kills: 4, say })
  expect(faults).toEqual([])
  expect(figures).toMatchObject({ appKills: 4, databaseKills: 1 })
})

test('after kill -9 in the middle of a STOP nothing more begins to leave, and it is confirmed at most once', {
  timeout: 240_000,
}, async () => {
  const { faults, figures } = await playKillStop({ seed: 20_262, rounds: 3, say })
  expect(faults).toEqual([])
  expect(figures).toMatchObject({ kills: 3, stops: 24 })
})

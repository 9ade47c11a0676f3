// The browser for the journeys: a named one, one on PATH, or (as root on Debian) Debian's Chromium, installed now.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Browser = { readonly path: string } | { readonly missing: string }

export async function findBrowser(): Promise<Browser> {
  const named = process.env.PARLEY_BROWSER
  if (named)
    return isProgram(named)
      ? { path: named }
      : { missing: `PARLEY_BROWSER names ${named}, which is no program on this machine.` }
  const found = onPath() ?? APPLICATIONS.find(isProgram)
  if (found) return { path: found }
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('Installing Chromium with apt-get (once; the journeys need a browser) …')
    if (install()) {
      const path = onPath()
      if (path) return { path }
    }
  }
  return {
    missing:
      'The journeys need a browser and found none; install Chromium or Chrome, or set PARLEY_BROWSER to the path of one, then run npm test again.',
  }
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The package list of a fresh machine may be empty or old, so a first refusal is followed by an update. */
function install(): boolean {
  const apt = (...args: string[]): boolean => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return (
      spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
    )
  }
  const get = (): boolean => apt('install', '-y', '--no-install-recommends', 'chromium')
  return get() || (apt('update') && get())
}

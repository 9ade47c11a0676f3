// How the web app is built: one bundle per screen into dist/web, which the server hands out.
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { emojiFiles } from './scripts/emoji-files.ts'

const emoji: Plugin = {
  name: 'emoji',
  generateBundle() {
    for (const file of emojiFiles()) this.emitFile({ type: 'asset', ...file })
  },
}

export default defineConfig({
  plugins: [react(), emoji],
  publicDir: 'src/web/public',
  resolve: {
    alias: { zod: fileURLToPath(new URL('./src/web/contract-schemas.ts', import.meta.url)) },
  },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
})

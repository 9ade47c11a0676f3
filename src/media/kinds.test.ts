// What a file is, and as what a browser is handed it: never by its name, and nothing that could run.
import { expect, test } from 'vitest'
import { isTexted, OPAQUE, servedType, typeOf } from './kinds.ts'

const types: [string, string | undefined, string, string][] = [
  ['a JPEG', 'image/jpeg', '', 'image/jpeg'],
  ['a WebP, which is made anew', 'image/webp', '', 'image/webp'],
  ['an AVIF, which is not decoded', 'image/avif', '', OPAQUE],
  ['an iPhone’s own format', 'image/heic', '', OPAQUE],
  ['a TIFF', 'image/tiff', '', OPAQUE],
  ['an SVG, which has no signature of its own', 'application/xml', '<?xml version="1.0"?><svg', OPAQUE],
  ['a page', undefined, '<!doctype html>', OPAQUE],
  ['a program', 'application/x-msdownload', 'MZ', OPAQUE],
  ['a QuickTime film', 'video/quicktime', '', OPAQUE],
  ['a contact card', undefined, 'BEGIN:VCARD\r\nVERSION:3.0', 'text/vcard'],
  ['a page behind a card’s first word', undefined, 'BEGIN:VCARD<script>', OPAQUE],
  ['a PDF', 'application/pdf', '%PDF-1.7', 'application/pdf'],
]
test.each(types)('%s', (_title, detected, head, type) => {
  expect(typeOf(detected, head)).toBe(type)
})

test.each([
  ['image/jpeg', 'image/jpeg'],
  ['video/mp4', 'video/mp4'],
  ['application/pdf', OPAQUE],
  ['text/vcard', OPAQUE],
  ['text/html', OPAQUE],
  ['image/svg+xml', OPAQUE],
])('%s is handed out as %s', (type, served) => {
  expect(servedType(type)).toBe(served)
  expect(isTexted(type)).toBe(!['text/html', 'image/svg+xml'].includes(type))
})

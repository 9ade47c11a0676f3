// Which addresses count as outside.
import { expect, test } from 'vitest'
import { addressCheck } from './address-check.ts'

test.each(
  `1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.1 93.184.216.34 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1
168.63.129.15 169.253.255.255 169.255.0.1 172.15.255.255 172.32.0.1 191.255.255.255 192.0.1.1 192.167.255.255
192.169.0.1 198.17.255.255 198.20.0.1 203.0.112.1 203.0.114.1 223.255.255.255
2001:4860:4860::8888 2606:4700:4700::1111 2a00:1450:4001::1 2400:cb00::1 2001:200::1 2003::1`.split(/\s+/),
)('%s is outside', (address) => {
  expect(addressCheck([])(address)).toBe(true)
})

test.each([
  ['10.1.2.3', '10.1.0.0/16', true],
  ['::ffff:10.1.2.3', '10.1.0.0/16', true],
  ['10.2.2.3', '10.1.0.0/16', false],
  ['127.0.0.1', '127.0.0.1', true],
  ['127.0.0.2', '127.0.0.1', false],
  ['fd00:1::5', 'fd00:1::/32', true],
  ['fd00:2::5', 'fd00:1::/32', false],
  ['64:ff9b::a01:203', '10.1.0.0/16', false],
  ['2002:a01:203::1', '10.1.0.0/16', false],
  ['hooks.example.com', '0.0.0.0/0', false],
  ['', '0.0.0.0/0', false],
])('%s with %s allowed: %s', (address, block, isFine) => {
  expect(addressCheck([block])(address)).toBe(isFine)
})

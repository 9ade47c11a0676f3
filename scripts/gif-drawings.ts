// The small drawings of the built-in Gifs (CC0). Each is drawn about its own middle, in a space of 100 by 100; `t` goes from 0 to 1 and round.

export type Drawing = (t: number) => string

const wave = (t: number, times = 1): number => Math.sin(2 * Math.PI * times * t)
const turned = (degrees: number, inside: string, about = '0 0'): string =>
  `<g transform="rotate(${degrees} ${about})">${inside}</g>`
const moved = (x: number, y: number, inside: string): string =>
  `<g transform="translate(${x} ${y})">${inside}</g>`
const grown = (by: number, inside: string): string => `<g transform="scale(${by})">${inside}</g>`
const circle = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`
const line = (d: string, color = '#fff', width = 5): string =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
const shape = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`
const box = (x: number, y: number, w: number, h: number, fill: string, r = 4): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"/>`

const HEART = 'M0 34C-46 6-40-32-17-32-7-32-1-25 0-19 1-25 7-32 17-32 40-32 46 6 0 34Z'
const starPath = (outer: number, inner: number, points = 5): string =>
  `${Array.from({ length: points * 2 }, (_, n) => {
    const r = n % 2 ? inner : outer
    const a = (Math.PI * n) / points - Math.PI / 2
    return `${n ? 'L' : 'M'}${(r * Math.cos(a)).toFixed(1)} ${(r * Math.sin(a)).toFixed(1)}`
  }).join('')}Z`
const colors = ['#ffd166', '#ef6f6c', '#7bdff2', '#b2f7a5', '#f7b2e6', '#ffffff']
const colorOf = (n: number): string => colors[n % colors.length] ?? '#fff'
/** The same for every drawing of the file: between 0 and 1, and without a pattern to the eye. */
const scattered = (n: number): number => {
  const far = Math.sin(n * 12.9898 + 4.1) * 43_758.5453
  return far - Math.floor(far)
}

const petals = (count: number, r: number, inside: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => turned((360 / count) * n, moved(0, -r, inside(n)))).join('')

const faceOf = (eyes: string, t: number): string =>
  turned(wave(t) * 6, circle(0, 0, 40, '#ffd166') + eyes + line('M-18 10Q0 30 18 10', '#5b3a00', 5))

export const drawings: Readonly<Record<string, Drawing>> = {
  heart: (t) => grown(1 + 0.12 * Math.max(0, wave(t, 2)), shape(HEART, '#ef5d76')),
  star: (t) => turned(wave(t) * 14, grown(1 + 0.08 * wave(t, 2), shape(starPath(42, 18), '#ffd166'))),
  stars: (t) =>
    [0, 1, 2, 3, 4]
      .map((n) => {
        const on = Math.min(1, Math.max(0, t * 7 - n))
        return moved(
          -54 + 27 * n,
          0,
          grown(0.3 * (0.35 + 0.65 * on), shape(starPath(42, 18), on > 0.2 ? '#ffd166' : '#ffffff66')),
        )
      })
      .join(''),
  confetti: (t) =>
    Array.from({ length: 46 }, (_, n) => {
      const y = ((scattered(n * 3 + 1) + t) % 1) * 280 - 140
      return moved(
        scattered(n) * 260 - 130 + 9 * wave(t + scattered(n), 2),
        y,
        turned(720 * t + 70 * n, box(-4, -2, 9, 5, colorOf(n), 1)),
      )
    }).join(''),
  fireworks: (t) =>
    [
      [-34, -18, 0],
      [34, -26, 0.35],
      [2, 26, 0.68],
    ]
      .map(([x = 0, y = 0, late = 0], which) => {
        const at = (t - late + 1) % 1
        const r = 40 * Math.sqrt(at)
        return moved(
          x,
          y,
          petals(12, r, (n) => grown(Math.max(0, 1 - at), circle(0, 0, 5, colorOf(n + which)))),
        )
      })
      .join(''),
  balloons: (t) =>
    [
      [-40, 6, '#ef6f6c'],
      [0, -14, '#ffd166'],
      [40, 8, '#7bdff2'],
    ]
      .map(([x, y, color], n) =>
        moved(
          Number(x),
          Number(y) + 7 * wave(t + n / 3),
          line('M0 26Q6 44 0 62', '#ffffffaa', 2) +
            `<ellipse rx="21" ry="26" fill="${color}"/>` +
            shape('M-4 30 0 24 4 30Z', String(color)),
        ),
      )
      .join(''),
  cake: (t) =>
    box(-44, 2, 88, 38, '#f7b2c4', 8) +
    box(-44, 2, 88, 14, '#fff4e6', 7) +
    [-24, 0, 24]
      .map(
        (x, n) =>
          box(x - 3, -22, 6, 24, '#7bdff2', 3) +
          moved(x, -30, grown(1 + 0.22 * wave(t + n / 3, 3), shape('M0-11Q8 0 0 8-8 0 0-11Z', '#ffd166'))),
      )
      .join(''),
  snow: (t) =>
    Array.from({ length: 34 }, (_, n) =>
      circle(
        scattered(n) * 260 - 130 + 10 * wave(t + scattered(n)),
        ((scattered(n * 5 + 2) + t) % 1) * 280 - 140,
        2 + 4 * scattered(n * 7),
        '#ffffffe6',
      ),
    ).join(''),
  thumb: (t) =>
    turned(
      -10 + 12 * Math.max(0, wave(t)),
      moved(
        0,
        -6 * Math.max(0, wave(t)),
        box(-44, -8, 20, 48, '#ffffff', 6) +
          shape(
            'M-20-6C-6-14 0-26 0-40 0-50 16-50 17-36 18-26 14-16 12-10L36-10C48-10 48 4 41 6 47 9 45 20 38 21 43 25 40 34 33 35 36 40 31 44 24 44L-4 44C-12 44-15 40-20 40Z',
            '#ffd8a8',
          ),
      ),
    ),
  check: (t) =>
    circle(0, 0, 42, '#2fb380') +
    `<path d="M-20 1-5 16 22-15" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="70" stroke-dashoffset="${70 * (1 - Math.min(1, t * 2.4))}"/>`,
  smile: (t) => faceOf(circle(-14, -10, 5, '#5b3a00') + circle(14, -10, 5, '#5b3a00'), t),
  wink: (t) =>
    faceOf(
      circle(-14, -10, 5, '#5b3a00') +
        (t > 0.35 && t < 0.7 ? line('M7-10Q14-16 21-10', '#5b3a00', 5) : circle(14, -10, 5, '#5b3a00')),
      t,
    ),
  hand: (t) =>
    turned(
      20 * wave(t, 2),
      shape(
        'M-22 40C-30 22-32 4-28 2-22 0-18 10-16 14L-18-28C-18-36-8-36-8-28L-5-2-4-36C-4-44 7-44 7-36L7-2 13-30C15-38 25-36 23-28L18 4 25-12C28-20 37-16 34-8L24 24C20 38 14 44 6 44L-8 44C-16 44-20 44-22 40Z',
        '#ffd8a8',
      ),
      '0 44',
    ),
  bell: (t) =>
    turned(
      16 * wave(t, 2) * (1 - t * 0.4),
      shape('M-30 24C-22 14-24 2-24-6-24-24-12-34 0-34 12-34 24-24 24-6 24 2 22 14 30 24Z', '#ffd166') +
        circle(0, -36, 5, '#ffd166') +
        circle(-4 * wave(t, 2), 32, 8, '#f4a73b'),
      '0 -40',
    ),
  calendar: (t) =>
    box(-38, -30, 76, 70, '#fff', 9) +
    box(-38, -30, 76, 20, '#ef6f6c', 9) +
    box(-38, -18, 76, 9, '#ef6f6c', 0) +
    line('M-18-38V-26M18-38V-26', '#fff', 6) +
    [0, 1, 2, 3, 4, 5]
      .map((n) =>
        box(
          -27 + 20 * (n % 3),
          0 + 18 * Math.floor(n / 3),
          13,
          11,
          n === 4 && t > 0.35 ? '#2fb380' : '#d8dbe6',
          3,
        ),
      )
      .join(''),
  clock: (t) =>
    circle(0, 0, 42, '#fff') +
    turned(360 * t, line('M0 0V-28', '#3b3f58', 5)) +
    turned(30 * t + 60, line('M0 0V-18', '#3b3f58', 6)) +
    circle(0, 0, 4, '#ef6f6c'),
  car: (t) =>
    moved(
      0,
      2 * wave(t, 4),
      box(-50, -4, 100, 26, '#ef6f6c', 10) +
        shape('M-30-2-18-24H18L34-2Z', '#ef6f6c') +
        shape('M-22-4-14-18H-2V-4ZM4-4V-18H15L25-4Z', '#dff3ff'),
    ) +
    [-26, 26]
      .map((x) => moved(x, 22, circle(0, 0, 11, '#2b2d3a') + turned(720 * t, line('M-5 0H5', '#fff', 3))))
      .join('') +
    [0, 1, 2]
      .map((n) => line(`M${-62 - 18 * ((t * 2 + n / 3) % 1)} ${-8 + 12 * n}h-14`, '#ffffffaa', 4))
      .join(''),
  truck: (t) =>
    moved(
      0,
      1.6 * wave(t, 4),
      box(-54, -28, 66, 50, '#fff', 6) +
        shape('M14-12H36L50 4V22H14Z', '#ffd166') +
        shape('M20-6H33L42 4H20Z', '#dff3ff'),
    ) + [-30, 30].map((x) => moved(x, 24, circle(0, 0, 11, '#2b2d3a') + circle(0, 0, 4, '#fff'))).join(''),
  parcel: (t) =>
    moved(
      0,
      -7 * Math.abs(wave(t)),
      box(-36, -18, 72, 54, '#d9a066', 5) +
        box(-40, -28, 80, 16, '#c78d55', 4) +
        box(-8, -28, 16, 64, '#f3d9b1', 0),
    ),
  coffee: (t) =>
    [-16, 0, 16]
      .map((x, n) => line(`M${x}-18Q${x + 7 * wave(t + n / 3)}-28 ${x}-38T${x}-54`, '#ffffffb0', 4))
      .join('') +
    shape('M-36-8H32V14C32 34 18 40-2 40-22 40-36 34-36 14Z', '#fff') +
    line('M32 0C50-2 50 24 30 22', '#fff', 7) +
    `<ellipse cx="-2" cy="-8" rx="34" ry="5" fill="#7b4f32"/>`,
  sun: (t) =>
    turned(
      45 * t,
      petals(8, 46, () => line('M0 6V-6', '#fff2b8', 7)),
    ) + circle(0, 0, 30, '#ffd166'),
  moon: (t) =>
    turned(6 * wave(t), shape('M14-40A42 42 0 1 0 40 18 34 34 0 1 1 14-40Z', '#fff2b8')) +
    [
      [30, -26, 0],
      [48, 2, 0.4],
      [20, 2, 0.7],
    ]
      .map(([x = 0, y = 0, late = 0]) =>
        moved(x, y, grown(0.1 + 0.08 * wave(t + late), shape(starPath(42, 14, 4), '#fff'))),
      )
      .join(''),
  rainbow: (t) =>
    ['#ef6f6c', '#ffa94d', '#ffd166', '#63c88a', '#5aa9e6', '#9b7ede']
      .map(
        (color, n) =>
          `<path d="M${-58 + 8 * n} 30A${58 - 8 * n} ${58 - 8 * n} 0 0 1 ${58 - 8 * n} 30" fill="none" stroke="${color}" stroke-width="8" stroke-dasharray="190" stroke-dashoffset="${190 * (1 - Math.min(1, t * 1.9))}"/>`,
      )
      .join(''),
  flower: (t) =>
    line('M0 8V50', '#63c88a', 6) +
    shape('M0 42Q22 20 30 34 20 48 0 44Z', '#63c88a') +
    moved(
      0,
      -10,
      turned(9 * wave(t), petals(7, 22, () => circle(0, 0, 12, '#f7b2e6')) + circle(0, 0, 14, '#ffd166')),
    ),
  phone: (t) =>
    turned(
      10 * wave(t, 4) * (t < 0.6 ? 1 : 0),
      shape(
        'M-30-36C-22-42-16-36-12-24-10-18-18-12-18-8-14 6-2 16 8 20 12 20 18 12 24 14 36 18 42 24 36 32 28 44 8 42-12 24-34 4-42-24-30-36Z',
        '#fff',
      ),
    ) +
    [1, 2]
      .map((n) =>
        line(
          `M${10 + 8 * n}-${30 + 6 * n}A${16 * n} ${16 * n} 0 0 1 ${30 + 6 * n}-${10 + 8 * n}`,
          t < 0.6 ? '#ffd166' : '#ffd16600',
          5,
        ),
      )
      .join(''),
  sparkles: (t) =>
    [
      [-92, -70, 0],
      [90, -78, 0.3],
      [-96, 72, 0.6],
      [94, 66, 0.85],
    ]
      .map(([x = 0, y = 0, late = 0]) =>
        moved(x, y, grown(0.2 + 0.14 * wave(t + late), shape(starPath(42, 10, 4), '#ffffffd9'))),
      )
      .join(''),
}

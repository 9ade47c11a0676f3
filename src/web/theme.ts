// The look in one place: one family, one accent, one neutral scale, light and dark from the same tokens, all of it at least AA.
import {
  type CSSVariablesResolver,
  createTheme,
  darken,
  lighten,
  type MantineColorsTuple,
  type MantineTheme,
} from '@mantine/core'

const accent: MantineColorsTuple = [
  '#eff1ff',
  '#e0e4ff',
  '#c5ccff',
  '#a5affc',
  '#8791f7',
  '#6872f0',
  '#4650dd',
  '#3b44c0',
  '#333b9b',
  '#2d347b',
]
const gray: MantineColorsTuple = [
  '#fafafb',
  '#f5f5f7',
  '#ebebef',
  '#dfdfe5',
  '#cbccd4',
  '#9a9ca8',
  '#626472',
  '#494b57',
  '#2f3039',
  '#191a20',
]
const dark: MantineColorsTuple = [
  '#ebebf0',
  '#cdced6',
  '#a4a6b3',
  '#8f919f',
  '#3b3d47',
  '#2d2f37',
  '#22232a',
  '#18191e',
  '#111216',
  '#0b0c0f',
]

export const theme = createTheme({
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  autoContrast: false,
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.333', sm: '1.4286', md: '1.4286', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1rem', lineHeight: '1.5' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4286' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1.125rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, transitionProps: { duration: 100 } } },
    Modal: {
      defaultProps: { transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.35 } },
    },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    Popover: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    Drawer: { defaultProps: { transitionProps: { duration: 140 } } },
  },
})

/** Mantine's own text shades for tinted avatars, badges, placeholders and errors miss AA; these hold at least 4.5 : 1. */
export const cssVariablesResolver: CSSVariablesResolver = (resolved) => ({
  variables: {},
  light: {
    ...tintedText(resolved, (tuple) => darken(tuple[9], 0.4)),
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': 'var(--mantine-color-gray-9)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-6)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
    '--mantine-color-anchor': 'var(--mantine-color-accent-7)',
    '--mantine-color-error': '#c02626',
    '--mantine-color-default-border': 'var(--mantine-color-gray-4)',
  },
  dark: {
    ...tintedText(resolved, (tuple) => lighten(tuple[2], 0.2)),
    '--mantine-color-body': 'var(--mantine-color-dark-7)',
    '--mantine-color-text': 'var(--mantine-color-dark-0)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-3)',
    '--mantine-color-anchor': 'var(--mantine-color-accent-3)',
    '--mantine-color-error': '#ff9c9c',
    '--mantine-color-default-border': 'var(--mantine-color-dark-4)',
  },
})

function tintedText(
  { colors }: MantineTheme,
  shade: (tuple: MantineColorsTuple) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(colors).map(([name, tuple]) => [`--mantine-color-${name}-light-color`, shade(tuple)]),
  )
}

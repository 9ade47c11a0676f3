// The signed-in person at the foot of the rail: who I am, light or dark, the keys, and the way out.
import { useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconKeyboard, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { signOut } from '../organizations/contract.ts'
import { type Role, roleLabels } from '../organizations/permission.ts'
import { call } from './call.ts'
import classes from './frame.module.css'
import { useMe } from './session.ts'
import { SHOW_KEYS } from './show-keys.ts'
import { Face } from './ui/face.tsx'
import { Menu, MenuDivider, MenuItem } from './ui/menu.tsx'

const schemes = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
] as const

export function PersonMenu() {
  const me = useMe()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [isOpen, setOpen] = useState(false)
  const leave = async (): Promise<void> => {
    await call(signOut).catch(() => undefined)
    queryClient.clear()
    await navigate({ to: '/sign-in' })
  }
  return (
    <Menu
      label={me.name}
      side="right"
      isOpen={isOpen}
      onChange={setOpen}
      button={(props) => (
        <button
          type="button"
          className={classes.entry}
          aria-label={`You, signed in as ${me.name}`}
          {...props}
        >
          <Face name={me.name} size={28} />
          <span className={classes.label}>You</span>
        </button>
      )}
    >
      <div className={classes.person} role="presentation">
        <strong>{me.name}</strong>
        <span>
          {roleLabels[me.role as Role] ?? me.role} · {me.organization.name}
        </span>
      </div>
      <MenuDivider />
      {schemes.map(({ value, label, icon: Icon }) => (
        <MenuItem
          key={value}
          icon={<Icon size={18} stroke={1.6} />}
          checked={colorScheme === value}
          onChoose={() => setColorScheme(value)}
        >
          {label}
        </MenuItem>
      ))}
      <MenuDivider />
      <MenuItem
        icon={<IconKeyboard size={18} stroke={1.6} />}
        onChoose={() => window.dispatchEvent(new Event(SHOW_KEYS))}
      >
        Keyboard shortcuts
      </MenuItem>
      <MenuItem icon={<IconLogout size={18} stroke={1.6} />} onChoose={() => void leave()}>
        Sign out
      </MenuItem>
    </Menu>
  )
}

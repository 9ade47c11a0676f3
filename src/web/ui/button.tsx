// Buttons: one with words, one with an icon whose name is said and shown on hover.
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import classes from './button.module.css'

type Look = 'primary' | 'tinted' | 'plain' | 'quiet'

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: Look
  small?: boolean
  ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'plain', small = false, className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${classes.button} ${classes[look]} ${small ? classes.small : ''} ${className}`}
    />
  )
}

export type IconButtonProps = Omit<ButtonProps, 'children'> & {
  /** Its accessible name, and what hovering shows. */
  label: string
  icon: ReactNode
  /** The key that does the same. */
  hint?: string
}

export function IconButton({ label, icon, hint, look = 'quiet', className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={hint ? `${label}  ${hint}` : label}
      aria-keyshortcuts={hint}
      {...rest}
      className={`${classes.button} ${classes.icon} ${classes[look]} ${className}`}
    >
      {icon}
    </button>
  )
}

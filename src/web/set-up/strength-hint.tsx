// Under a new password: how hard it is to guess, in words first and bars beside them.
import { passwordStrength } from './password-strength.ts'
import classes from './set-up-form.module.css'

export function StrengthHint({ password, known }: { password: string; known: readonly string[] }) {
  if (password === '') return null
  const { level, hint } = passwordStrength(password, known)
  return (
    <div className={classes.strength} data-level={level}>
      <span className={classes.bars} aria-hidden>
        {[1, 2, 3].map((bar) => (
          <span key={bar} className={classes.bar} data-on={bar <= level || undefined} />
        ))}
      </span>
      <span role="status">{hint}</span>
    </div>
  )
}

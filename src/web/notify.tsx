// The toasts themselves, and the place where they stand. Loaded after the first screen.
import { hideNotification, showNotification } from '@mantine/notifications'
import classes from './notify.module.css'
import type { Toast } from './toast.ts'

export { Notifications } from '@mantine/notifications'

export function showToast({
  id = crypto.getRandomValues(new Uint32Array(1)).toString(),
  text,
  tone = 'done',
  undo,
}: Toast): void {
  hideNotification(id)
  showNotification({
    id,
    withBorder: false,
    icon: null,
    autoClose: tone === 'problem' ? 9_000 : 6_000,
    closeButtonProps: { 'aria-label': 'Dismiss' },
    classNames: { root: classes.toast, body: classes.body, description: classes.text },
    message: (
      <span className={classes.line}>
        <span>{text}</span>
        {undo && (
          <button
            type="button"
            className={classes.undo}
            onClick={() => {
              hideNotification(id)
              undo()
            }}
          >
            Undo
          </button>
        )}
      </span>
    ),
  })
}

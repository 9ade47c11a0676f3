// How a key pressed anywhere on the inbox moves the focus in its list.

export const LIST_STEP = 'parley:list-step'
export type ListStep = { readonly by: 1 | -1 }

export const stepInList = (by: 1 | -1): void => {
  window.dispatchEvent(new CustomEvent<ListStep>(LIST_STEP, { detail: { by } }))
}

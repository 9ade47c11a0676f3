// What people read about the files of texts: in lists, and where a text cannot carry them.

/** `words_only`: the number's carrier takes no files · `files_gone`: one is missing, somebody else's, or of another conversation. */
export type FilesProblem = 'words_only' | 'files_gone'

export const filesProblems: Readonly<Record<FilesProblem, string>> = {
  words_only:
    'Texts from this number carry words only: its connection takes no pictures or files. Remove them, or send a link.',
  files_gone: 'A file of this text is not there any more. Remove it and attach it again.',
}

/** By the types of its files, as far as they are known: "Picture", "3 pictures", "File". */
export function filesInWords(types: readonly (string | null)[]): string {
  if (types.length === 0) return ''
  const isPictures = types.every((type) => type?.startsWith('image/'))
  const one = isPictures ? 'Picture' : 'File'
  return types.length === 1 ? one : `${types.length} ${one.toLowerCase()}s`
}

// A large photo is made smaller before it travels: a phone's line is slow, and the carrier takes less anyway.

const WORTH_IT = 1.5 * 1024 * 1024
const LONGEST_SIDE = 2_048
const QUALITY = 0.86

/** The picture in at most 2,048 pixels, upright, or the file as it is where that cannot be done here. */
export async function shrunk(file: File): Promise<Blob> {
  if (file.size < WORTH_IT || !/^image\/(jpeg|webp)$/.test(file.type)) return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const share = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * share)
    canvas.height = Math.round(picture.height * share)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return smaller && smaller.size < file.size ? smaller : file
  } catch {
    return file // the server says what is wrong with it
  }
}

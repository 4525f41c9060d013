const longestSide = 2048
const smallEnough = 700 * 1024
const quality = 0.82

/** A photo as large as anybody needs it. One that is small, or that this browser can't read, goes as it is. */
export async function shrink(file: File): Promise<Blob> {
  if (file.size <= smallEnough || file.type === 'image/gif') return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const smaller = await draw(picture)
    picture.close()
    return smaller.size < file.size ? smaller : file
  } catch {
    return file
  }
}

async function draw(picture: ImageBitmap): Promise<Blob> {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas here')
  pen.imageSmoothingQuality = 'high'
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((give, fail) =>
    canvas.toBlob(
      (blob) => (blob ? give(blob) : fail(new Error('too large a picture'))),
      'image/jpeg',
      quality,
    ),
  )
}

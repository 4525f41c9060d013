import { type Answered, judgeUpload, type Uploaded } from './judge-upload.ts'

type ToUpload = { id: string; file: Blob; name: string; takenAt: string | null }

const silenceMs = 120_000

/** Sends one photo; `progress` hears how many percent have left. The same id sent twice is the same photo. */
export function upload(
  address: string,
  { id, file, name, takenAt }: ToUpload,
  { progress, signal }: { progress(percent: number): void; signal: AbortSignal },
): Promise<Uploaded> {
  const form = new FormData()
  form.append('id', id)
  if (takenAt) form.append('takenAt', takenAt)
  form.append('photo', file, name)
  // fetch tells nothing of what has left.
  const request = new XMLHttpRequest()
  return new Promise((tell) => {
    const answered = (answer: Answered | null) => tell(judgeUpload(answer))
    request.upload.onprogress = ({ loaded, total }) => progress(Math.floor((100 * loaded) / total))
    request.onload = () => answered({ status: request.status, words: request.responseText })
    request.onerror = () => answered(null)
    request.ontimeout = () => answered(null)
    request.onabort = () => answered(null)
    signal.addEventListener('abort', () => request.abort())
    request.timeout = silenceMs
    request.open('POST', address)
    request.send(form)
  })
}

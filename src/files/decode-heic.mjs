// A worker of its own: the decoder is slow, knows nothing of time, and must be able to be ended from outside.
import { parentPort, workerData } from 'node:worker_threads'
import decode from 'heic-decode'

const { bytes, mostPixels } = workerData
const [picture] = await decode.all({ buffer: bytes })
if (picture.width * picture.height > mostPixels) throw new Error('too many pixels')
const { width, height, data } = await picture.decode()
parentPort?.postMessage({ width, height, data }, [data.buffer])

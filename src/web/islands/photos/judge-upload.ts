export type Answered = { status: number; words: string }

export type Uploaded =
  | { is: 'kept'; src: string }
  /** Said by the server in a sentence; another try would hear the same. */
  | { is: 'refused'; why: string }
  | { is: 'later' }

const laterStatuses = [408, 425, 429]

/** What an answer to a photo means; null is none at all. */
export function judgeUpload(answer: Answered | null): Uploaded {
  if (!answer || answer.status >= 500 || laterStatuses.includes(answer.status)) return { is: 'later' }
  const said = parsed(answer.words)
  if (answer.status === 201 && isObject(said['photo']) && typeof said['photo']['src'] === 'string')
    return { is: 'kept', src: said['photo']['src'] }
  return { is: 'refused', why: typeof said['title'] === 'string' ? said['title'] : '' }
}

function parsed(words: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(words)
    return isObject(said) ? said : {}
  } catch {
    return {}
  }
}

const isObject = (said: unknown): said is Record<string, unknown> => typeof said === 'object' && said !== null

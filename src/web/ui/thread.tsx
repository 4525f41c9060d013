import type { ComponentChildren } from 'preact'
import type { SymbolName } from './icons.ts'
import { Sign } from './sign.tsx'
import { type ShownState, StateIcon } from './state-icon.tsx'

export type ThreadAudience = { kind: 'all' | 'few' | 'internal'; word: string }

/** Something that happened; `said` where somebody said something with it. */
export type ThreadPart = {
  id: string
  at: string
  when: string
  title: string
  state?: ShownState
  /** A planned day, in words. */
  day?: string
  said?: {
    /** Residents stand to the left, the body to the right. */
    side: 'theirs' | 'ours'
    audience: ThreadAudience
    /** By what way it came, where not on a page. */
    how?: string
    /** Nobody has answered it. */
    waiting?: string
    children: ComponentChildren
  }
}

/** A talk in order, the oldest first: who said what to whom, told by word, sign and place; what happened stands small. */
export const Thread = ({ parts }: { parts: readonly ThreadPart[] }) => (
  <ol class="thread">
    {parts.map((part) =>
      part.said ? <Said key={part.id} {...part} /> : <Happened key={part.id} {...part} />,
    )}
  </ol>
)

const Happened = ({ id, at, when, title, state, day }: ThreadPart) => (
  <li class="thread-event" id={id}>
    {state ? <StateIcon state={state} /> : <span class="dot" />}
    <p>
      {title} · <time dateTime={at}>{when}</time>
      {day && `. ${day}.`}
    </p>
  </li>
)

const signs: Record<ThreadAudience['kind'], SymbolName> = { all: 'people', few: 'person', internal: 'lock' }

function Said({ id, at, when, title, state, day, said }: ThreadPart) {
  if (!said) return null
  const { side, audience, how, waiting, children } = said
  return (
    <li class={`thread-said ${side} ${audience.kind}${waiting ? ' waiting' : ''}`} id={id}>
      <p class="thread-title">
        {state && <StateIcon state={state} />}
        {title}
      </p>
      <p class="muted">
        <time dateTime={at}>{when}</time>
        {how && ` · ${how}`}
      </p>
      <p class="thread-marks">
        <span class="thread-audience">
          <Sign name={signs[audience.kind]} />
          {audience.word}
        </span>
        {waiting && (
          <span class="thread-waiting">
            <Sign name="warning" />
            {waiting}
          </span>
        )}
      </p>
      {day && <p>{day}</p>}
      <div class="thread-words flow">{children}</div>
    </li>
  )
}

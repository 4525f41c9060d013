import type { Heard } from '#conformance/as-client/heard.ts'
import { steps } from '#conformance/as-client/scenario.ts'
import type { Ask } from '../ask.ts'
import { Notice } from '../ui/notice.tsx'

/** What a program is asked to do, step by step, and which steps are done. */
export function WhatToDo({ ask, heard }: { ask: Ask; heard: readonly Heard[] }) {
  const words = ask.say.pages.tryingPrograms
  return (
    <>
      <h2>{words.whatToDo}</h2>
      <p>{words.whatToDoWords}</p>
      <ol class="flow">
        {steps.map(({ title, how, say, isDone }) => {
          const isSo = isDone(heard)
          const told = ask.language === 'sv' ? title : say
          return (
            <li key={title}>
              <Notice tone={isSo ? 'success' : 'info'} title={isSo ? words.done(told) : words.notYet(told)}>
                {ask.language === 'sv' && <p class="muted">{how}</p>}
              </Notice>
            </li>
          )
        })}
      </ol>
    </>
  )
}

import type { ComponentChildren } from 'preact'
import { paths } from '#paths.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Narrow } from '../../ui/columns.tsx'

export const aboutPage = (ask: Ask, title: string, children: ComponentChildren): Response =>
  answerPage(ask, {
    title,
    children: (
      <Narrow>
        <h1>{title}</h1>
        {children}
      </Narrow>
    ),
  })

export const Paragraphs = ({ words }: { words: readonly string[] }) => (
  <>
    {words.map((one) => (
      <p key={one}>{one}</p>
    ))}
  </>
)

export const Contact = ({ ask, words }: { ask: Ask; words: string }) => (
  <p>
    {words} <a href={`mailto:${ask.rooms.operatorEmail}`}>{ask.rooms.operatorEmail}</a>
  </p>
)

export const WayToSandbox = ({ ask }: { ask: Ask }) => (
  <p>
    {ask.say.pages.sandbox.way} <a href={to(ask, paths.sandbox())}>{ask.say.pages.sandbox.link}</a>
  </p>
)

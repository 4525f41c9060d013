import type { Language } from '#database/schema.ts'
import { foreign } from '#i18n/foreign.ts'
import type { Ask } from './ask.ts'

/** What somebody has written, among words of ours. */
export const Foreign = ({ ask, language, words }: { ask: Ask; language: Language; words: string }) => (
  <span {...foreign(language, ask.language)}>{words}</span>
)

type Quoting = { ask: Ask; sentence: string; quoted: string; language: Language }

/** A sentence of ours that names somebody's words. */
export function Quoting({ ask, sentence, quoted, language }: Quoting) {
  const at = sentence.indexOf(quoted)
  if (at < 0 || language === ask.language) return <>{sentence}</>
  return (
    <>
      {sentence.slice(0, at)}
      <Foreign ask={ask} language={language} words={quoted} />
      {sentence.slice(at + quoted.length)}
    </>
  )
}

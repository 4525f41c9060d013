import type { RunResult } from '#bodies/conformance/run.ts'
import { foreign } from '#i18n/foreign.ts'
import type { Ask } from '../ask.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Facts } from '../ui/facts.tsx'
import { Transcript } from '../ui/transcript.tsx'

type Props = {
  ask: Ask
  results: readonly RunResult[]
  /** Nothing is behind a line of words: to be printed. */
  isOpen?: boolean
}

/** What came of each rule: what is broken first, with the rule and where that was seen. */
export function Results({ ask, results, isOpen }: Props) {
  const words = ask.say.pages.trying
  const of = (verdict: RunResult['verdict']) => results.filter((one) => one.verdict === verdict)
  const [failed, skipped, passed] = [of('failed'), of('skipped'), of('passed')]
  return (
    <>
      {failed.length > 0 && <h2>{words.failed}</h2>}
      {failed.map((result) => (
        <Broken key={result.rule_id} ask={ask} result={result} isOpen={isOpen ?? false} />
      ))}
      {skipped.length > 0 && (
        <Disclosure title={words.skipped(skipped.length)} open={isOpen ?? false}>
          <List ask={ask} results={skipped} />
        </Disclosure>
      )}
      {passed.length > 0 && (
        <Disclosure title={words.passed(passed.length)} open={isOpen ?? false}>
          <List ask={ask} results={passed} />
        </Disclosure>
      )}
    </>
  )
}

function Broken({ ask, result, isOpen }: { ask: Ask; result: RunResult; isOpen: boolean }) {
  const words = ask.say.pages.trying
  const { rule_id, title, level, rule, reference, found, exchange } = result
  const levels: Readonly<Record<string, string>> = words.levelOf
  const english = (said: string) => <span {...foreign('en', ask.language)}>{said}</span>
  return (
    <section class="flow" aria-labelledby={rule_id}>
      <h3 id={rule_id}>
        <span {...foreign('sv', ask.language)}>{title}</span> <small lang="zxx">{rule_id}</small>
      </h3>
      <Facts
        facts={[
          { term: words.found, detail: english(found ?? '') },
          { term: words.rule, detail: english(rule) },
          { term: words.reference, detail: english(reference) },
          { term: words.level, detail: levels[level] ?? level },
        ]}
      />
      {exchange !== null && isOpen && <Transcript>{exchange}</Transcript>}
      {exchange !== null && !isOpen && (
        <Disclosure title={words.exchange}>
          <Transcript>{exchange}</Transcript>
        </Disclosure>
      )}
    </section>
  )
}

const List = ({ ask, results }: { ask: Ask; results: readonly RunResult[] }) => (
  <ul class="flow">
    {results.map(({ rule_id, title, found }) => (
      <li key={rule_id}>
        <span {...foreign('sv', ask.language)}>{title}</span> <small lang="zxx">{rule_id}</small>
        {found !== null && (
          <p class="muted" {...foreign('en', ask.language)}>
            {found}
          </p>
        )}
      </li>
    ))}
  </ul>
)

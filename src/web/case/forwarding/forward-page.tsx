import { randomUUID } from 'node:crypto'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Mistakes } from '#http/form.ts'
import { foreign } from '#i18n/foreign.ts'
import { handling as words } from '#i18n/sv/pages/handling.ts'
import { paths } from '#paths.ts'
import type { HeldReport } from '#reports/held-report.ts'
import type { Choosable } from '#responsibility/choosable.ts'
import { answerPage } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { DefaultButton } from '../../ui/default-button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RadioGroup, type RadioOption } from '../../ui/radio-group.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { sentenceOf } from '../mistakes.ts'
import { another, nobody, offeredIn } from './offered.ts'

export type ToForward = {
  status?: ContentfulStatusCode
  mistakes?: Mistakes
  /** Whoever was chosen and can't be sent anything. */
  closed?: Choosable
}

const { forward } = words

/** Where a body says who is to have its case instead, and why. */
export function answerForwarding(ask: Ask, held: HeldReport, shown: ToForward = {}): Response {
  const { report } = held
  const { mistakes = {}, status = 200 } = shown
  const token = ask.c.req.param('token') ?? ''
  return answerPage(
    { ...ask, here: paths.caseAct(token, 'skicka-vidare') },
    {
      title: forward.title,
      status,
      children: (
        <Narrow>
          <Summary mistakes={mistakes} />
          <BackLink href={paths.case(token)} label={words.title(report.number)} />
          <h1>{forward.title}</h1>
          <p class="lead" {...foreign(report.language, 'sv')}>
            {report.title}
          </p>
          <p>{forward.hint}</p>
          {shown.closed && <Closed body={shown.closed} />}
          <form
            class="flow"
            method="post"
            action={paths.caseAct(token, 'skicka-vidare')}
            enctype="application/x-www-form-urlencoded"
          >
            <DefaultButton>{forward.button}</DefaultButton>
            <HiddenField name="key" value={ask.fields['key'] || randomUUID()} />
            <WhoField ask={ask} held={held} mistakes={mistakes} />
            <TextField
              {...given(ask, mistakes, 'name')}
              label={forward.name}
              hint={forward.nameHint}
              autocomplete="off"
            />
            <Button name="do" value="sok" sign="search">
              {forward.search}
            </Button>
            <TextArea
              {...given(ask, mistakes, 'words')}
              label={forward.reason}
              hint={forward.reasonHint}
              rows={4}
            />
            <Button kind="primary">{forward.button}</Button>
          </form>
        </Narrow>
      ),
    },
  )
}

type FieldsProps = { ask: Ask; held: HeldReport; mistakes: Mistakes }

function WhoField({ ask, held, mistakes }: FieldsProps) {
  const { likely, found } = offeredIn(ask, held)
  const options: RadioOption[] = [
    ...found.map((body) => ({ ...optionOf(body), detail: closedWords(body) ?? forward.found })),
    ...likely.map(optionOf),
    { value: another, label: forward.another, detail: forward.anotherHint },
    held.backTo
      ? { value: nobody, label: forward.back(held.backTo.name), detail: forward.backHint }
      : { value: nobody, label: forward.nobody, detail: forward.nobodyHint },
  ]
  return <RadioGroup {...given(ask, mistakes, 'to')} label={forward.to} options={options} />
}

const optionOf = ({ body, name }: Choosable): RadioOption => ({ value: body, label: name })

const closedWords = ({ closed }: Choosable): string | undefined => closed?.why && forward.closed[closed.why]

/** Said before anything is sent, with where the body wants to be told instead. */
const Closed = ({ body: { name, closed } }: { body: Choosable }) =>
  closed && (
    <Notice tone="warning" title={forward.closedTitle(name)}>
      <p>{forward.closed[closed.why]}</p>
      {closed.ownPage && (
        <p>
          <a href={closed.ownPage}>{forward.ownPage(name)}</a>
        </p>
      )}
      {closed.telephone && <p>{forward.telephone(closed.telephone)}</p>}
      <p>{forward.closedInstead}</p>
    </Notice>
  )

const given = ({ fields }: Ask, mistakes: Mistakes, field: string) => ({
  ...{ id: field, name: field, value: fields[field] },
  error: sentenceOf(mistakes[field]),
})

const Summary = ({ mistakes }: { mistakes: Mistakes }) => {
  const all = Object.entries(mistakes)
  if (all.length === 0) return null
  return (
    <ErrorSummary
      title={words.summary(all.length)}
      mistakes={all.map(([field, name]) => ({ field, message: sentenceOf(name) ?? '' }))}
    />
  )
}

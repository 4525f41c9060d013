import { categories, categoryByCode, categoryName } from '#bodies/catalogue.ts'
import { categoriesOf } from '#bodies/connections/categories-of.ts'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import {
  mappingShape,
  withCategories,
  wordForOthers,
  wordsOfCategories,
} from '#bodies/connections/mapping.ts'
import { lockSeen } from '#bodies/connections/seen.ts'
import type { Mistakes } from '#http/form.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { cleanLine } from '#text/plain-text.ts'
import { NotFound } from '../../errors.ts'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ChangedNotice, Seen } from './changed-notice.tsx'
import { act, type Console, pageOf } from './console.ts'
import { answerConsole, FormKey } from './console-page.tsx'

const field = (code: string): string => `c-${code}`

/** What each category is called in the system; those without a word stand first. */
export const categoriesPage = (at: Console): Promise<Response> => answerCategories(at, {})

async function answerCategories(at: Console, mistakes: Mistakes, isChanged = false): Promise<Response> {
  const { ask, connection } = at
  const words = ask.say.pages.integrating.mapping
  const shape = shapeOf(at)
  const known = wordsOfCategories(connection.settings)
  const codes = shape ? await codesOf(at) : []
  const gaps = codes.filter((code) => !known.has(code) && usualFor(at, code) === undefined)
  const rows = { at, known, mistakes }
  return answerConsole(at, {
    title: words.categories,
    mistakes,
    ...(isChanged && { status: 409 }),
    children: shape ? (
      <>
        {isChanged && (
          <ChangedNotice ask={ask} href={pageOf(at, 'kategorier')} inForce={inForce(ask, codes, known)} />
        )}
        {gaps.length > 0 ? <Notice tone="warning" title={words.gaps(gaps.length)} /> : <p>{words.noGaps}</p>}
        <p>{words.categoriesLead}</p>
        <form class="flow" method="post" action={pageOf(at, 'kategorier')} noValidate>
          <FormKey ask={ask} />
          <Seen at={at} part="categories" />
          {gaps.length > 0 && <Rows {...rows} id="missing" title={words.missing} codes={gaps} />}
          {gaps.length < codes.length && (
            <Rows
              {...rows}
              id="mapped"
              title={words.mapped}
              codes={codes.filter((code) => !gaps.includes(code))}
            />
          )}
          <div class="buttons">
            <Button kind="primary">{words.save}</Button>
          </div>
        </form>
      </>
    ) : (
      <p>{words.none}</p>
    ),
  })
}

/** What is saved and stands otherwise in the form. */
const inForce = (
  { fields, language, say }: Ask,
  codes: readonly string[],
  known: ReadonlyMap<string, string>,
) =>
  codes
    .filter((code) => cleanLine(fields[field(code)] ?? '') !== (known.get(code) ?? ''))
    .map((code) => ({
      term: categoryName(code, language),
      detail: known.get(code) ?? say.pages.integrating.changed.nothing,
    }))

const shapeOf = ({ kind }: Console) => kind && mappingShape(kind.settings).categories

/** Those it takes by name, or all there are. */
async function codesOf({ ask, connection }: Console): Promise<string[]> {
  const named = await categoriesOf(ask.rooms.db, connection.id)
  const codes = named.length > 0 ? named : categories.map(({ code }) => code)
  return codes.filter((code) => categoryByCode(code) !== undefined)
}

type RowsProps = {
  at: Console
  id: string
  title: string
  codes: readonly string[]
  known: ReadonlyMap<string, string>
  mistakes: Mistakes
}

const Rows = ({ at, id, title, codes, known, mistakes }: RowsProps) => (
  <FormSection id={id} title={title}>
    <div class="field-pairs">
      {codes.map((code) => (
        <TextField
          key={code}
          name={field(code)}
          label={categoryName(code, at.ask.language)}
          hint={hintOf(at.ask, usualFor(at, code))}
          value={at.ask.fields[field(code)] ?? known.get(code) ?? ''}
          error={mistakes[field(code)]}
          autocomplete="off"
        />
      ))}
    </div>
  </FormSection>
)

/** By the kind, or by the settings for all that is not in the table. */
const usualFor = ({ kind, connection }: Console, code: string): string | undefined =>
  kind?.usualCategories?.[code] ?? wordForOthers(connection.settings) ?? undefined

/** What it is called where nothing is written. */
const hintOf = ({ say }: Ask, usual: string | undefined) =>
  usual === undefined ? undefined : (
    <>
      {say.pages.integrating.mapping.usual} <span lang="zxx">{usual}</span>
    </>
  )

/** Saves the words through the kind's own schema: what it won't have is told where it stands. */
export async function saveCategories(at: Console): Promise<Response> {
  const { ask, connection, kind, by } = at
  const shape = shapeOf(at)
  if (!kind || !shape) throw new NotFound('this kind has no such table')
  const typed = new Map(
    (await codesOf(at)).flatMap((code) => {
      const word = ask.fields[field(code)]
      return word === undefined ? [] : [[code, cleanLine(word)] as const]
    }),
  )
  const read = kind.settings.safeParse(withCategories(connection.settings, shape, typed))
  if (!read.success) {
    const { mistakes: words } = ask.say.pages.integrating.mapping
    const wrong = read.error.issues.map(({ path: [table, code] }) =>
      table === 'categories' && typed.has(String(code))
        ? [field(String(code)), words.word]
        : [field([...typed.keys()][0] ?? ''), words.form],
    )
    return answerCategories(at, Object.fromEntries(wrong))
  }
  return act(at, {
    ...{ done: 'categories', page: ['kategorier'] },
    changed: (now) => answerCategories(now, {}, true),
    async work(tx) {
      const seen = { id: connection.id, part: 'categories', mark: ask.fields['seen'] ?? '' } as const
      const { settings: before } = await lockSeen(tx, seen)
      // What else stands in the settings may have been saved since they were read here.
      const settings = Object(kind.settings.parse(withCategories(before, shape, typed)))
      await changeConnection(tx, { id: connection.id, settings })
      await recordConsoleAct(tx, {
        connection: connection.id,
        by,
        act: 'map_categories',
        facts: { words: typed.size },
      })
    },
  })
}

import { formatDay, swedishDay } from '#i18n/formats.ts'
import { type MonthOfConnection, monthOf, monthShape } from '#reports/connections/month.ts'
import type { Ask } from '../ask.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Table } from '../ui/table.tsx'
import { type Console, pageOf } from './console.ts'
import { answerConsole } from './console-page.tsx'

type Counted = Exclude<keyof MonthOfConnection, 'month'>

const times: ReadonlySet<Counted> = new Set(['takenP50Ms', 'takenP95Ms', 'askedP50Ms', 'askedP95Ms'])

/** What went through the connection in a month, in figures. */
export async function monthPage(at: Console): Promise<Response> {
  const { ask, connection } = at
  const words = ask.say.pages.integrating.month
  const month = monthAsked(ask)
  const counted = await monthOf(ask.rooms.db, connection.id, month)
  const isLatest = month >= thisMonth()
  const way = (to: string, label: string) => ({ href: `${pageOf(at, 'manad')}?manad=${to}`, label })
  return answerConsole(at, {
    title: words.title(named(ask, month)),
    children: (
      <>
        <Table
          caption={words.title(named(ask, month))}
          heads={[words.what, words.count]}
          rows={columnsOf(ask).map((column) => ({
            name: words.rows[column],
            cells: [shown(ask, column, counted[column])],
          }))}
        />
        <ButtonLink href={`${pageOf(at, 'manad.csv')}?manad=${month}`}>{words.csv}</ButtonLink>
        <Pagination
          label={words.which}
          where={named(ask, month)}
          previous={way(shifted(month, -1), words.earlier)}
          {...(!isLatest && { next: way(shifted(month, 1), words.later) })}
        />
      </>
    ),
  })
}

/** The same for a spreadsheet: a line a figure, times in milliseconds. */
export async function monthFile(at: Console): Promise<Response> {
  const { ask, connection } = at
  const words = ask.say.pages.integrating.month
  const month = monthAsked(ask)
  const counted = await monthOf(ask.rooms.db, connection.id, month)
  const lines = columnsOf(ask).map((column) => {
    const unit = times.has(column) ? ' (ms)' : ''
    return [month, connection.id, column, `${words.rows[column]}${unit}`, String(counted[column] ?? '')]
  })
  ask.c.header('Content-Type', 'text/csv; charset=utf-8')
  ask.c.header('Content-Disposition', `attachment; filename="${connection.id}-${month}.csv"`)
  const head = [words.which, 'id', 'code', words.what, words.count]
  return ask.c.body(`\ufeff${[head, ...lines].map(csvLine).join('\r\n')}\r\n`)
}

/** "november 2026". */
const named = ({ language }: Ask, month: string): string =>
  formatDay(new Date(`${month}-01T12:00:00Z`), language).replace(/^1 /, '')

const columnsOf = ({ say }: Ask): Counted[] => Object.keys(say.pages.integrating.month.rows) as Counted[]

function monthAsked({ c }: Ask): string {
  const asked = c.req.query('manad') ?? ''
  return monthShape.test(asked) ? asked : thisMonth()
}

const thisMonth = (): string => swedishDay(new Date()).slice(0, 7)

function shifted(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

function shown({ say }: Ask, column: Counted, count: number | null): string {
  const words = say.pages.integrating.month
  if (count === null) return words.none
  return times.has(column) ? words.ms(count) : String(count)
}

const csvLine = (cells: readonly string[]): string =>
  cells.map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';')

import type postgres from 'postgres'

type Tx = postgres.TransactionSql

/**
 * So many more reports that wait to be told, each a copy of one of those that do: as the service has left it, with keys of
 * its own. Of what stands around a case only what is read to tell of it is copied.
 */
export async function copyWaiting(
  sql: postgres.Sql,
  reports: readonly number[],
  copies: number,
): Promise<number[]> {
  return sql.begin(async (tx) => {
    await tx`
      create temp table copied on commit drop as
      select report, case_id, id as delivery, link, nextval('report_numbers') as new_report,
             nextval(pg_get_serial_sequence('cases', 'id')) as new_case, gen_random_uuid() as new_delivery,
             gen_random_uuid() as new_link
        from deliveries cross join generate_series(1, ${Math.ceil(copies / reports.length)}::int) n
       where report = any(${reports}::bigint[]) order by n limit ${copies}`
    await tx`analyze copied`
    await copy(tx, 'reports', 'number = copied.report', { number: 'new_report' })
    await copy(tx, 'report_texts', 'report_texts.report = copied.report', { report: 'new_report' })
    await copy(tx, 'cases', 'id = copied.case_id', { id: 'new_case', report: 'new_report' })
    await copy(tx, 'links', 'id = copied.link', { id: 'new_link', case_id: 'new_case' })
    await copy(tx, 'events', `events.report = copied.report and act = 'confirm'`, {
      ...{ id: `nextval('event_ids')`, report: 'new_report', case_id: 'new_case' },
      transaction: 'pg_current_xact_id()',
    })
    await copy(tx, 'deliveries', 'id = copied.delivery', {
      ...{ id: 'new_delivery', report: 'new_report', case_id: 'new_case', link: 'new_link' },
      position: `nextval(pg_get_serial_sequence('deliveries', 'position'))`,
      ...{ state: `'queued'`, attempts: '0', next_at: 'now()', created_at: 'now()', leased_until: 'null' },
      sequence: 'null',
    })
    const rows = await tx<{ number: string }[]>`select new_report as number from copied`
    return rows.map(({ number }) => Number(number))
  })
}

/** All columns as they are, but for those that are given anew. */
async function copy(
  tx: Tx,
  table: string,
  which: string,
  anew: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = await tx<{ name: string }[]>`
    select attname as name from pg_attribute
     where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`
  const names = columns.map(({ name }) => name)
  const values = names.map((name) => anew[name] ?? `${table}.${name}`)
  await tx.unsafe(`insert into ${table} (${names.join(', ')}) overriding system value
    select ${values.join(', ')} from ${table} join copied on ${which}`)
}

import type { ComponentChildren } from 'preact'

export type TableRow = { name: string; cells: readonly ComponentChildren[] }

type TableProps = {
  /** What the table shows; read out. */
  caption: string
  /** The first is over the rows' names. */
  heads: readonly string[]
  rows: readonly TableRow[]
}

/** A few figures under each other, to compare. */
export const Table = ({ caption, heads, rows }: TableProps) => (
  <table class="table">
    <caption class="unseen">{caption}</caption>
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, cells }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {cells.map((cell, place) => (
            <td key={heads[place + 1]}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

import { Sign } from './sign.tsx'

export type FieldMistake = { field: string; message: string }

/** Stands first in the main column of a 422 answer and takes the focus, script or not: it is read before the form. */
export const ErrorSummary = ({ title, mistakes }: { title: string; mistakes: readonly FieldMistake[] }) => (
  <section class="error-summary" role="alert" aria-labelledby="error-summary-title" tabIndex={-1} autofocus>
    <h2 id="error-summary-title">
      <Sign name="warning" />
      {title}
    </h2>
    <ul>
      {mistakes.map(({ field, message }) => (
        <li key={field}>
          <a href={`#${field}`}>{message}</a>
        </li>
      ))}
    </ul>
  </section>
)

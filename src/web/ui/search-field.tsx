import { Button } from './button.tsx'
import { Field, type FieldProps } from './field.tsx'

type SearchFieldProps = FieldProps & {
  /** What the button beside it says. */
  button: string
  value?: string | undefined
  /** Off where something else than a place is searched for. */
  autocomplete?: 'street-address' | 'off'
  /** At most one button of a page is primary; here it is when searching is the page's task. */
  primary?: boolean
}

export const SearchField = ({
  button,
  value,
  autocomplete = 'street-address',
  primary,
  ...field
}: SearchFieldProps) => (
  <Field {...field}>
    {(wired) => (
      <div class="search">
        <input
          {...wired}
          class="control"
          type="search"
          value={value ?? ''}
          autocomplete={autocomplete}
          enterkeyhint="search"
        />
        <Button kind={primary ? 'primary' : 'secondary'} sign="search">
          {button}
        </Button>
      </div>
    )}
  </Field>
)

import { Field, type FieldProps } from './field.tsx'

type FileFieldProps = FieldProps & {
  /** As the browser filters by: `image/*,.heic`. */
  accept: string
  multiple?: boolean
  required?: boolean
}

/** Chooses files; on a phone that is also the camera. What was chosen is the browser's own to show. */
export const FileField = ({ accept, multiple, required, ...field }: FileFieldProps) => (
  <Field {...field}>
    {(wired) => (
      <input
        {...wired}
        class="control file"
        type="file"
        accept={accept}
        multiple={multiple}
        required={required}
      />
    )}
  </Field>
)

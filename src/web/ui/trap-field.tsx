import { TextField } from './text-field.tsx'

/** Out of sight, out of the tab order and unread: for programs alone. Its label is for who has no stylesheet. */
export const TrapField = ({ name, label }: { name: string; label: string }) => (
  <div class="trap" aria-hidden="true">
    <TextField name={name} label={label} autocomplete="off" untabbed />
  </div>
)

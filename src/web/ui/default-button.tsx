type DefaultButtonProps = { children: string; name?: string; value?: string }

/**
 * Stands first in a form with more than one button: what Enter in a field presses. It is the button people see
 * once more, for the keyboard alone and out of its way.
 */
export const DefaultButton = ({ children, name, value }: DefaultButtonProps) => (
  <button type="submit" name={name} value={value} class="default-button" tabIndex={-1} aria-hidden="true">
    {children}
  </button>
)

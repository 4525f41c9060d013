type ChoiceLink = { href: string; label: string; current: boolean }

/** Views of the same page to choose among, as links: they work without script, and can be sent to a friend. */
export const ChoiceLinks = ({ label, choices }: { label: string; choices: readonly ChoiceLink[] }) => (
  <nav class="choice-links" aria-label={label}>
    {choices.map((choice) => (
      <a key={choice.href} href={choice.href} aria-current={choice.current ? 'true' : undefined}>
        {choice.label}
      </a>
    ))}
  </nav>
)

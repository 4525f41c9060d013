/** What happens first, then and last. */
export const NumberedList = ({ items }: { items: readonly string[] }) => (
  <ol class="numbered">
    {items.map((words) => (
      <li key={words}>{words}</li>
    ))}
  </ol>
)

/** What is said of who will see what is written: by everybody, or where a body keeps the category to itself. */
export type SeenWords = { byAll: string; byFew: string }

/** Both are in the page: a form's island shows the other one when its category or recipient changes. */
export const WhoSees = ({ isPrivate, words }: { isPrivate: boolean; words: SeenWords }) => (
  <>
    <span data-seen="by-all" hidden={isPrivate}>
      {words.byAll}
    </span>
    <span data-seen="by-few" hidden={!isPrivate}>
      {words.byFew}
    </span>
  </>
)

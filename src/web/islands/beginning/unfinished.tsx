import { inLanguage, paths } from '#paths.ts'
import { Button } from '../../ui/button.tsx'
import type { KeptDraft } from '../keeping/kept.ts'
import { language, words } from '../keeping/words.ts'

type Props = {
  drafts: readonly KeptDraft[]
  goOn(key: string): void
  discard(draft: KeptDraft): void
}

/** Reports that this device has kept: each can be gone on with, or thrown away. */
export const Unfinished = ({ drafts, goOn, discard }: Props) =>
  drafts.length === 0 ? null : (
    <section class="flow" aria-labelledby="unfinished-title">
      <h2 id="unfinished-title">{words.unfinished.title}</h2>
      <ul class="unfinished">
        {drafts.map((draft) => (
          <li key={draft.key}>
            <a href={draft.address || inLanguage(paths.search(), language)} onClick={() => goOn(draft.key)}>
              {titleOf(draft)}
            </a>
            <Button type="button" kind="quiet" onClick={() => discard(draft)}>
              <span class="unseen">{words.unfinished.discard(titleOf(draft))}</span>
              <span aria-hidden="true">{words.kept.discard}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )

const titleOf = ({ title, address }: KeptDraft): string =>
  title || (address ? words.unfinished.untitled : words.unfinished.photoOnly)

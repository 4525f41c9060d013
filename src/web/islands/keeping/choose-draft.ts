import type { KeptDraft } from './kept.ts'

type Shown = {
  /** The key the page came with. */
  key: string
  /** The page's own address, with its place. */
  address: string
  /** Typed words are on the page already: it answers a form that was sent. */
  isAnswer: boolean
  /** It finishes one certain report: no other may take its place. */
  isBegun: boolean
}

type Remembered = {
  /** Of this page in the tab's history. */
  pageKey: string | null
  /** Of the report under way in this tab. */
  tabKey: string | null
  sent: Readonly<Record<string, string>>
  drafts: readonly KeptDraft[]
}

export type Choice =
  | { do: 'show receipt'; receipt: string }
  /** The report goes on under this key; its fields are put back where the page has not got them. */
  | { do: 'go on'; key: string; putBack: KeptDraft | null }

/** Which report a form that is shown belongs to: one already sent, one this device has kept, or a new one. */
export function chooseDraft({ key, address, isAnswer, isBegun }: Shown, remembered: Remembered): Choice {
  if (isBegun) return chooseBegun({ key, isAnswer }, remembered)
  const { pageKey, tabKey, sent, drafts } = remembered
  const receipt = sent[pageKey ?? key]
  if (receipt) return { do: 'show receipt', receipt }
  if (isAnswer) return { do: 'go on', key, putBack: null }
  const kept =
    drafts.find((draft) => draft.key === key) ??
    drafts.find((draft) => draft.key === pageKey) ??
    drafts.find((draft) => draft.key === tabKey) ??
    drafts.find((draft) => draft.address === address)
  return { do: 'go on', key: kept?.key ?? pageKey ?? key, putBack: kept ?? null }
}

function chooseBegun(
  { key, isAnswer }: Pick<Shown, 'key' | 'isAnswer'>,
  { sent, drafts }: Remembered,
): Choice {
  const receipt = sent[key]
  if (receipt) return { do: 'show receipt', receipt }
  const kept = isAnswer ? undefined : drafts.find((draft) => draft.key === key)
  return { do: 'go on', key, putBack: kept ?? null }
}

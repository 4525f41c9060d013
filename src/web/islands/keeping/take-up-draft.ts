import { type Choice, chooseDraft } from './choose-draft.ts'
import { addressOf } from './form-keeper.ts'
import { keptDrafts } from './shelf.ts'
import { readTab } from './tab.ts'

/** Which report the form on this page is, by all that the page, the tab and the device remember. */
export async function takeUpDraft(form: HTMLFormElement): Promise<Choice> {
  const drafts = await keptDrafts()
  const { current: tabKey, sent } = readTab()
  const pageKey: unknown = history.state?.key
  const [isAnswer, isBegun] = [form.dataset['answer'] !== undefined, form.dataset['begun'] !== undefined]
  return chooseDraft(
    { key: keyField(form).value, address: addressOf(form), isAnswer, isBegun },
    { pageKey: typeof pageKey === 'string' ? pageKey : null, tabKey, sent, drafts },
  )
}

export function keyField(form: HTMLFormElement): HTMLInputElement {
  const field = form.elements.namedItem('key')
  if (!(field instanceof HTMLInputElement)) throw new Error('a form without its key')
  return field
}

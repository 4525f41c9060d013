import { expect, test } from 'vitest'
import { chooseDraft } from './choose-draft.ts'
import { isForgotten, type KeptDraft } from './kept.ts'

const address = '/anmal?lat=57.930180&lon=12.533520'
const kept = (key: string, changes: Partial<KeptDraft> = {}): KeptDraft => ({
  key,
  keptAt: Date.now(),
  address: '/anmal?lat=59&lon=18',
  title: 'Hål',
  fields: [['title', 'Hål']],
  ...changes,
})
const shown = { key: 'new', address, isAnswer: false, isBegun: false }
const nothing = { pageKey: null, tabKey: null, sent: {}, drafts: [] }

test('a form at a place nobody has written about begins under its own key', () => {
  const drafts = [kept('elsewhere')]
  expect(chooseDraft(shown, { ...nothing, drafts })).toEqual({ do: 'go on', key: 'new', putBack: null })
})

test('a page that is shown again goes on with what was written on it', () => {
  const drafts = [kept('other', { address }), kept('mine')]
  expect(chooseDraft(shown, { ...nothing, pageKey: 'mine', tabKey: 'other', drafts })).toMatchObject({
    key: 'mine',
    putBack: { key: 'mine' },
  })
})

test('another place for the same report keeps its words', () => {
  const drafts = [kept('mine')]
  expect(chooseDraft(shown, { ...nothing, tabKey: 'mine', drafts })).toMatchObject({ key: 'mine' })
})

test('a closed tab is found again by its place', () => {
  const drafts = [kept('mine', { address })]
  expect(chooseDraft(shown, { ...nothing, drafts })).toMatchObject({ key: 'mine' })
})

test('a page that answers a form has its words from the server', () => {
  const drafts = [kept('new'), kept('other')]
  expect(chooseDraft({ ...shown, isAnswer: true }, { ...nothing, tabKey: 'other', drafts })).toEqual({
    do: 'go on',
    key: 'new',
    putBack: null,
  })
})

test('a form that finishes one report is never another’s, whatever this tab was at', () => {
  const begun = { ...shown, isBegun: true }
  const drafts = [kept('other', { address })]
  const remembered = { ...nothing, pageKey: 'other', tabKey: 'other', drafts }
  expect(chooseDraft(begun, remembered)).toEqual({ do: 'go on', key: 'new', putBack: null })
  expect(chooseDraft(begun, { ...remembered, drafts: [...drafts, kept('new')] })).toMatchObject({
    ...{ key: 'new', putBack: { key: 'new' } },
  })
})

test('a report that has been sent shows its receipt, not its form', () => {
  const sent = { mine: '/utkast/t' }
  expect(chooseDraft(shown, { ...nothing, pageKey: 'mine', sent })).toEqual({
    do: 'show receipt',
    receipt: '/utkast/t',
  })
})

test('a page whose report was thrown away goes on empty under the same key', () => {
  expect(chooseDraft(shown, { ...nothing, pageKey: 'mine' })).toEqual({
    do: 'go on',
    key: 'mine',
    putBack: null,
  })
})

test('what nobody has gone on with for a week is forgotten', () => {
  const now = Date.now()
  expect(isForgotten({ keptAt: now - 6 * 86_400_000 }, now)).toBe(false)
  expect(isForgotten({ keptAt: now - 8 * 86_400_000 }, now)).toBe(true)
})

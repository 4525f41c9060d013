import { readFileSync } from 'node:fs'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Button, ButtonLink } from './button.tsx'
import { CategoryIcon } from './category-icon.tsx'
import { CheckField } from './check-field.tsx'
import { DateField } from './date-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { categoryIcons } from './icons.ts'
import { Page } from './page.tsx'
import { RadioGroup } from './radio-group.tsx'
import { SearchField } from './search-field.tsx'
import { SelectField } from './select-field.tsx'
import { type ShownState, stateLooks } from './state-icon.tsx'
import { StateTag } from './state-tag.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'
import { Timeline } from './timeline.tsx'

const hostile = `"><script>alert('å')</script></textarea><img src=x onerror=alert(1)>`

const fields = {
  text: (wires: Wires) => <TextField {...wires} value={hostile} />,
  area: (wires: Wires) => <TextArea {...wires} value={hostile} />,
  date: (wires: Wires) => <DateField {...wires} value={hostile} />,
  search: (wires: Wires) => <SearchField {...wires} value={hostile} button={hostile} />,
  check: (wires: Wires) => <CheckField {...wires} value={hostile} />,
  select: (wires: Wires) => (
    <SelectField {...wires} options={[{ label: hostile, options: [{ value: hostile, label: hostile }] }]} />
  ),
  radio: (wires: Wires) => (
    <RadioGroup {...wires} options={[{ value: hostile, label: hostile, detail: hostile, icon: hostile }]} />
  ),
}

type Wires = { name: string; label: string; hint?: string; error?: string }

const page = (title: string) => (
  <Page
    lang="sv"
    title={title}
    description={title}
    skip="Hoppa till innehållet"
    assets={{ stylesheets: ['/site.css'], icon: '/favicon.svg', scripts: ['/island.js'] }}
    header={{ home: { href: '/', label: 'Start' }, menu: 'Meny', links: [{ href: '/om', label: title }] }}
    footer={{ label: 'Om webbplatsen', links: [{ href: '/om', label: title }] }}
  >
    {title}
  </Page>
)

test.each(Object.entries(fields))('hostile words stay words in a %s field', (_, field) => {
  const html = render(field({ name: 'title', label: hostile, hint: hostile, error: hostile }))
  expect(html).not.toMatch(/<script|<img/)
  expect(html.match(/<\/textarea>/g)?.length ?? 0).toBe(html.match(/<textarea/g)?.length ?? 0)
})

test('hostile words stay words in a timeline, a summary and a whole page', () => {
  const moment = { at: hostile, when: hostile, title: hostile, by: hostile, children: hostile }
  const html = [
    <Timeline key="timeline" entries={[moment]} />,
    <ErrorSummary key="summary" title={hostile} mistakes={[{ field: hostile, message: hostile }]} />,
  ]
  expect(render(<main>{html}</main>)).not.toMatch(/<script|<img/)
  expect(render(page(hostile)).match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/island.js">'])
})

test.each(Object.entries(fields))(
  'the error of a %s field is tied to it and read before the hint',
  (_, field) => {
    const html = render(field({ name: 'title', label: 'Rubrik', hint: 'Kort', error: 'Skriv en rubrik' }))
    expect(html).toContain('aria-describedby="title-error title-hint"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('id="title-error"')
    expect(html).toContain('id="title-hint"')
    expect(html.match(/ id="title"/g)).toHaveLength(1)
  },
)

test.each(Object.entries(fields))('a %s field without mistakes claims none', (_, field) => {
  const html = render(field({ name: 'title', label: 'Rubrik' }))
  expect(html).not.toMatch(/aria-(describedby|invalid)/)
  expect(html).toContain('Rubrik')
})

test('the error summary leads to each field, also when its name stands twice on the page', () => {
  const summary = render(
    <ErrorSummary title="Rätta 1 sak" mistakes={[{ field: 'planned-message', message: 'Skriv' }]} />,
  )
  expect(summary).toContain('href="#planned-message"')
  expect(render(<TextArea id="planned-message" name="message" label="Svar" />)).toContain(
    '<label for="planned-message">Svar</label>',
  )
})

test('a page says nothing inline that the content security policy would refuse', () => {
  const html = render(page('Hej'))
  expect(html).not.toMatch(/ style=| on[a-z]+=|<style/)
  expect(html).toContain('<html lang="sv">')
  expect(html).toContain('href="#main"')
})

test('every state is told by its word and a drawing', () => {
  for (const state of Object.keys(stateLooks).filter(isState)) {
    const html = render(<StateTag state={state} word={`ord för ${state}`} />)
    expect(html).toContain(`ord för ${state}`)
    expect(html).toMatch(/<path class="state-shape" d="M.+<path d="M/)
  }
})

const isState = (state: string): state is ShownState => Object.hasOwn(stateLooks, state)

test('a button and a link that looks like one keep their own roles', () => {
  expect(render(<Button kind="primary">Skicka</Button>)).toMatch(
    /^<button type="submit" class="button primary">/,
  )
  expect(render(<ButtonLink href="/anmal">Ändra</ButtonLink>)).toMatch(
    /^<a href="\/anmal" class="button secondary">/,
  )
})

test('there are 39 category icons, and no two look the same', () => {
  expect(Object.keys(categoryIcons)).toHaveLength(39)
  expect(new Set(Object.values(categoryIcons)).size).toBe(39)
})

test('a category that a body invented gets the icon of "other"', () => {
  expect(render(<CategoryIcon icon="constructor" />)).toBe(render(<CategoryIcon icon="ovrigt" />))
})

const catalogue = new URL('../../../data/categories.json', import.meta.url)

test('every icon that the national catalogue names is drawn', () => {
  const named = [...readFileSync(catalogue, 'utf8').matchAll(/"icon":\s*"([^"]+)"/g)].map((found) => found[1])
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((icon) => !Object.hasOwn(categoryIcons, icon ?? ''))).toEqual([])
})

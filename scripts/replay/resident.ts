import { paths } from '#paths.ts'
import { fillForm } from './fill-form.ts'
import type { OldReport } from './old-reports.ts'
import type { Form } from './read-forms.ts'
import { complaintOf, type Page, type Pressed, type Visitor } from './visitor.ts'

/** What somebody has seen, and where. */
export type Seen = Pick<OldReport, 'lat' | 'lon' | 'title' | 'description' | 'category'>
type Submission = { accepted: true; ms: number; shortened: boolean } | { accepted: false; why: string }

/** Reports a problem through the public pages, as far as the receipt. */
export async function report(
  visitor: Visitor,
  house: string,
  { old, email }: { old: Seen; email: string },
): Promise<Submission> {
  const page = await visitor.open(house + paths.form({ lat: old.lat, lon: old.lon }))
  const form = reportForm(page)
  if (!form) return { accepted: false, why: complaintOf(page) }
  const answers = {
    Kategori: old.category.sv,
    Rubrik: old.title,
    Beskrivning: old.description,
    'E-post': email,
  }
  const first = await visitor.press(page, form, fillForm(form, answers))
  const shorter = shortened(first.page, old)
  if (!shorter) return submission(first, false)
  return submission(await visitor.press(first.page, shorter.form, shorter.fields), true)
}

function submission({ page, ms }: Pressed, shortened: boolean): Submission {
  const accepted = page.status === 200 && page.html.includes('Vi har tagit emot din felanmälan')
  return accepted ? { accepted, ms, shortened } : { accepted: false, why: complaintOf(page) }
}

/** The old service took longer headings. As people do: a shorter one, and all of it begins the description. */
function shortened(page: Page, { title, description }: Seen) {
  const longest = /Rubriken får vara högst (\d+) tecken/.exec(complaintOf(page))?.[1]
  const form = reportForm(page)
  if (!longest || !form) return null
  const answers = { Rubrik: title.slice(0, Number(longest)), Beskrivning: `${title}\n\n${description}` }
  return { form, fields: fillForm(form, answers) }
}

/** Confirms by the link of a letter; the number that the report has got. */
export async function confirm(visitor: Visitor, letter: string): Promise<number> {
  const link = /https?:\/\/\S+\/bekrafta\/[\w.-]+/.exec(letter)?.[0]
  if (!link) throw new Error('the letter has no link to confirm by')
  const page = await visitor.open(link)
  const form = page.forms.find((one) => one.method === 'post')
  // Pressed before the program died: the page then leads to the report.
  const { page: after }: Pick<Pressed, 'page'> = form
    ? await visitor.press(page, form, fillForm(form, {}))
    : { page }
  const number = /\/rapporter\/(\d{7,})/.exec(`${after.address} ${after.html}`)?.[1]
  if (!number) throw new Error(`not confirmed: ${complaintOf(after)}`)
  return Number(number)
}

const reportForm = (page: Page): Form | undefined =>
  page.forms.find(({ method, fields }) => method === 'post' && fields.some(({ label }) => label === 'Rubrik'))

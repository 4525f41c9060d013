import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes half a minute or more: begun last, one of them would run on alone. */
const long = [
  'src/web/hostile-fields',
  'src/web/hostile',
  'src/reports/rules',
  'src/inbound/work-on-mails',
  'src/inbound/spoofing',
  'src/inbound/fuzzed-mails',
  'src/inbound/imap/follow-mailbox',
  'src/jobs/connections/fuzzed-answers',
  'e2e/look',
  'e2e/trying',
  'e2e/map',
  'e2e/known',
  'e2e/console',
  'e2e/nothing-lost',
  'e2e/letter-looks',
  'e2e/asking',
  'e2e/photo-first',
  'e2e/case-page',
  'e2e/map-tiles',
  'e2e/by-mail',
]

/** The order of test files: the long ones first, then as the runner would have it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files)
    const place = ({ moduleId }: TestSpecification) => {
      const found = long.findIndex((name) => moduleId.includes(`/${name}.test.`))
      return found < 0 ? long.length : found
    }
    return others.toSorted((one, other) => place(one) - place(other))
  }
}

import type { Mistakes } from '#http/form.ts'
import { swedishDay } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { type MailAct, mailActs } from '#reports/mails/mail-act.ts'
import type { Said } from '#reports/mails/said-queries.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Props = { ask: Ask; said: Said; mistakes: Mistakes }

/** What can be chosen, what it may mean first. A merge needs a number, which the case's own page asks for. */
const choosable = (candidates: readonly string[]): MailAct[] => {
  const all = mailActs.filter((act) => act !== 'mark_duplicate')
  const likely = all.filter((act) => candidates.includes(act))
  return [...likely, ...all.filter((act) => !likely.includes(act))]
}

export function ChooseAct({ ask, said, mistakes }: Props) {
  const { choose } = ask.say.pages.mailing
  const { fields } = ask
  const acts: Readonly<Record<Exclude<MailAct, 'mark_duplicate'>, string>> = choose.acts
  const options = choosable(said.candidates).flatMap((act) =>
    act === 'mark_duplicate' ? [] : { value: act, label: acts[act] },
  )
  const given = (field: string) => ({
    ...(fields[field] && { value: fields[field] }),
    ...(mistakes[field] && { error: mistakes[field] }),
  })
  return (
    <form method="post" action={to(ask, paths.mailAct(ask.c.req.param('token') ?? '', 'valj'))} class="flow">
      <RadioGroup id="act" name="act" label={choose.title} options={options} {...given('act')} />
      <DateField id="day" name="day" label={choose.day} min={swedishDay(new Date())} {...given('day')} />
      <TextField id="to" name="to" label={choose.to} {...given('to')} />
      <Button kind="primary">{choose.button}</Button>
    </form>
  )
}

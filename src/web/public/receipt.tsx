import { formatTime } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { Forecast } from '#reports/nearby/forecast.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { NumberedList } from '../ui/numbered-list.tsx'

type ReceiptProps = { ask: Ask; report: PresentReport; forecast: Forecast | null }

/** What somebody reads who has just confirmed: that it has arrived, its number, who has it and what happens next. */
export function Receipt({ ask, report, forecast }: ReceiptProps) {
  const { receipt } = ask.say.pages.confirming
  return (
    <Notice tone="success" title={receipt.title} live>
      <p>
        {ask.say.pages.following.report.thanks} {receipt.number(report.number)}
      </p>
      <NumberedList items={nextSteps(ask, report, forecast)} />
      <div class="buttons">
        <ButtonLink href={to(ask, paths.search('', report))}>{receipt.another}</ButtonLink>
      </div>
    </Notice>
  )
}

function nextSteps({ say, language }: Ask, report: PresentReport, forecast: Forecast | null): string[] {
  const { confirming, known } = say.pages
  const { holder, delivery } = report
  return [
    delivery?.sentAt
      ? confirming.receipt.sent(holder.name, formatTime(delivery.sentAt, language))
      : confirming.receipt.sending(holder.name),
    confirming.receipt.reads(holder.name),
    forecast ? known.forecast(forecast.days) : known.noForecast,
    confirming.receipt.follow,
  ]
}

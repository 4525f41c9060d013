import type { municipalities as source } from '../../sv/pages/municipalities.ts'

const number = new Intl.NumberFormat('en-GB')
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 })

export const municipalities: typeof source = {
  link: 'Municipalities',
  title: 'Municipalities',
  description: 'All of Sweden’s municipalities, and what has been reported in each.',
  lead: 'Choose a municipality to see what has been reported there, and what has become of it.',
  counted: (reported) =>
    reported === 1 ? '1 report in the last year' : `${number.format(reported)} reports in the last year`,
  of: {
    title: (name) => `Reported in ${name}`,
    description: (name) => `What has been reported in ${name}, and what has become of it.`,
    privacy: 'How your data are handled',
    onMap: 'See on a map',
    report: 'Report a problem',
    figuresTitle: 'The last year',
    figures: {
      count: (count) => number.format(count),
      reported: 'Reported',
      answered: 'Answered',
      answeredOf: (answered, reported) =>
        `${number.format(answered)} (${percent.format(answered / reported)})`,
      median: 'First answer',
      hours: (hours) => {
        if (hours < 1) return 'half within an hour'
        if (hours < 48) return `half within ${Math.ceil(hours)} hours`
        return `half within ${Math.ceil(hours / 24)} days`
      },
      noneAnswered: 'nothing has been answered yet',
      fixed: 'Fixed',
      waiting: 'Waiting for an answer',
    },
    coverage: (when) =>
      `Only what has been reported here is counted, not what has reached the municipality in other ways. Private and hidden reports are not counted, nor are duplicates and withdrawn ones. An answer counts when somebody who is responsible has done something that is seen here. Counted ${when}.`,
    noFigures: 'Figures are shown here when something has been reported and counted, once a day.',
    state: 'Show',
    filter: 'More choices',
    group: 'Category',
    allGroups: 'All categories',
    since: 'Reported',
    sinces: {
      '7': 'In the last week',
      '30': 'In the last 30 days',
      '365': 'In the last year',
      alla: 'At any time',
    },
    order: 'Order',
    orders: { narmast: 'Nearest first', nyast: 'Newest first', aldst: 'Oldest first' },
    photo: 'With photos only',
    show: 'Show',
    clear: 'Clear the choices',
    none: 'Nothing is reported',
    noneChosen: 'Nothing matches what you have chosen',
    noneWords: 'Do you see something that is wrong? Report it.',
    older: 'Show what is older than a year too',
    detail: (category, when) => `${category} · reported ${when}`,
    pages: 'Pages',
    newer: 'Previous',
    further: 'Next',
    where: (count) => (count === 1 ? '1 on the page' : `${count} on the page`),
  },
}

import type { accessibility as source } from '../../sv/pages/accessibility.ts'

export const accessibility: typeof source = {
  title: 'Accessibility of FixaMinGata',
  lead: (actor, service) =>
    `${actor} stands behind the website ${service}. We want as many as possible to be able to use it. This page says how it meets the Swedish law on accessibility of digital public services, what falls short and how you tell us.`,
  howTitle: 'How accessible is the website?',
  how: {
    fully: 'The website fully conforms to the law on accessibility of digital public services.',
    partly:
      'The website partly conforms to the law on accessibility of digital public services. What falls short is told below.',
    not: 'The website does not conform to the law on accessibility of digital public services. What falls short is told below.',
  },
  works:
    'Every page works without map, without script and with the keyboard alone. Only a key to My page needs a script: a letter with a link does the same without. We aim at WCAG 2.2 level AA.',
  helpTitle: 'Have you met a barrier, or do you need something in another way?',
  help: 'Say which page it is about, what you wanted to do and which aids you use. We answer within two working days.',
  helpMail: 'Or send e-mail:',
  shortcomingsTitle: 'Content that is not accessible',
  noShortcomings: 'We know of no shortcomings.',
  criterion: (number) => `WCAG ${number}`,
  why: 'Reason:',
  burdensomeTitle: 'Disproportionate burden (section 12)',
  noBurdensome: 'We do not claim that anything would be a disproportionate burden.',
  notCoveredTitle: 'Content that the law does not cover (section 9)',
  nothingNotCovered: 'The law covers all content.',
  testedTitle: 'How we have tested the website',
  method: {
    self: 'We have assessed it ourselves: automatic checks of every page, and trials with keyboard, magnification, dark mode, high contrast and without script.',
    external: 'Somebody else has assessed the website.',
  },
  assessed: (day) => `The latest assessment was made on ${day}.`,
  updated: (day) => `The statement was last updated on ${day}.`,
  supervisionTitle: 'Supervision',
  supervision:
    'The Agency for Digital Government, Digg, is the supervisory authority. If you are not content with how we deal with what you have told us, you can turn to Digg:',
}

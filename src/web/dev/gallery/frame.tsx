import { Hero } from '../../ui/hero.tsx'
import { type Showing, Specimen } from './exhibit.tsx'

export const Around = ({ words: { states } }: Showing) => (
  <Specimen name={states.usual}>
    <p>
      {states.here} {states.onPaper}
    </p>
  </Specimen>
)

/** Its heading is a page's first, so it is shown where the page has no other. */
export const Heroes = ({ ask, words: { samples } }: Showing) => (
  <Hero title={ask.say.pages.finding.start.heading} lead={ask.say.pages.finding.start.lead}>
    <p>{samples.words}</p>
  </Hero>
)

import { CategoryIcon } from '../../ui/category-icon.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { categoryIcons, symbols } from '../../ui/icons.ts'
import { Sign } from '../../ui/sign.tsx'
import { type ShownState, StateIcon, stateLooks } from '../../ui/state-icon.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Street } from '../../ui/street.tsx'
import { Wordmark } from '../../ui/wordmark.tsx'
import { type Showing, Specimen } from './exhibit.tsx'

const states = Object.keys(stateLooks) as ShownState[]
const signs = Object.keys(symbols) as (keyof typeof symbols)[]

export const StateTags = ({ ask, words }: Showing) => (
  <Specimen name={words.states.many}>
    <p class="gallery-signs">
      {states.map((state) => (
        <StateTag key={state} state={state} word={ask.say.words.state[state]} />
      ))}
    </p>
  </Specimen>
)

export const StateIcons = ({ ask, words }: Showing) => (
  <Specimen name={words.states.many}>
    <ul class="gallery-signs">
      {states.map((state) => (
        <li key={state}>
          <StateIcon state={state} /> {ask.say.words.state[state]}
        </li>
      ))}
    </ul>
  </Specimen>
)

export const Signs = ({ words }: Showing) => (
  <Specimen name={words.states.many}>
    <ul class="gallery-signs">
      {signs.map((name) => (
        <li key={name}>
          <Sign name={name} /> <code>{name}</code>
        </li>
      ))}
    </ul>
  </Specimen>
)

export const CategoryIcons = ({ words }: Showing) => (
  <Specimen name={words.categories}>
    <ul class="gallery-signs">
      {Object.keys(categoryIcons).map((icon) => (
        <li key={icon}>
          <CategoryIcon icon={icon} /> <code>{icon}</code>
        </li>
      ))}
    </ul>
  </Specimen>
)

export const Drawings = ({ words }: Showing) => (
  <Specimen name={words.states.many}>
    <p class="gallery-signs">
      <Drawing name="street" />
      <Drawing name="lost" />
      <Drawing name="letter" />
    </p>
  </Specimen>
)

export const Streets = ({ words }: Showing) => (
  <Specimen name={words.states.usual}>
    <div class="gallery-cut">
      <Street />
    </div>
  </Specimen>
)

export const Wordmarks = ({ words }: Showing) => (
  <Specimen name={words.states.usual}>
    <Wordmark />
  </Specimen>
)

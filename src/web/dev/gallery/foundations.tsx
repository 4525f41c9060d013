import { type Colours, colourPairs, contrastOf, readColours } from './colours.ts'
import type { Showing } from './exhibit.tsx'

const spaces = [4, 8, 12, 16, 24, 44, 64]

/** What every component is made of: colours with their contrasts, type, space. */
export const Foundations = ({ ask, words }: Omit<Showing, 'photo'>) => (
  <>
    <h2 id="colours">{words.colours.heading}</h2>
    {(['light', 'dark'] as const).map((theme) => {
      const css = ask.rooms.assets.named(`${theme}.css`)?.bytes.toString('utf8')
      return css ? (
        <Contrasts key={theme} words={words} caption={words.colours[theme]} colours={readColours(css)} />
      ) : (
        <p key={theme}>{words.colours.none}</p>
      )
    })}
    <h2 id="type">{words.type}</h2>
    <div class="flow">
      {(['h1', 'h2', 'h3', 'lead', 'text', 'small'] as const).map((size) => (
        <p key={size} class={`type-${size}`}>
          {words.typeSizes[size]}: {words.samples.title}
        </p>
      ))}
    </div>
    <h2 id="space">{words.space}</h2>
    <ul class="gallery-signs">
      {spaces.map((space) => (
        <li key={space}>
          <svg width={space} height="24" aria-hidden="true">
            <rect width={space} height="24" fill="var(--primary)" />
          </svg>{' '}
          {space}
        </li>
      ))}
    </ul>
  </>
)

type ContrastsProps = { words: Showing['words']; caption: string; colours: Colours }

const Contrasts = ({ words, caption, colours }: ContrastsProps) => (
  <table class="contrasts">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{words.colours.pair}</th>
        <th scope="col">{words.colours.needs}</th>
      </tr>
    </thead>
    <tbody>
      {colourPairs.map(({ colour, ground, least }) => {
        const [on, under] = [colours.get(colour) ?? '', colours.get(ground) ?? '']
        return (
          <tr key={`${colour} ${ground}`}>
            <td>
              <svg width="48" height="28" viewBox="0 0 48 28" aria-hidden="true">
                <rect width="48" height="28" rx="6" fill={under} />
                <path d="M10 14h28" stroke={on} stroke-width="6" stroke-linecap="round" />
              </svg>{' '}
              <code>{colour}</code> / <code>{ground}</code>
            </td>
            <td>
              {contrastOf(on, under).toFixed(1)} ≥ {least}
            </td>
          </tr>
        )
      })}
    </tbody>
  </table>
)

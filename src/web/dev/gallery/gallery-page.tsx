import { z } from 'zod'
import { paths } from '#paths.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { notFoundPage } from '../../public/kind-pages.tsx'
import { Segments } from '../../ui/segments.tsx'
import type { Part } from './exhibit.tsx'
import { exhibits } from './exhibits.ts'
import { Foundations } from './foundations.tsx'

const theme = z.enum(['light', 'dark']).optional().catch(undefined)

/** Every component in every state, a page for each kind; `?tema=dark` shows one theme whatever the reader prefers. */
export function galleryPage(ask: Ask): Promise<Response> | Response {
  const words = ask.say.pages.gallery
  const part = partNamed(ask.c.req.param('part') ?? 'grund', ask)
  if (!part) return notFoundPage(ask)
  const chosen = theme.parse(ask.c.req.query('tema'))
  return answerPage(ask, {
    title: `${words.parts[part]}: ${words.title}`,
    stylesheets: ['gallery.css', ...(chosen ? [`${chosen}.css`] : [])],
    children: (
      <div class="flow">
        <p class="muted">{words.title}</p>
        {part !== 'ram' && <h1>{words.parts[part]}</h1>}
        <p class="lead">{words.partLeads[part]}</p>
        <Choices ask={ask} part={part} chosen={chosen} />
        {part === 'grund' && <Foundations ask={ask} words={words} />}
        <Exhibits ask={ask} part={part} />
      </div>
    ),
  })
}

const partNamed = (name: string, { say }: Ask): Part | undefined => {
  const names = Object.keys(say.pages.gallery.parts) as Part[]
  return names.find((part) => part === name)
}

type ChoicesProps = { ask: Ask; part: Part; chosen: 'light' | 'dark' | undefined }

function Choices({ ask, part, chosen }: ChoicesProps) {
  const { parts, partsLabel, themes, themeLabel } = ask.say.pages.gallery
  const here = (name: string) => to(ask, paths.gallery(name))
  const query = chosen ? `?tema=${chosen}` : ''
  return (
    <>
      <Segments
        label={partsLabel}
        segments={Object.entries(parts).map(([name, label]) => ({
          href: here(name) + query,
          label,
          current: name === part,
        }))}
      />
      <Segments
        label={themeLabel}
        segments={Object.entries(themes).map(([name, label]) => ({
          href: name === 'auto' ? here(part) : `${here(part)}?tema=${name}`,
          label,
          current: name === (chosen ?? 'auto'),
        }))}
      />
    </>
  )
}

function Exhibits({ ask, part }: { ask: Ask; part: Part }) {
  const photo = ask.rooms.assets.named('street-photo.svg')?.path ?? '/favicon.svg'
  return (
    <>
      {Object.entries(exhibits)
        .filter(([, exhibit]) => exhibit.part === part)
        .map(([file, { Show }]) => (
          <section class="flow" key={file} aria-labelledby={file}>
            {file !== 'hero.tsx' && (
              <h2 id={file}>
                <code>{file}</code>
              </h2>
            )}
            <Show ask={ask} words={ask.say.pages.gallery} photo={photo} />
          </section>
        ))}
    </>
  )
}

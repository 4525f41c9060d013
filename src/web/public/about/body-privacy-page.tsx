import { type BodyPrivacy, bodyPrivacy } from '#bodies/body-privacy.ts'
import { municipalityBySlug } from '#geo/municipalities.ts'
import { paths } from '#paths.ts'
import { NotFound } from '../../../errors.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { type Fact, Facts } from '../../ui/facts.tsx'
import { aboutPage } from './about-page.tsx'

/** Who is responsible for what somebody leaves to a body through us, why, for how long, and whom to ask (GDPR-1). */
export async function bodyPrivacyPage(ask: Ask): Promise<Response> {
  const name = ask.c.req.param('body') ?? ''
  const body = /^[a-z\d-]{1,100}$/.test(name) ? await bodyPrivacy(ask.rooms.db, name) : undefined
  if (!body) throw new NotFound('no such body')
  const words = ask.say.pages.about.bodyPrivacy
  return aboutPage(
    { ...ask, here: paths.privacyOf(body.slug) },
    words.title(body.name),
    <>
      <p class="lead">{words.lead(body.name)}</p>
      <h2>{words.theirs(body.name)}</h2>
      <Facts facts={factsOf(ask, body)} />
      <h2>{words.ours}</h2>
      <p>{words.oursWords}</p>
      <BackLink href={to(ask, paths.privacy())} label={words.allOfIt} />
      {municipalityBySlug(body.slug) && (
        <p>
          <a href={to(ask, paths.municipality(body.slug))}>{words.reported(body.name)}</a>
        </p>
      )}
    </>,
  )
}

/** What the body has said; else what holds for any of its kind, which says itself that it does. */
function factsOf({ say }: Ask, { name, kind, board, contact, basis, keeping, page }: BodyPrivacy): Fact[] {
  const { terms, unsaid, unsaidBasis, at } = say.pages.about.bodyPrivacy
  return [
    { term: terms.responsible, detail: board ? <Said words={at(board, name)} /> : name },
    { term: terms.gets, detail: unsaid.gets },
    { term: terms.basis, detail: basis ? <Said words={basis} /> : unsaidBasis[kind] },
    {
      term: terms.keeping,
      detail: keeping ? (
        <Said words={keeping} />
      ) : (
        unsaid.keeping[kind === 'road_association' ? 'other' : 'public']
      ),
    },
    {
      term: terms.contact,
      detail: contact ? <a href={`mailto:${contact}`}>{contact}</a> : unsaid.contact(name),
    },
    ...(page ? [{ term: terms.page, detail: <a href={page}>{page}</a> }] : []),
  ]
}

/** Bodies say it in Swedish, whoever reads it. */
const Said = ({ words }: { words: string }) => <span lang="sv">{words}</span>

import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { paces, radii } from '#alerts/watch.ts'
import { categoryGroups } from '#bodies/catalogue.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { nearestMunicipalities } from '#geo/nearest-place.ts'
import type { Fields, Mistakes } from '#http/form.ts'
import { paths } from '#paths.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { CheckGroup } from '../../ui/check-group.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TellPeopleApart } from '../automatic.tsx'
import { FeedLink } from '../feeds/feed-link.tsx'
import { SignedInAs } from '../mine/signed-in-as.tsx'
import { MistakeSummary } from '../mistake-summary.tsx'
import type { AskedPlace, Watcher } from './asked-place.ts'

export type ShownWatch = { fields: Fields; mistakes: Mistakes; status?: ContentfulStatusCode }
type Props = { ask: Ask; asked: AskedPlace; watcher: Watcher; shown: ShownWatch }

/** The field of one group of categories. */
export const groupField = (code: string): string => `g-${code}`

/** The form to watch a place, with what was typed. */
export function answerWatch({ ask, asked, watcher, shown }: Props): Response {
  const words = ask.say.pages.watching
  const { subject } = asked.watched
  const title = words.titleOf[subject](asked.name)
  return answerPage(
    { ...ask, here: watcher.at(asked.query) },
    {
      title,
      status: shown.status ?? 200,
      children: (
        <Narrow>
          <MistakeSummary
            ask={ask}
            mistakes={shown.mistakes}
            sentenceFor={(field) => mistakeAt(ask, shown.mistakes, field)}
          />
          <h1>{title}</h1>
          <p class="lead">{subject === 'body' ? words.leadBody(asked.name) : words.lead}</p>
          <WatchForm ask={ask} asked={asked} watcher={watcher} shown={shown} />
          <OtherPlaces ask={ask} asked={asked} watcher={watcher} />
          <FeedLink ask={ask} href={feedOf(asked)} />
        </Narrow>
      ),
    },
  )
}

/** The same, for who would rather read it than get letters. */
function feedOf({ query: { lat, lon, municipality, body } }: AskedPlace): string {
  return municipality
    ? paths.municipalityFeed(municipality, 'atom')
    : paths.feed('atom', { lat, lon, mottagare: body })
}

function WatchForm({ ask, asked, watcher, shown }: Props) {
  const words = ask.say.pages.watching
  const { fields } = shown
  return (
    <form class="flow" id="form" method="post" action={to(ask, watcher.at())} noValidate>
      <HiddenField name="key" value={fields['key'] ?? ''} />
      <PlaceFields query={asked.query} />
      {asked.watched.subject === 'circle' && <Radius ask={ask} shown={shown} />}
      <RadioGroup
        {...fieldOf(ask, shown, 'pace')}
        label={words.pace}
        options={paces.map((value) => ({
          value,
          label: ask.say.words.watch.paces[value],
          detail: words.paceDetails[value],
        }))}
        required
      />
      <Groups ask={ask} shown={shown} />
      {!watcher.isOwn && <WhoField ask={ask} shown={shown} />}
      {watcher.signedInAs && (
        <SignedInAs ask={ask} email={watcher.signedInAs} here={watcher.at(asked.query)} />
      )}
      <p class="muted">{words.ownActs}</p>
      <Button kind="primary" wide>
        {words.send}
      </Button>
    </form>
  )
}

/** Who has come by their own link has said it already. */
const WhoField = ({ ask, shown }: Pick<Props, 'ask' | 'shown'>) => (
  <>
    <TextField
      {...fieldOf(ask, shown, 'email')}
      label={ask.say.pages.watching.email}
      hint={ask.say.pages.watching.emailHint}
      type="email"
      autocomplete="email"
      required
    />
    <TellPeopleApart ask={ask} shown={shown} />
  </>
)

/** Under the names they have in the address. */
function PlaceFields({ query }: Pick<AskedPlace, 'query'>) {
  const { lat, lon, words, municipality, body } = query
  const named = { lat, lon, plats: words, kommun: municipality, mottagare: body }
  return (
    <>
      {Object.entries(named).map(([name, value]) =>
        value === undefined ? null : <HiddenField key={name} name={name} value={value} />,
      )}
    </>
  )
}

const Radius = ({ ask, shown }: Pick<Props, 'ask' | 'shown'>) => (
  <SelectField
    {...fieldOf(ask, shown, 'radius')}
    label={ask.say.pages.watching.radius}
    options={radii.map((metres) => ({
      value: String(metres),
      label: ask.say.words.watch.radius(metres),
    }))}
  />
)

/** Folded away while nothing is chosen: most want to know of all. */
function Groups({ ask, shown: { fields } }: Pick<Props, 'ask' | 'shown'>) {
  const { groups, groupsLabel, groupsHint } = ask.say.pages.watching
  const options = categoryGroups.map((group) => ({
    name: groupField(group.code),
    label: group[ask.language],
    checked: fields[groupField(group.code)] !== undefined,
  }))
  return (
    <Disclosure title={groups} open={options.some(({ checked }) => checked)}>
      <CheckGroup name="groups" label={groupsLabel} hint={groupsHint} options={options} />
    </Disclosure>
  )
}

function OtherPlaces({ ask, asked: { watched }, watcher }: Omit<Props, 'shown'>) {
  const { whole, otherPlace } = ask.say.pages.watching
  const nearest =
    watched.subject === 'circle'
      ? municipalityByCode(nearestMunicipalities(watched.point).candidates[0].code)
      : undefined
  return (
    <>
      {nearest && (
        <p>
          <a href={to(ask, watcher.at({ municipality: nearest.slug }))}>{whole(nearest.official)}</a>
        </p>
      )}
      <p>
        <a href={to(ask, watcher.at())}>{otherPlace}</a>
      </p>
    </>
  )
}

const fieldOf = (ask: Ask, { fields, mistakes }: ShownWatch, name: string) => ({
  name,
  value: fields[name],
  error: mistakeAt(ask, mistakes, name),
})

function mistakeAt({ say }: Ask, mistakes: Mistakes, field: string): string | undefined {
  const sentences: Readonly<Record<string, string>> = say.pages.watching.mistakes
  return sentences[mistakes[field] ?? '']
}

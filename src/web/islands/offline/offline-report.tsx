import { Button, ButtonLink } from '../../ui/button.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { LiveStatus } from '../../ui/live-status.tsx'
import { PhotoTile, PhotoTiles } from '../../ui/photo-tile.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readFields } from '../keeping/fields.ts'
import type { KeptDraft } from '../keeping/kept.ts'
import { words as keeping } from '../keeping/words.ts'
import { words } from './words.ts'

export type Editing = { draft: KeptDraft; photos: readonly { id: string; thumb: string | null }[] }

type Props = {
  editing: Editing
  others: readonly KeptDraft[]
  /** Null: nothing has been written here yet. */
  isKept: boolean | null
  complaint: string
  isOnline: boolean
  /** Where the report is gone on with. */
  href: string
  write(fields: KeptDraft['fields']): void
  add(files: readonly File[]): void
  open(draft: KeptDraft): void
  begin(): void
}

/** A report that is written on where there is no network. */
export const OfflineReport = (props: Props) => (
  <>
    {props.isOnline ? <WayOn {...props} /> : <p class="lead">{words.lead}</p>}
    <LiveStatus>{props.isOnline ? words.back : ''}</LiveStatus>
    <Writing {...props} />
    <Others {...props} />
  </>
)

const WayOn = ({ href }: Props) => (
  <ButtonLink kind="primary" href={href}>
    {words.goOn}
  </ButtonLink>
)

const Writing = ({ editing, isKept, complaint, write, add }: Props) => {
  const { draft, photos } = editing
  return (
    <form
      key={draft.key}
      class="flow"
      onSubmit={(event) => event.preventDefault()}
      onInput={({ currentTarget }) => write(readFields(currentTarget))}
    >
      <h2>{words.yours}</h2>
      <TextField name="title" label={words.form.title} value={written(draft, 'title')} />
      <TextArea name="description" label={words.form.description} value={written(draft, 'description')} />
      <TextField name="place" label={words.form.place} value={written(draft, 'place')} />
      <div class="photo-field enhanced flow" onChange={(event) => addFrom(event.target, add)}>
        <FileField name="photos" label={words.photo} accept="image/*,.heic,.heif" multiple />
        {photos.length > 0 && (
          <PhotoTiles label={keeping.photos.list}>
            {photos.map(({ id, thumb }, index) => (
              <PhotoTile
                key={id}
                src={thumb ?? undefined}
                alt={keeping.photos.alt(index + 1)}
                state="waiting"
                word={keeping.photos.waiting}
              />
            ))}
          </PhotoTiles>
        )}
      </div>
      <LiveStatus tone={complaint || isKept === false ? 'trouble' : 'done'}>
        {complaint || keptWords(isKept)}
      </LiveStatus>
    </form>
  )
}

const written = ({ fields }: KeptDraft, name: string): string =>
  fields.find(([field]) => field === name)?.[1] ?? ''

function keptWords(isKept: boolean | null): string {
  if (isKept === null) return ''
  return isKept ? words.kept : words.notKept
}

function addFrom(target: EventTarget | null, add: Props['add']): void {
  if (!(target instanceof HTMLInputElement) || target.type !== 'file') return
  const files = [...(target.files ?? [])]
  target.value = ''
  if (files.length > 0) add(files)
}

const Others = ({ editing, others, open, begin }: Props) => (
  <>
    {others.length > 0 && (
      <section class="flow" aria-labelledby="offline-others">
        <h2 id="offline-others">{words.others}</h2>
        {others.slice(0, 3).map((draft) => (
          <p key={draft.key}>
            <Button type="button" onClick={() => open(draft)}>
              {words.open(draft.title || keeping.unfinished.untitled)}
            </Button>
          </p>
        ))}
      </section>
    )}
    {editing.draft.fields.length > 0 && (
      <p>
        <Button type="button" kind="quiet" onClick={begin}>
          {words.new}
        </Button>
      </p>
    )}
  </>
)

import { municipalities, municipalityByCode } from '#geo/municipalities.ts'
import type { Ask } from '../../ask.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { type FormPlace, isUnsure, other } from './form-place.ts'
import type { FormToShow } from './form-to-show.ts'

type Props = { ask: Ask; form: FormToShow; error: string | undefined }

/** Where the map can't tell which municipality it is, the resident's choice with the likeliest chosen. */
export function MunicipalityField({ ask, form, error }: Props) {
  if (!isUnsure(form.place)) return null
  const { fields, recipients } = form
  const words = ask.say.pages.reporting.form
  const [likeliest] = form.place.candidates
  const options = recipients.map(({ code, name, refusal }) => ({
    value: code,
    label: name,
    detail: refusal ? words.doesNotTake : undefined,
  }))
  return (
    <>
      <RadioGroup
        name="municipality"
        label={words.recipientUnsure}
        hint={whyUnsure(ask, form.place)}
        error={error}
        options={[...options, { value: other, label: words.otherChoice }]}
        value={fields['municipality'] ?? likeliest}
        required
      />
      <SelectField
        name="otherMunicipality"
        label={words.otherMunicipality}
        options={municipalityOptions}
        empty={words.chooseMunicipality}
        value={fields['otherMunicipality']}
      />
    </>
  )
}

/** How near the border is, where that is known. */
function whyUnsure({ say }: Ask, { border }: FormPlace): string {
  const words = say.pages.reporting.form
  const across = border && municipalityByCode(border.municipality)
  return border && across
    ? words.nearBorder(Math.max(1, Math.round(border.metres)), across.name)
    : words.unsure
}

const collator = new Intl.Collator('sv')
const municipalityOptions = municipalities
  .map(({ code, name }) => ({ value: code, label: name }))
  .sort((a, b) => collator.compare(a.label, b.label))

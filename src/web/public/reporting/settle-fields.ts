import type { Fields } from '#http/form.ts'
import { withoutDetail } from '#text/personal-details.ts'

/** The form as it is meant: a suggestion that is sent is the category, and what was to be removed is gone. */
export function settleFields(fields: Fields): Fields {
  const { suggested = '', category = '' } = fields
  const settled = category === '' && suggested !== '' ? { ...fields, category: suggested } : fields
  const [, field = '', detail = ''] = /^([a-z0-9_-]+):(.+)$/s.exec(fields['remove'] ?? '') ?? []
  const text = settled[field]
  return text === undefined ? settled : { ...settled, [field]: withoutDetail(text, detail) }
}

import { categoryByOldName } from '#bodies/catalogue.ts'
import { inWords, type Question, type QuestionKind } from '#bodies/questions/question.ts'
import type { Language } from '#i18n/messages.ts'
import { answerDocument } from './answer.ts'
import { type Fields, rowsOf } from './document.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { Open311Mistake } from './mistake.ts'
import type { Open311Ask } from './rooms.ts'

/** What is asked about one category, by its code or a name the old service had. */
export async function serviceDefinition(ask: Open311Ask): Promise<Response> {
  const { municipality } = await jurisdictionOf(ask)
  const { code: name = '' } = ask.named
  const category = categoryByOldName(name)
  if (!category) throw new Open311Mistake('service_unknown', name)
  const asked = ask.rooms.tables().guidance.questions.askedBy(municipality ?? '', category.code)
  return answerDocument(ask, {
    root: 'service_definition',
    content: {
      service_code: category.code,
      attributes: rowsOf(
        'attribute',
        asked.map((question, place) => attributeOf(question, place + 1, ask.language)),
      ),
    },
  })
}

const datatypes: Readonly<Record<QuestionKind, string>> = {
  text: 'text',
  number: 'number',
  one: 'singlevaluelist',
  many: 'multivaluelist',
  date: 'datetime',
  notice: 'string',
}

function attributeOf(question: Question, order: number, language: Language): Fields {
  const { label, hint } = inWords(question, language)
  const { kind, options } = question
  return {
    variable: kind !== 'notice',
    code: question.code,
    datatype: datatypes[kind],
    required: question.required,
    datatype_description: hint,
    order,
    description: label,
    ...(options.length > 0 && {
      values: rowsOf(
        'value',
        options.map((option) => ({ key: option.code, name: inWords(option, language) })),
      ),
    }),
  }
}

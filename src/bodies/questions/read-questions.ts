import type { z } from 'zod'
import { categories } from '../catalogue.ts'
import { namesakes, type ReadList, readList } from '../read-list.ts'
import { writtenQuestion } from './question-schema.ts'

export type WrittenQuestion = z.output<typeof writtenQuestion>

const mostAsked = 8

/** Reads `{ "questions": […] }`, in the order they are asked: all of them, or every fault. */
export function readQuestions(json: string): ReadList<WrittenQuestion> {
  const read = readList(json, { list: 'questions', row: 'Question', schema: writtenQuestion })
  if (!read.ok) return read
  const faults = [...namesakes(read.rows.map(({ code }) => code)), ...tooMany(read.rows)]
  return faults.length > 0 ? { ok: false, faults } : read
}

/** A form with more than that is sent by nobody. */
const tooMany = (questions: readonly WrittenQuestion[]): string[] =>
  categories
    .filter(({ code }) => questions.filter((question) => concerns(question, code)).length > mostAsked)
    .map(({ code }) => `${code}, categories: more than ${mostAsked} questions are asked about it.`)

const concerns = ({ categories: about }: WrittenQuestion, category: string): boolean =>
  about.length === 0 || about.includes(category)

import type { TheirService } from './read-services.ts'

export type ServiceChanges =
  | {
      trusted: true
      added: readonly TheirService[]
      gone: readonly TheirService[]
      /** With another name, or a definition that it had not. */
      changed: readonly TheirService[]
    }
  | { trusted: false; why: 'empty' | 'lost_too_much'; lost: number; of: number }

/** At once a list may lose a fifth of what it had, or one where it is short. */
const mayLose = (count: number): number => Math.max(1, Math.floor(count / 5))

/**
 * What a new list of services changes. A list that is empty, or has lost more than it may at once, is not trusted: a server
 * that is half awake answers so, with 200. What has gone for good can be taken out in steps, or by a person.
 */
export function serviceChanges(
  before: readonly TheirService[],
  now: readonly TheirService[],
): ServiceChanges {
  const [codesBefore, codesNow] = [byCode(before), byCode(now)]
  const gone = before.filter(({ code }) => !codesNow.has(code))
  const counts = { lost: gone.length, of: before.length }
  if (now.length === 0) return { trusted: false, why: 'empty', ...counts }
  if (gone.length > mayLose(before.length)) return { trusted: false, why: 'lost_too_much', ...counts }
  return {
    trusted: true,
    added: now.filter(({ code }) => !codesBefore.has(code)),
    gone,
    changed: now.filter((service) => {
      const earlier = codesBefore.get(service.code)
      return earlier !== undefined && !isSame(earlier, service)
    }),
  }
}

const byCode = (services: readonly TheirService[]) =>
  new Map(services.map((service) => [service.code, service]))

const isSame = (one: TheirService, other: TheirService): boolean =>
  one.name === other.name && one.hasDefinition === other.hasDefinition && one.type === other.type

import { hasEnough, keepInSandbox, keptByReference } from '#reports/sandbox/keep-report.ts'
import { takeSandboxUpdate } from '#reports/sandbox/take-sandbox-update.ts'
import { createBy } from '../create-request.ts'
import { Open311Mistake } from '../mistake.ts'
import type { Open311Post, PostAnswer } from '../rooms.ts'
import { updateBy } from '../take-update.ts'

/** `POST requests` in the sandbox: read and answered as any, and kept for its sender alone. */
export const createInSandbox = createBy({
  sentBefore: keptByReference,
  async submit({ db, photos }, submitting) {
    if (await hasEnough(db, submitting.caller.id)) throw new Open311Mistake('too_often')
    return keepInSandbox(db, photos, submitting)
  },
})

/** `POST servicerequestupdates` in the sandbox: the key's own reports are moved as by their holder. */
export async function updateInSandbox(post: Open311Post): Promise<PostAnswer> {
  const { caller, rooms } = post
  if (!caller.isTrusted) throw new Open311Mistake('key_not_enough')
  return updateBy(post, (told) => takeSandboxUpdate(rooms.db, { ...told, caller: caller.id }))
}

import { hasEnough, keepInSandbox, keptByReference } from '#reports/sandbox/keep-report.ts'
import { takeSandboxUpdate } from '#reports/sandbox/take-sandbox-update.ts'
import { createBy } from '../create-request.ts'
import { Open311Mistake } from '../mistake.ts'
import type { Open311Post } from '../rooms.ts'
import { updateBy } from '../take-update.ts'

/** `POST requests` in the sandbox: read and answered as any, and kept for its sender alone. */
export const createInSandbox = createBy({
  sentBefore: keptByReference,
  async submit({ db }, submitting) {
    if (await hasEnough(db, submitting.caller.id)) throw new Open311Mistake('too_often')
    return keepInSandbox(db, submitting)
  },
})

/** `POST servicerequestupdates` in the sandbox: the key's own reports are moved as by their holder. */
export const updateInSandbox = (post: Open311Post): Promise<Response> =>
  updateBy(post, (told) => takeSandboxUpdate(post.rooms.db, { ...told, caller: post.caller.id }))

import { Button } from '../../ui/button.tsx'
import { LiveStatus } from '../../ui/live-status.tsx'
import { words } from '../keeping/words.ts'
import type { Sender, Sending } from './send-form.ts'

/** Says where the form is on its way, and what can be done meanwhile. */
export const SendingBox = ({ sending, sender }: { sending: Sending; sender: Sender }) => (
  <>
    <LiveStatus tone={toneOf(sending)}>{sentenceOf(sending)}</LiveStatus>
    <div class="buttons">
      {sending.is === 'waiting for photos' && (
        <Button type="button" onClick={sender.withoutPhotos}>
          {words.sending.without(sending.count)}
        </Button>
      )}
      {(sending.is === 'waiting for photos' || sending.is === 'later') && (
        <Button type="button" onClick={sender.cancel}>
          {words.sending.cancel}
        </Button>
      )}
    </div>
  </>
)

const toneOf = ({ is }: Sending) => (is === 'later' ? 'trouble' : is === 'sent' ? 'done' : 'calm')

function sentenceOf(sending: Sending): string {
  switch (sending.is) {
    case 'still':
      return ''
    case 'waiting for photos':
      return words.sending.waiting(sending.count)
    case 'sending':
      return words.sending.now
    case 'later':
      return `${sending.isOffline ? words.sending.offline : words.sending.busy} ${words.sending.kept}`
    case 'sent':
      return words.sending.sent
  }
}

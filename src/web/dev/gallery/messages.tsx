import type { ShownRecipient } from '#responsibility/shown-recipient.ts'
import { recipientWords } from '../../public/reporting/recipient-field.tsx'
import { ActionCard, ActionCards } from '../../ui/action-card.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FormSteps } from '../../ui/form-steps.tsx'
import { LiveStatus } from '../../ui/live-status.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Progress } from '../../ui/progress.tsx'
import { RecipientBox } from '../../ui/recipient-box.tsx'
import { RecipientNotice } from '../../ui/recipient-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { type Showing, Specimen } from './exhibit.tsx'

export const Notices = ({ words: { says, states, samples } }: Showing) => (
  <>
    <Specimen name={states.usual}>
      <Notice title={says.info} />
    </Specimen>
    <Specimen name={states.wrong}>
      <Notice tone="warning">
        <p>{says.warning}</p>
      </Notice>
    </Specimen>
    <Specimen name={states.filled}>
      <Notice tone="success" title={says.success} />
    </Specimen>
    <Specimen name={states.first}>
      <Notice tone="urgent" title={says.urgent}>
        <p>{says.urgentWords}</p>
      </Notice>
    </Specimen>
    <Specimen name={states.long}>
      <Notice title={samples.longWord}>
        <p>{samples.longWord}</p>
      </Notice>
    </Specimen>
  </>
)

export const LiveStatuses = ({ words: { says, states } }: Showing) => (
  <>
    <Specimen name={states.usual}>
      <LiveStatus>{says.waiting}</LiveStatus>
    </Specimen>
    <Specimen name={states.filled}>
      <LiveStatus tone="done">{says.saved}</LiveStatus>
    </Specimen>
    <Specimen name={states.wrong}>
      <LiveStatus tone="trouble">{says.offline}</LiveStatus>
    </Specimen>
    <Specimen name={states.empty}>
      <LiveStatus />
    </Specimen>
  </>
)

export const Progresses = ({ words: { says, states } }: Showing) => (
  <>
    <Specimen name={states.first}>
      <Progress label={says.sending} value={0} most={3} />
    </Specimen>
    <Specimen name={states.usual}>
      <Progress label={says.sending} value={2} most={3} words={says.sendingWords} />
    </Specimen>
  </>
)

export const Skeletons = ({ words: { says, states } }: Showing) => (
  <>
    <Specimen name={states.usual}>
      <Skeleton label={says.waiting} rows={2} />
    </Specimen>
    <Specimen name={states.first}>
      <Skeleton label={says.waiting} kind="photo" />
    </Specimen>
  </>
)

export const StepRows = ({ words: { says, states } }: Showing) => (
  <>
    {[states.first, states.usual, states.last].map((name, index) => (
      <Specimen key={name} name={name}>
        <FormSteps
          label={`${says.steps}, ${name}`}
          current={index + 1}
          steps={says.stepWords.map((label) => ({ label, href: '?form-steps' }))}
        />
      </Specimen>
    ))}
  </>
)

export const Disclosures = ({ words: { acts, samples, states } }: Showing) => (
  <>
    <Specimen name={states.usual}>
      <Disclosure title={acts.more}>
        <p>{samples.words}</p>
      </Disclosure>
    </Specimen>
    <Specimen name={states.open}>
      <Disclosure title={samples.longWord} open>
        <p>{samples.words}</p>
      </Disclosure>
    </Specimen>
  </>
)

export const Dialogs = ({ words: { acts, says, states } }: Showing) => (
  <Specimen name={states.open}>
    <Dialog id="dialog-open" title={says.question} close={acts.cancel} open>
      <p>{says.questionWords}</p>
    </Dialog>
  </Specimen>
)

export const Panels = ({ words: { samples, says, states } }: Showing) => (
  <Specimen name={states.usual}>
    <Panel label={says.panel}>
      <p>{samples.place}</p>
    </Panel>
  </Specimen>
)

export const ActionCardPairs = ({ ask, words: { acts, samples, states } }: Showing) => {
  const { state } = ask.say.words
  return (
    <Specimen name={states.usual}>
      <ActionCards>
        <ActionCard
          title={state.received}
          hint={samples.words}
          looks={{ state: 'received' }}
          action="?action-card"
        >
          <Button type="button">{acts.send}</Button>
        </ActionCard>
        <ActionCard title={state.fixed} looks={{ state: 'fixed' }} action="?action-card" open>
          <TextArea name="act-words" label={samples.longWord} rows={2} />
          <Button type="button">{acts.send}</Button>
        </ActionCard>
      </ActionCards>
    </Specimen>
  )
}

const shownBy = ({ says, samples }: Showing['words']): ShownRecipient => ({
  body: '1489',
  name: samples.body,
  isPrivate: true,
  sentence: says.info,
  meaning: samples.words,
  question: null,
  alternatives: [{ body: 'TRV', name: 'Trafikverket', because: samples.moreWords, isPrivate: false }],
  urgent: null,
  ownPage: null,
})

export const RecipientBoxes = ({ ask, words }: Showing) => (
  <Specimen name={words.states.open}>
    <RecipientBox
      shown={shownBy(words)}
      words={recipientWords(ask)}
      wanted={{ recipient: 'TRV', objection: 'keeper' }}
    />
  </Specimen>
)

export const RecipientNotices = ({ ask, words }: Showing) => (
  <Specimen name={words.states.wrong}>
    <RecipientNotice
      shown={{ ...shownBy(words), body: null, sentence: words.says.warning }}
      cannotSend={ask.say.pages.reporting.recipient.cannotSend}
      isPrivate={ask.say.pages.reporting.recipient.isPrivate}
    />
  </Specimen>
)

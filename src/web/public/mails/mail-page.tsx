import type { ComponentChildren } from 'preact'
import type { Mistakes } from '#http/form.ts'
import { foreign } from '#i18n/foreign.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { mustBeWrittenAgain } from '#reports/mails/said-by-mail.ts'
import { type Said, saidByMail } from '#reports/mails/said-queries.ts'
import { saySaid } from '#reports/mails/say-said.ts'
import { mayUndo } from '#reports/mails/undo-said.ts'
import { NotFound } from '../../../errors.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { MistakeSummary } from '../mistake-summary.tsx'
import { ChooseAct } from './choose-act.tsx'

type Shown = { refused?: string; status?: 200 | 409 | 422; mistakes?: Mistakes }

/** What became of one's mail, and what can be done about it now. */
export const mailPage = (ask: Ask, link: Link): Promise<Response> => answerMail(ask, link)

export async function answerMail(ask: Ask, link: Link, shown: Shown = {}): Promise<Response> {
  const said = await saidOf(ask, link)
  const { title, children } = pageOf(ask, said, shown)
  const { refused, status = 200, mistakes = {} } = shown
  const done = doneWords(ask)
  return answerPage(ask, {
    title,
    status,
    children: (
      <Narrow>
        {done && <Notice tone="success" title={done} live />}
        {refused && <Notice tone="warning" title={refused} />}
        <MistakeSummary ask={ask} mistakes={mistakes} sentenceFor={(field) => mistakes[field]} />
        <h1>{title}</h1>
        {(said.body !== null || said.isPublic) && (
          <p class="muted">{ask.say.pages.mailing.about(String(said.report), said.title)}</p>
        )}
        {children}
        {said.isPublic && (
          <ButtonLink href={to(ask, paths.report(said.report))}>{ask.say.pages.mailing.toReport}</ButtonLink>
        )}
      </Narrow>
    ),
  })
}

export async function saidOf({ rooms }: Ask, { mail }: Link): Promise<Said> {
  const said = mail ? await saidByMail(rooms.db, mail) : undefined
  if (!said) throw new NotFound('no such mail')
  return said
}

function doneWords({ c, say }: Ask): string | undefined {
  const { body, choose, resident } = say.pages.mailing
  return new Map([
    ['angrat', body.undone],
    ['valt', choose.chosen],
    ['visat', resident.published],
    ['bekraftat', resident.title],
  ]).get(c.req.query('klart') ?? '')
}

type Page = { title: string; children: ComponentChildren }

function pageOf(ask: Ask, said: Said, { mistakes }: Shown): Page {
  const { body, choose, resident, wrote } = ask.say.pages.mailing
  const sentences = saySaid(said, ask.language)
  const told = (
    <>
      {sentences.map((sentence) => (
        <p class="lead">{sentence}</p>
      ))}
      {said.words && (
        <>
          <h2>{wrote}</h2>
          <div class="said" {...foreign(said.language, ask.language)}>
            {said.words}
          </div>
        </>
      )}
    </>
  )
  if (said.body !== null && said.why !== null && mustBeWrittenAgain(said.why))
    return { title: body.waits, children: told }
  if (said.body !== null && said.why !== null)
    return {
      title: choose.title,
      children: (
        <>
          {told}
          <ChooseAct ask={ask} said={said} mistakes={mistakes ?? {}} />
        </>
      ),
    }
  if (said.body !== null)
    return {
      title: said.undone_at ? body.undone : body.title,
      children: (
        <>
          {!said.undone_at && told}
          {mayUndo(said) && <Act ask={ask} act="angra" label={body.undo} hint={body.undoHint} />}
        </>
      ),
    }
  if (said.why === 'unknown_sender')
    return {
      title: resident.confirmTitle,
      children: (
        <>
          <p class="lead">{resident.confirmLead(said.holder)}</p>
          <div class="said" {...foreign(said.language, ask.language)}>
            {said.words}
          </div>
          <Act ask={ask} act="bekrafta" label={resident.confirm} hint={resident.ignore} />
        </>
      ),
    }
  return {
    title: said.why === null ? resident.title : resident.waits,
    children: (
      <>
        {told}
        {said.why === null && said.audience === 'message' && said.isPublic && (
          <Act ask={ask} act="visa" label={resident.publish} hint={resident.publishHint} />
        )}
      </>
    ),
  }
}

type ActProps = { ask: Ask; act: string; label: string; hint: string }

const Act = ({ ask, act, label, hint }: ActProps) => (
  <form method="post" action={to(ask, paths.mailAct(ask.c.req.param('token') ?? '', act))} class="flow">
    <p>{hint}</p>
    <Button kind="primary">{label}</Button>
  </form>
)

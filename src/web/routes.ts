import { inLanguage, paths } from '#paths.ts'
import {
  type ContributionKind,
  contributionKinds,
  contributions,
  reporterKinds,
} from '#reports/contributions/contribution.ts'
import { apiKeyPages } from './api-keys/api-key-pages.ts'
import { caseActNames, caseActs } from './case/case-acts.ts'
import { casePage } from './case/case-page.tsx'
import { closedCaseLink, keepLink, sendNewLink } from './case/closed-case-link.tsx'
import { disclosurePage, takeCopy } from './case/disclosing/disclose.tsx'
import { doCaseAct, showContact } from './case/do-case-act.ts'
import { forward, forwardPage } from './case/forwarding/forward.ts'
import { otherOwnCasesPage } from './case/other-own-cases.tsx'
import { sendOtherLink } from './case/send-other-link.ts'
import { tryingPages } from './conformance/trying-pages.ts'
import { galleryPage } from './dev/gallery/gallery-page.tsx'
import { sampleHtml, samplePage } from './dev/letters/sample-page.tsx'
import { samplesPage } from './dev/letters/samples-page.tsx'
import { letterHtml, letterPage, mailboxPage } from './dev/mailbox.tsx'
import { assetFile, caseSchema, favicon, health, healthLive, mineSchema, robots } from './files.ts'
import { consolePages } from './integrations/console-pages.ts'
import { liveReport } from './live/live-report.ts'
import { manifest, serviceWorker } from './manifest.ts'
import { oldAround, oldList, oldReport } from './old/old-addresses.ts'
import { oldFeed } from './old/old-feeds.ts'
import { ownCasePages } from './own-cases/own-case-pages.ts'
import { accessibilityPage } from './public/about/accessibility-page.tsx'
import { bodyPrivacyPage } from './public/about/body-privacy-page.tsx'
import { easyReadPage, forBodiesPage, storagePage } from './public/about/leaflets.tsx'
import { privacyPage } from './public/about/privacy-page.tsx'
import { servicePage } from './public/about/service-page.tsx'
import { answerQuestion, answerQuestionPage } from './public/answering/answer-question.tsx'
import { bodyPage } from './public/bodies/body-page.tsx'
import { closedConfirmation, confirm, confirmationPage } from './public/confirmation.tsx'
import { contributionPage, sendContribution } from './public/contributing/contribution.tsx'
import {
  closedContribution,
  confirmWaiting,
  contributionConfirmationPage,
} from './public/contributing/contribution-confirmation.tsx'
import { ownContributionPage, sendOwnContribution } from './public/contributing/own-contribution.tsx'
import { sendSignedIn, signedInContributionPage } from './public/contributing/signed-in.ts'
import { feedPages } from './public/feeds/feed-pages.ts'
import { closedLinkPage } from './public/kind-pages.tsx'
import { chooseMail, confirmMail, publishMail, undoMail } from './public/mails/do-mail-act.ts'
import { mailPage } from './public/mails/mail-page.tsx'
import { mapPage } from './public/map/map-page.tsx'
import { minePages } from './public/mine/mine-pages.ts'
import { confirmAddress, newAddressPage } from './public/mine/new-address.tsx'
import { openMine, signInPage, usedLinkPage } from './public/mine/sign-in.tsx'
import { municipalitiesPage } from './public/municipalities/municipalities-page.tsx'
import { municipalityPage } from './public/municipalities/municipality-page.tsx'
import { offlinePage } from './public/offline.tsx'
import { doOwn, ownReportPage } from './public/own-report.tsx'
import { contributionPhoto, draftPhoto, photoOfReport, publicPhoto } from './public/photos.ts'
import { reportPage } from './public/report.tsx'
import { reportPhotoPage } from './public/report-photo-page.tsx'
import { reportPicture } from './public/report-picture.ts'
import { beginWithPhoto, takePhotoPage } from './public/reporting/begin-with-photo.tsx'
import { changeDraft, draftPage, expiredDraftPage } from './public/reporting/draft.tsx'
import { newReportPage, sendReport } from './public/reporting/new-report.tsx'
import { sandboxPages } from './public/sandbox/sandbox-pages.ts'
import { draftPlacePage, mailedPlacePage, searchPage } from './public/search.tsx'
import { startPage } from './public/start.tsx'
import { tellAbuse, tellAbusePage } from './public/telling/tell-abuse.tsx'
import { tellBarrier, tellBarrierPage } from './public/telling/tell-barrier.tsx'
import { sendThanks } from './public/thanks.tsx'
import { followOnceMore, stopLetters, unsubscribePage } from './public/unsubscribe.tsx'
import { closedVerdict } from './public/verdict/moved.tsx'
import { sendVerdict, verdictPage } from './public/verdict/verdict.tsx'
import { sendKnownThanks } from './public/verdict/verdict-given.tsx'
import { watchingPages } from './public/watching/watching-pages.ts'
import { doReview } from './review/do-review.ts'
import { reviewPage } from './review/review-page.tsx'
import { type LinkPage, link, onLink, type Page, type Route } from './route.ts'

/** In Swedish, and under /en in English. */
const pages: readonly Page[] = [
  { method: 'GET', path: paths.start(), permission: 'public', handler: startPage },
  { method: 'GET', path: paths.search(), permission: 'public', handler: searchPage },
  { method: 'GET', path: paths.map(), permission: 'public', handler: mapPage },
  { method: 'GET', path: paths.municipalities(), permission: 'public', handler: municipalitiesPage },
  { method: 'GET', path: paths.body(':slug'), permission: 'public', handler: bodyPage },
  { method: 'GET', path: paths.municipality(':slug'), permission: 'public', handler: municipalityPage },
  { method: 'GET', path: paths.manifest(), permission: 'public', handler: manifest },
  { method: 'GET', path: paths.offline(), permission: 'public', handler: offlinePage },
  { method: 'GET', path: paths.form(), permission: 'public', handler: newReportPage },
  { method: 'POST', path: paths.form(), permission: 'public', files: ['photos'], handler: sendReport },
  { method: 'GET', path: paths.takePhoto(), permission: 'public', handler: takePhotoPage },
  {
    method: 'POST',
    path: paths.takePhoto(),
    permission: 'public',
    files: ['photo'],
    handler: beginWithPhoto,
  },
  ...onLink('draft', expiredDraftPage, [
    { method: 'GET', path: paths.draft(link), handler: draftPage },
    { method: 'POST', path: paths.draft(link), files: ['photos'], handler: changeDraft },
    { method: 'GET', path: paths.draftPlace(link), handler: draftPlacePage },
  ]),
  ...onLink('confirm', closedConfirmation, [
    { method: 'GET', path: paths.confirmation(link), handler: confirmationPage },
    { method: 'POST', path: paths.confirmation(link), files: ['photos'], handler: confirm },
    { method: 'GET', path: paths.confirmationPlace(link), handler: mailedPlacePage },
  ]),
  { method: 'GET', path: '/rapporter/:number', permission: 'public', handler: reportPage },
  {
    method: 'GET',
    path: paths.reportPhoto(':number', ':address'),
    permission: 'public',
    handler: reportPhotoPage,
  },
  { method: 'GET', path: paths.tellAbuse(':number'), permission: 'public', handler: tellAbusePage },
  { method: 'POST', path: paths.tellAbuse(':number'), permission: 'public', handler: tellAbuse },
  ...contributionKinds.flatMap((kind): Page[] => [
    {
      method: 'GET',
      path: paths.contribution(':number', kind),
      permission: 'anybody',
      handler: contributionPage(kind),
      signedIn: signedInContributionPage(kind),
    },
    {
      method: 'POST',
      path: paths.contribution(':number', kind),
      permission: 'anybody',
      files: filesWith(kind),
      handler: sendContribution(kind),
      signedIn: sendSignedIn(kind),
    },
  ]),
  ...onLink('support', closedContribution, [
    { method: 'GET', path: paths.contributionConfirmation(link), handler: contributionConfirmationPage },
    { method: 'POST', path: paths.contributionConfirmation(link), handler: confirmWaiting },
  ]),
  ...onLink('reporter', closedLinkPage, [
    { method: 'GET', path: paths.ownReport(link), handler: ownReportPage },
    { method: 'GET', path: paths.ownReportAct(link, 'komplettera'), handler: answerQuestionPage },
    {
      method: 'POST',
      path: paths.ownReportAct(link, 'komplettera'),
      files: ['photos'],
      handler: answerQuestion,
    },
    { method: 'POST', path: paths.ownReportAct(link, 'ateroppna'), handler: doOwn('ateroppna') },
    { method: 'POST', path: paths.ownReportAct(link, 'aterkalla'), handler: doOwn('aterkalla') },
    ...reporterKinds.flatMap((kind): LinkPage[] => [
      { method: 'GET', path: paths.ownContribution(link, kind), handler: ownContributionPage(kind) },
      {
        method: 'POST',
        path: paths.ownContribution(link, kind),
        files: filesWith(kind),
        handler: sendOwnContribution(kind),
      },
    ]),
  ]),
  { method: 'POST', path: paths.thanks(':number'), permission: 'public', handler: sendThanks },
  ...onLink('verdict', closedVerdict, [
    { method: 'GET', path: paths.verdict(link), handler: verdictPage },
    { method: 'POST', path: paths.verdict(link), files: ['photos'], handler: sendVerdict },
    { method: 'POST', path: paths.verdictThanks(link), handler: sendKnownThanks },
  ]),
  ...onLink('mail', closedLinkPage, [
    { method: 'GET', path: paths.mail(link), handler: mailPage },
    { method: 'POST', path: paths.mailAct(link, 'angra'), handler: undoMail },
    { method: 'POST', path: paths.mailAct(link, 'valj'), handler: chooseMail },
    { method: 'POST', path: paths.mailAct(link, 'bekrafta'), handler: confirmMail },
    { method: 'POST', path: paths.mailAct(link, 'visa'), handler: publishMail },
  ]),
  ...onLink('sign_in', usedLinkPage, [
    { method: 'GET', path: paths.signIn(link), handler: signInPage },
    { method: 'POST', path: paths.signIn(link), handler: openMine },
  ]),
  ...onLink('new_address', closedLinkPage, [
    { method: 'GET', path: paths.newAddress(link), handler: newAddressPage },
    { method: 'POST', path: paths.newAddress(link), handler: confirmAddress },
  ]),
  ...onLink('unsubscribe', closedLinkPage, [
    { method: 'GET', path: paths.unsubscribe(link), handler: unsubscribePage },
    { method: 'POST', path: paths.unsubscribe(link), handler: stopLetters, fromAnywhere: true },
    { method: 'POST', path: paths.followAgain(link), handler: followOnceMore },
  ]),
  ...feedPages,
  ...watchingPages,
  ...minePages,
  ...consolePages,
  ...tryingPages,
  ...apiKeyPages,
  ...ownCasePages,
  { method: 'GET', path: paths.about(), permission: 'public', handler: servicePage },
  { method: 'GET', path: paths.accessibility(), permission: 'public', handler: accessibilityPage },
  { method: 'GET', path: paths.tellBarrier(), permission: 'public', handler: tellBarrierPage },
  { method: 'POST', path: paths.tellBarrier(), permission: 'public', handler: tellBarrier },
  { method: 'GET', path: paths.privacy(), permission: 'public', handler: privacyPage },
  { method: 'GET', path: paths.privacyOf(':body'), permission: 'public', handler: bodyPrivacyPage },
  { method: 'GET', path: paths.storage(), permission: 'public', handler: storagePage },
  { method: 'GET', path: paths.easyRead(), permission: 'public', handler: easyReadPage },
  { method: 'GET', path: paths.forBodies(), permission: 'public', handler: forBodiesPage },
  ...sandboxPages,
  { method: 'GET', path: paths.gallery(), permission: 'demonstration', handler: galleryPage },
  { method: 'GET', path: paths.gallery(':part'), permission: 'demonstration', handler: galleryPage },
]

/** For bodies, old links, machines and the demonstration: as they are. */
const others: readonly Page[] = [
  ...onLink('draft', expiredDraftPage, [
    { method: 'GET', path: paths.draftPhoto(link, ':photo'), handler: draftPhoto },
  ]),
  ...onLink('support', closedContribution, [
    { method: 'GET', path: paths.contributionPhoto(link, ':photo'), handler: contributionPhoto },
  ]),
  ...onLink('case', closedCaseLink, [
    { method: 'GET', path: paths.case(link), handler: casePage },
    { method: 'GET', path: paths.casePhoto(link, ':photo'), handler: photoOfReport },
    { method: 'POST', path: paths.caseAct(link, 'kontakt'), handler: showContact },
    { method: 'POST', path: paths.caseAct(link, 'skicka-lank'), handler: sendOtherLink },
    { method: 'GET', path: paths.caseAct(link, 'skicka-vidare'), handler: forwardPage },
    { method: 'POST', path: paths.caseAct(link, 'skicka-vidare'), handler: forward },
    { method: 'GET', path: paths.caseAct(link, 'egna-arenden'), handler: otherOwnCasesPage },
    { method: 'GET', path: paths.caseAct(link, 'utlamnande'), handler: disclosurePage },
    { method: 'POST', path: paths.caseAct(link, 'utlamnande'), scarce: 'copies', handler: takeCopy },
    ...caseActNames.map((name) => ({
      method: 'POST' as const,
      path: paths.caseAct(link, name),
      ...(caseActs[name].takesPhotos && { files: ['photos'] }),
      handler: doCaseAct(name),
    })),
  ]),
  ...onLink('case', sendNewLink, [
    { method: 'POST', path: paths.caseAct(link, 'ny-lank'), handler: keepLink },
  ]),
  ...onLink('moderate', closedLinkPage, [
    { method: 'GET', path: paths.review(link), handler: reviewPage },
    { method: 'POST', path: paths.review(link), handler: doReview },
    { method: 'GET', path: paths.reviewPhoto(link, ':photo'), handler: photoOfReport },
  ]),
  ...onLink('reporter', closedLinkPage, [
    { method: 'GET', path: paths.ownPhoto(link, ':photo'), handler: photoOfReport },
  ]),
  { method: 'GET', path: '/foto/:address/:size', permission: 'public', handler: publicPhoto },
  { method: 'GET', path: paths.reportPicture(':number'), permission: 'public', handler: reportPicture },
  { method: 'GET', path: '/report/:number', permission: 'public', handler: oldReport },
  { method: 'GET', path: '/reports', permission: 'public', handler: oldList },
  { method: 'GET', path: '/reports/*', permission: 'public', handler: oldList },
  { method: 'GET', path: '/around', permission: 'public', handler: oldAround },
  { method: 'GET', path: '/rss', permission: 'public', handler: oldFeed },
  { method: 'GET', path: '/rss/*', permission: 'public', handler: oldFeed },
  { method: 'GET', path: paths.liveReport(':number'), permission: 'public', handler: liveReport },
  { method: 'GET', path: paths.caseSchema(), permission: 'public', handler: caseSchema },
  { method: 'GET', path: paths.mineSchema(), permission: 'public', handler: mineSchema },
  { method: 'GET', path: paths.health(), permission: 'public', handler: health },
  { method: 'GET', path: paths.healthLive(), permission: 'public', handler: healthLive },
  { method: 'GET', path: paths.asset(':file'), permission: 'public', handler: assetFile },
  { method: 'GET', path: '/favicon.svg', permission: 'public', handler: favicon },
  { method: 'GET', path: paths.serviceWorker(), permission: 'public', handler: serviceWorker },
  { method: 'GET', path: '/robots.txt', permission: 'public', handler: robots },
  { method: 'GET', path: paths.mailbox(), permission: 'demonstration', handler: mailboxPage },
  { method: 'GET', path: paths.sampleLetters(), permission: 'demonstration', handler: samplesPage },
  { method: 'GET', path: paths.sampleLetter(':sample'), permission: 'demonstration', handler: samplePage },
  {
    method: 'GET',
    path: `${paths.sampleLetter(':sample')}/html`,
    permission: 'demonstration',
    handler: sampleHtml,
  },
  { method: 'GET', path: paths.letter(':id'), permission: 'demonstration', handler: letterPage },
  {
    method: 'GET',
    path: `${paths.letter(':id')}/html`,
    permission: 'demonstration',
    handler: letterHtml,
  },
]

/** Every address that answers; tests of hostile input are made from this table. */
export const routes: readonly Route[] = [
  ...pages.flatMap((page) =>
    (['sv', 'en'] as const).map((language) => ({
      ...page,
      path: inLanguage(page.path, language),
      language,
      hasEnglish: true,
    })),
  ),
  ...others.map((page) => ({ ...page, language: 'sv' as const, hasEnglish: false })),
]

/** A form that says nothing brings no files. */
function filesWith(kind: ContributionKind): readonly string[] {
  return contributions[kind].words === 'none' ? [] : ['photos']
}

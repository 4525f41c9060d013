import * as buttons from './buttons.tsx'
import type { Exhibit } from './exhibit.tsx'
import * as fields from './fields.tsx'
import * as frame from './frame.tsx'
import * as lists from './lists.tsx'
import * as messages from './messages.tsx'
import * as photos from './photos.tsx'
import * as signs from './signs.tsx'

/** Every file of `web/ui` that draws something, and where all its states are shown. A new one needs a row. */
export const exhibits: Readonly<Record<string, Exhibit>> = {
  'state-tag.tsx': { part: 'grund', Show: signs.StateTags },
  'state-icon.tsx': { part: 'grund', Show: signs.StateIcons },
  'sign.tsx': { part: 'grund', Show: signs.Signs },
  'category-icon.tsx': { part: 'grund', Show: signs.CategoryIcons },
  'drawing.tsx': { part: 'grund', Show: signs.Drawings },
  'street.tsx': { part: 'grund', Show: signs.Streets },
  'wordmark.tsx': { part: 'grund', Show: signs.Wordmarks },
  'button.tsx': { part: 'knappar', Show: buttons.Buttons },
  'default-button.tsx': { part: 'knappar', Show: buttons.DefaultButtons },
  'back-link.tsx': { part: 'knappar', Show: buttons.BackLinks },
  'breadcrumbs.tsx': { part: 'knappar', Show: buttons.Crumbs },
  'camera-card.tsx': { part: 'knappar', Show: buttons.CameraCards },
  'card-link.tsx': { part: 'knappar', Show: buttons.CardLinks },
  'segments.tsx': { part: 'knappar', Show: buttons.SegmentChoices },
  'pagination.tsx': { part: 'knappar', Show: buttons.Paginations },
  'error-summary.tsx': { part: 'falt', Show: fields.ErrorSummaries },
  'text-field.tsx': { part: 'falt', Show: fields.TextFields },
  'text-area.tsx': { part: 'falt', Show: fields.TextAreas },
  'select-field.tsx': { part: 'falt', Show: fields.SelectFields },
  'radio-group.tsx': { part: 'falt', Show: fields.RadioGroups },
  'file-field.tsx': { part: 'falt', Show: fields.FileFields },
  'check-field.tsx': { part: 'falt', Show: fields.CheckFields },
  'date-field.tsx': { part: 'falt', Show: fields.DateFields },
  'search-field.tsx': { part: 'falt', Show: fields.SearchFields },
  'hidden-field.tsx': { part: 'falt', Show: fields.HiddenFields },
  'report-list.tsx': { part: 'listor', Show: lists.ReportLists },
  'place-list.tsx': { part: 'listor', Show: lists.PlaceLists },
  'facts.tsx': { part: 'listor', Show: lists.FactLists },
  'timeline.tsx': { part: 'listor', Show: lists.Timelines },
  'numbered-list.tsx': { part: 'listor', Show: lists.NumberedLists },
  'columns.tsx': { part: 'listor', Show: lists.ColumnPairs },
  'card.tsx': { part: 'listor', Show: lists.Cards },
  'empty.tsx': { part: 'listor', Show: lists.Empties },
  'notice.tsx': { part: 'besked', Show: messages.Notices },
  'live-status.tsx': { part: 'besked', Show: messages.LiveStatuses },
  'progress.tsx': { part: 'besked', Show: messages.Progresses },
  'skeleton.tsx': { part: 'besked', Show: messages.Skeletons },
  'form-steps.tsx': { part: 'besked', Show: messages.StepRows },
  'disclosure.tsx': { part: 'besked', Show: messages.Disclosures },
  'dialog.tsx': { part: 'besked', Show: messages.Dialogs },
  'panel.tsx': { part: 'besked', Show: messages.Panels },
  'action-card.tsx': { part: 'besked', Show: messages.ActionCardPairs },
  'recipient-box.tsx': { part: 'besked', Show: messages.RecipientBoxes },
  'recipient-notice.tsx': { part: 'besked', Show: messages.RecipientNotices },
  'photo-figure.tsx': { part: 'bilder', Show: photos.PhotoFigures },
  'kept-photos.tsx': { part: 'bilder', Show: photos.KeptPhotoRow },
  'photo-tile.tsx': { part: 'bilder', Show: photos.PhotoTileRow },
  'thumbnail.tsx': { part: 'bilder', Show: lists.Thumbnails },
  'hero.tsx': { part: 'ram', Show: frame.Heroes },
  'page.tsx': { part: 'ram', Show: frame.Around },
  'page-header.tsx': { part: 'ram', Show: frame.Around },
  'page-footer.tsx': { part: 'ram', Show: frame.Around },
}

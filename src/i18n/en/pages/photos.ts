import type { photos as source } from '../../sv/pages/photos.ts'

export const photos: typeof source = {
  field: 'Add a photo',
  hint: 'Five at most, 20 MB each: JPEG, PNG, WebP, AVIF, GIF or HEIC. Avoid faces and number plates.',
  kept: (count) => (count === 1 ? 'One photo is kept' : `${count} photos are kept`),
  alt: (place, count) => (count === 1 ? 'Your photo' : `Your photo ${place} of ${count}`),
  altFor: (category, place) => `Photo from the report: ${category}, ${place}`,
  altFromNeighbour: (what, place, count) =>
    count === 1 ? `Photo from a neighbour: ${what}` : `Photo ${place} of ${count} from a neighbour: ${what}`,
  altFromReporter: (what, place, count) =>
    count === 1
      ? `New photo from the reporter: ${what}`
      : `New photo ${place} of ${count} from the reporter: ${what}`,
  altFromHolder: (what, place, count) =>
    count === 1
      ? `Photo from the recipient: ${what}`
      : `Photo ${place} of ${count} from the recipient: ${what}`,
  sent: (count) => (count === 1 ? 'Sent a picture' : `Sent ${count} pictures`),
  remove: (place, count) => (count === 1 ? 'Remove the photo' : `Remove photo ${place}`),
  waiting: 'The photo is being made ready',
  place: (place, count) => `Photo ${place} of ${count}`,
  of: (photo, report) => `${photo}: ${report}`,
  dialog: 'Photos from the report',
  ways: 'More photos',
  back: 'Back to the report',
  file: 'Show the photo alone, in full size',
  previous: 'Previous photo',
  next: 'Next photo',
  close: 'Close',
  saved: 'Kept',
  brokenOne: 'The photo could not be read.',
  brokenSent: 'One photo could not be read and is not included.',
  broken: 'One photo could not be read. The report goes on without it.',
  busyPage: {
    title: 'Many are sending photos right now',
    words: 'Go back in your browser and send it again in a little while.',
  },
  take: {
    title: 'Take a picture',
    lead: 'Begin with a photo. If it says where it was taken, we find the place for you.',
    photo: 'Photo',
    hint: 'One photo, 20 MB at most: JPEG, PNG, WebP, AVIF, GIF or HEIC. Avoid faces and number plates.',
    send: 'Continue',
    without: 'Continue without a photo',
  },
  begun: {
    title: 'Report a problem',
    fromPhoto: 'The place comes from the photo. If it is wrong, change it.',
    keeps: (day) => `The photo is kept until ${day}. Send the report before then.`,
    fromMail: 'The place comes from the e-mail. If it is wrong, change it.',
    mailed: (day) =>
      `This is what we read in the e-mail. Look through it, fill in what is missing and press Send. The draft is kept until ${day}.`,
    leftBehind: (count) =>
      count === 1
        ? 'One file of the e-mail was left out. We can take five photos, but no films or documents.'
        : `${count} files of the e-mail were left out. We can take five photos, but no films or documents.`,
    keepsMany: (day) => `The photos are kept until ${day}. Send the report before then.`,
  },
  mistakes: {
    too_large: 'The photo is larger than 20 MB. Choose a smaller one.',
    too_many_pixels: 'The photo has more than 60 megapixels. Choose a smaller one.',
    unreadable: 'The photo is damaged and can’t be read. Choose another one.',
    not_an_image: 'The file is no photo we can take. Choose a JPEG, PNG, WebP, AVIF, GIF or HEIC.',
    too_many: 'You can have five photos at most. Remove one if you want another.',
    busy: 'Many are sending photos right now. Try again in a moment.',
    closed: 'The report is already confirmed or removed. The photo was not added.',
    missing: 'No photo arrived. Choose one and send it again.',
    elsewhere: 'Send the photo from our own page.',
    too_often: 'Too many photos came in a short time. Try again in a few minutes.',
  },
}

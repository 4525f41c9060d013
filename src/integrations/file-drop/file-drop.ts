import { join } from 'node:path'
import type { Kind, KindRooms } from '../kind.ts'
import type { CheckStep } from '../receiver.ts'
import { isAnotherPlace } from './another-place.ts'
import { type Drop, dropDelivery, lookForDelivery } from './drop-delivery.ts'
import { type AtPlace, NotDone } from './file-place.ts'
import { atFolder } from './folder-place.ts'
import { type FileDropSettings, fileDropSettings } from './settings.ts'
import { atServer } from './sftp/server-place.ts'
import { tryPlace } from './try-place.ts'

/** Files in a folder, for bodies whose systems read such: see README.md. It is on our machine, or at their server over SFTP. */
export const fileDrop: Kind<typeof fileDropSettings> = {
  settings: fileDropSettings,
  secrets: ['password', 'private_key', 'passphrase'],
  personalFields: ['anmalare', 'epost'],
  place: { secrets: ['password'], isAnother: isAnotherPlace },
  open(rooms) {
    const { settings, baseUrl, categoryName } = rooms
    const drop: Drop = { at: placeOf(rooms), settings, baseUrl, categoryName }
    return {
      send: (delivery) => dropDelivery(drop, delivery),
      find: (delivery) => lookForDelivery(drop, delivery),
      check: (tell = () => undefined) => tryPlace(placeOf(rooms, tell), tell),
    }
  },
}

type Rooms = KindRooms<FileDropSettings>

/** Ours lies below a folder that bodies don't choose. */
function placeOf(
  { settings, dropFolder, connect, secret }: Rooms,
  tell?: (step: CheckStep) => void,
): AtPlace {
  const { sftp, folder } = settings
  if (sftp !== null) return connect ? atServer({ sftp, folder, connect, secret, tell }) : noWayThere
  return dropFolder === undefined ? noFolder : atFolder(join(dropFolder, folder))
}

const never = (answer: string): AtPlace => {
  const outcome = { outcome: 'refused', answer } as const
  return () => Promise.reject(new NotDone(outcome))
}
const noFolder = never('there is no folder for files here')
const noWayThere = never('no servers are reached from here')

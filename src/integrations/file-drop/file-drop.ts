import { join } from 'node:path'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import type { Kind, KindRooms } from '../kind.ts'
import type { CheckStep } from '../receiver.ts'
import { isAnotherPlace } from './another-place.ts'
import { type Drop, dropDelivery, lookForDelivery } from './drop-delivery.ts'
import { type AtPlace, NotDone } from './file-place.ts'
import { atFolder } from './folder-place.ts'
import { ownPartOf } from './own-part.ts'
import { addressOf } from './place-address.ts'
import { type FileDropSettings, fileDropSettings } from './settings.ts'
import { atServer } from './sftp/server-place.ts'
import { type Shown, tellingPlace } from './telling-place.ts'
import { tryPlace } from './try-place.ts'

/** Files in a folder, for bodies whose systems read such: see README.md. It is on our machine, or at their server over SFTP. */
export const fileDrop: Kind<typeof fileDropSettings> = {
  settings: fileDropSettings,
  secrets: ['password', 'private_key', 'passphrase'],
  personalFields: ['anmalare', 'epost'],
  place: { secrets: ['password'], isAnother: isAnotherPlace },
  open(rooms) {
    const { settings, baseUrl, categoryName } = rooms
    const dropOf = ({ id }: DeliveryToSend): Drop => ({
      at: heardAt(rooms, placeOf(rooms), ownPartOf(settings, id)),
      ...{ settings, baseUrl, categoryName },
    })
    return {
      send: (delivery) => dropDelivery(dropOf(delivery), delivery),
      find: (delivery) => lookForDelivery(dropOf(delivery), delivery),
      check: (tell = () => undefined) => tryPlace(heardAt(rooms, placeOf(rooms, tell)), tell),
    }
  },
}

type Rooms = KindRooms<FileDropSettings>

const heardAt = ({ settings, heard }: Rooms, at: AtPlace, shown: Shown = (_, content) => content): AtPlace =>
  heard ? tellingPlace(at, { ...addressOf(settings), shown, heard }) : at

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

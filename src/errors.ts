/** The few errors people can meet. Only the doors turn them into answers. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The thing was there and is deliberately gone (hidden by moderation, link revoked). */
export class Gone extends Error {
  override name = 'Gone'
}

export class NotAllowed extends Error {
  override name = 'NotAllowed'
}

/** The act came too late or twice: somebody else changed the thing in between. */
export class Conflict extends Error {
  override name = 'Conflict'
}

/** It was asked for more than can be looked through in the time there is. */
export class TooSlow extends Error {
  override name = 'TooSlow'
}

/** What an operator typed can't be used: shown as one plain sentence, without a stack. */
export class Refused extends Error {
  override name = 'Refused'
}

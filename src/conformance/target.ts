/** The server that is tried, and what it is tried with. */
export type Target = {
  /** Where its resources are, without a slash at the end. */
  url: string
  /** Where its discovery document is, without its ending; beside the resources unless given. */
  discovery?: string
  jurisdiction?: string
  /** May create reports, and tell how they stand. Nothing is written without one. */
  key?: string
  /** Reading needs the key too: it is sent as the header `x-api-key`. */
  readsByKey?: boolean
  /**
   * What comes of an update by the key: it moves the case, as where its holder tells of it; it is words, as where residents
   * do; or it is not taken. It moves the case unless told.
   */
  updates?: 'move' | 'words' | 'none'
  /** For what is answered by a token: another key, or a service of the type `batch`. */
  batch?: { key?: string; service?: string }
  /** What reports are made of: a service, and a place that it is taken for. Found in what the server lists unless given. */
  service?: string
  place?: Place
}

/** Degrees of WGS 84. */
export type Place = { lat: number; long: number }

import type { ComponentChildren } from 'preact'

export type MapStart = {
  /** Reports with a list beside; one place, to be pointed out; or where one report is. */
  kind: 'reports' | 'place' | 'report'
  lat?: number | undefined
  lon?: number | undefined
  zoom?: number | undefined
  /** Of the one report. */
  state?: string
  /** What is done with a place that is pointed out, and where that leads. */
  goal?: 'form' | 'search'
  form?: string
  /** What is known of a place that may be moved. */
  municipality?: string
  sure?: boolean
  /** Files and tiles, as the island needs them. */
  base?: string | undefined
  worker?: string | undefined
  styles?: string | undefined
  tiles?: string | undefined
}

type MapBoxProps = {
  start: MapStart
  /** Said by the page's script, before the map's own words have come. */
  words: { loading: string; show: string; failed: string }
  /** What stands on the map: the way on from here. */
  children?: ComponentChildren
}

/**
 * Where an island draws a map. Its size is known before: nothing moves when the map comes. Without script it is not
 * there; what it can do can be done without it.
 */
export const MapBox = ({ start: { kind, ...start }, words, children }: MapBoxProps) => (
  <div class={`map-box map-of-${kind}`}>
    <div
      class="map"
      data-map={kind}
      data-show={words.show}
      data-failed={words.failed}
      {...Object.fromEntries(Object.entries(start).map(([name, value]) => [`data-${name}`, value]))}
    >
      <p class="map-loading" data-part="loading">
        {words.loading}
      </p>
    </div>
    {children && (
      <div class="map-panel" data-part="panel" hidden>
        {children}
      </div>
    )}
    <p class="map-said" role="status" data-part="said" />
  </div>
)

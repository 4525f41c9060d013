import { drawPlaceMap } from './place-map.ts'
import { drawReportMap } from './report-map.ts'
import { drawReportsMap } from './reports-map.ts'

const kinds: Readonly<Record<string, (box: HTMLElement) => Promise<void>>> = {
  reports: drawReportsMap,
  place: drawPlaceMap,
  report: drawReportMap,
}

export const drawMap = async (box: HTMLElement): Promise<void> => kinds[box.dataset['map'] ?? '']?.(box)

import type { Page } from 'playwright-core'

export type PhotoFile = { name: string; mimeType: string; buffer: Buffer }

/** Somebody with a telephone in one hand: does what a person does, and counts it. */
export function oneHand(page: Page) {
  let count = 0
  return {
    count: () => count,
    /** Presses what opens the camera, the shutter, and "use photo". */
    async takePhoto(label: string, file: PhotoFile) {
      count += 3
      const chooser = page.waitForEvent('filechooser')
      await page.getByLabel(label).click()
      await (await chooser).setFiles(file)
    },
    async press(name: string) {
      count += 1
      await page.getByRole('button', { name }).click()
    },
    /** Opens the list, and presses one in it. */
    async choose(label: string, option: string) {
      count += 2
      await page.getByLabel(label).selectOption({ label: option })
    },
    /** Presses the field, and writes. */
    async write(label: string, words: string) {
      count += 1
      await page.getByLabel(label).fill(words)
    },
  }
}

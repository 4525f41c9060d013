import { paths } from '#paths.ts'

/** From now on this device has an answer of its own where there is no network. A browser that can't goes on without. */
export function answerOffline(): void {
  const register = () => navigator.serviceWorker?.register(paths.serviceWorker()).catch(() => {})
  // What is shown comes first: the worker fetches as much again.
  if (document.readyState === 'complete') void register()
  else window.addEventListener('load', () => void register(), { once: true })
}

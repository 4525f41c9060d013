/** The name and its sign: a warning triangle that has become a tick. */
export const Wordmark = () => (
  <span class="wordmark">
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <path
        class="wordmark-sign"
        d="M13.2 4.5a3.2 3.2 0 0 1 5.6 0l11 19.5a3.2 3.2 0 0 1-2.8 4.8H5a3.2 3.2 0 0 1-2.8-4.8z"
      />
      <path class="wordmark-tick" d="M10.8 19l3.8 3.9 6.6-8.1" />
    </svg>
    <span>
      Fixa<b>Min</b>Gata
    </span>
  </span>
)

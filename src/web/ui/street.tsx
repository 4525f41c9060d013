// Decoration: a Swedish street in one line, with the sign that somebody has seen something.
const lines = [
  'M20 70V42l17-13 17 13v28M31 70V56h12v14M33 44h8',
  'M84 70V46M84 60l8-7M98 36a14 14 0 1 1-28 0 14 14 0 0 1 28 0z',
  'M118 70V24a9 9 0 0 1 17-3M129 22h14l-2 6h-10z',
  'M160 70V18h58v52M170 27h8v9h-8zM185 27h8v9h-8zM200 27h8v9h-8zM170 44h8v9h-8zM200 44h8v9h-8zM184 70V48h10v22',
  'M238 55h30M238 60h30M243 60v10M263 60v10',
  'M300 20l11 15h-6l10 14h-6l10 15h-38l10-15h-6l10-14h-6zM300 64v6',
  'M330 38l7 10h-4l7 9h-4l6 9h-24l6-9h-4l7-9h-4zM330 66v4',
  'M362 70V38h42v32M404 70V30l10-22 10 22v40M414 8V2M372 47h8v10h-8zM387 47h8v10h-8zM410 38h8v8h-8z',
  'M452 61a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM482 61a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM443 61l8-16h14l8 16M451 45l9 16h-17M460 61l5-16-2-6h6M447 39h7',
  'M520 70V44',
  'M560 70V44l17-14 17 14v26M594 44l17-14 17 14v26M571 70V56h12v14M606 52h10v9h-10z',
  'M656 70V24a9 9 0 0 1 17-3M667 22h14l-2 6h-10z',
  'M712 70V44M712 60l-8-7M728 34a16 16 0 1 1-32 0 16 16 0 0 1 32 0z',
].join('')

export const Street = () => (
  <svg class="street" viewBox="0 0 760 72" aria-hidden="true">
    <path d={lines} />
    <path
      class="street-sign"
      d="M517.4 21.5a3 3 0 0 1 5.2 0l12 20.5a3 3 0 0 1-2.6 4.5h-24a3 3 0 0 1-2.6-4.5zM520 28v9M520 41.5h.01"
    />
  </svg>
)

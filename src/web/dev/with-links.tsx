import type { ComponentChildren } from 'preact'

/** Plain words in which addresses of our own can be pressed; others stay words. */
export const withLinks = (text: string, baseUrl: string): ComponentChildren[] =>
  text.split(/(https?:\/\/[^\s<>]+)/).map((part) =>
    part.startsWith(`${baseUrl}/`) ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )

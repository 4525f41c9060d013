import { type CategoryIconName, categoryIcons } from './icons.ts'

const isDrawn = (icon: string): icon is CategoryIconName => Object.hasOwn(categoryIcons, icon)

/** The catalogue names the icon; one that a body invented gets the drawing of "other". */
export const CategoryIcon = ({ icon }: { icon: string }) => (
  <svg class="symbol category-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <path d={categoryIcons[isDrawn(icon) ? icon : 'ovrigt']} />
  </svg>
)

import { Sign } from './sign.tsx'

export const BackLink = ({ href, label }: { href: string; label: string }) => (
  <a class="back" href={href}>
    <Sign name="back" />
    {label}
  </a>
)

import type { sharing as source } from '../../sv/pages/sharing.ts'

export const sharing: typeof source = {
  title: 'Share or print',
  address: 'Address of the report',
  share: 'Share',
  copy: 'Copy the address',
  copied: 'The address is copied.',
  mail: 'Send by e-mail',
  print: 'Print',
}

import { Button, ButtonLink } from './button.tsx'
import { Disclosure } from './disclosure.tsx'
import { TextField } from './text-field.tsx'

export type ShareWords = {
  title: string
  address: string
  share: string
  copy: string
  copied: string
  mail: string
  print: string
}

type ShareBoxProps = {
  words: ShareWords
  /** What is passed on: its title and the whole address. */
  title: string
  address: string
  open?: boolean
}

/** An address to pass on: to be copied or mailed; an island shows the buttons that only it can act on. */
export const ShareBox = ({ words, title, address, open = false }: ShareBoxProps) => (
  <div class="share" data-share={title} data-address={address} data-copied={words.copied}>
    <Disclosure title={words.title} open={open}>
      <TextField name="shared" label={words.address} value={address} readonly />
      <div class="buttons">
        <Button type="button" name="share" hidden>
          {words.share}
        </Button>
        <Button type="button" name="copy" hidden>
          {words.copy}
        </Button>
        <ButtonLink href={mailOf(title, address)} sign="letter">
          {words.mail}
        </ButtonLink>
        <Button type="button" name="print" hidden>
          {words.print}
        </Button>
      </div>
      <p role="status" />
    </Disclosure>
  </div>
)

const mailOf = (title: string, address: string): string =>
  `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(address)}`

/** Why a letter came back. */
export type Cause = 'no_such_address' | 'no_such_domain' | 'mailbox_full' | 'too_large' | 'blocked' | 'other'

/** By the status first, which is made for it, and else by what servers write, in the order that is surest. */
export const bounceCauses: readonly { cause: Cause; status: RegExp; words: RegExp }[] = [
  {
    cause: 'mailbox_full',
    status: /^[45]\.2\.2$/,
    words:
      /(?:mailbox|inbox|quota|brevlåda\p{L}*|inkorg\p{L}*|e-postlåda\p{L}*|storage).{0,40}(?:full|exceeded|överskriden|over)|over ?quota|out of storage/iu,
  },
  {
    cause: 'too_large',
    status: /^[45]\.(?:2\.3|3\.4)$/,
    words: /(?:message|mail|meddelandet) (?:size )?(?:is |är )?(?:too (?:large|big)|för stort|exceeds)/iu,
  },
  {
    cause: 'no_such_address',
    status: /^5\.(?:1\.[136]|1\.10|2\.1)$/,
    words:
      /(?:user|address|recipient|mailbox|account|adressen|mottagaren|e-postadressen|användaren|kontot)[^\n]{0,80}(?:unknown|not found|does(?:n't| not) exist|no such|invalid|disabled|unavailable|hittades inte|finns inte|okänd|inte hittas|couldn't be found|could not be found|is not (?:known|valid))|no (?:such user|mailbox here)|unknown (?:user|recipient|local part)|unrouteable address|invalid recipient|recipient (?:address )?rejected|resolver\.adr|hittades inte/iu,
  },
  {
    cause: 'no_such_domain',
    status: /^5\.(?:1\.2|4\.4)$/,
    words:
      /(?:host or domain name not found|domain[^\n]{0,60}(?:not found|does not exist|couldn't be found|hittades inte)|domänen[^\n]{0,60}(?:finns inte|hittades inte)|nxdomain|no mx)/iu,
  },
  {
    cause: 'blocked',
    status: /^[45]\.7\.\d+$/,
    words:
      /(?:spam|blocked|blacklist|block ?list|blockerad|policy|reputation|dmarc|spf|not authorized|access denied|avvisades)/iu,
  },
]

export const bounceDelays =
  /(?:delivery (?:is |has been )?delayed|delay(?:ed)?\)|status notification \(delay|warning: message|has not (?:yet )?been delivered|will (?:continue to|keep) try|still trying|fördröj|försenad|fortsätter att försöka|försöker (?:igen|fortfarande))/iu

const found = '<?([^\\s<>;,"\'()]{1,64}@[\\p{L}\\d.-]{1,200}\\p{L})>?'

/** Where the free-text kinds say whom it was for. */
export const bounceRecipients: readonly RegExp[] = [
  new RegExp(
    `(?:wasn't delivered to|couldn't be delivered to|levererades inte till|kunde inte levereras till|leverera(?:s|t)? till|message to|meddelande(?:t)? till|delivery to|recipients?(?: or groups)?:?|mottagare(?: eller grupper)?:?|address(?:es)?(?: failed)?:|adress(?:en|er)?:?|to:|till:)\\s{0,20}\\n{0,3}\\s{0,20}${found}`,
    'iu',
  ),
  new RegExp(`^\\s{0,20}${found}:?\\s*$`, 'imu'),
  new RegExp(found, 'iu'),
]

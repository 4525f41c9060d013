/** Any of these says it. */
export type Telling = readonly RegExp[]

/** RFC 3834 and what programs did before it. A missing header matches none of them. */
export const automaticHeaders: readonly { name: string; value: RegExp }[] = [
  { name: 'auto-submitted', value: /^(?!no\b)\S/i },
  { name: 'precedence', value: /^(?:auto[-_]?reply|bulk|junk)$/i },
  { name: 'x-autoreply', value: /\S/ },
  { name: 'x-autorespond', value: /\S/ },
  { name: 'x-autoresponder', value: /\S/ },
  { name: 'x-auto-response-suppress', value: /\ball\b|\boof\b|autoreply/i },
  { name: 'x-mail-autoreply', value: /\S/ },
  { name: 'x-ms-exchange-generated-message-source', value: /\S/ },
  { name: 'x-ms-exchange-inbox-rules-loop', value: /\S/ },
  { name: 'x-vacation', value: /\S/ },
  { name: 'x-otrs-loop', value: /\S/ },
  { name: 'x-zendesk-from-account-id', value: /\S/ },
  { name: 'feedback-type', value: /\S/ },
]

export const subjects = {
  away: /^(?:(?:sv|re|vs):\s*)?(?:frånvaro(?:meddelande)?|semester(?:svar|meddelande)?|(?:jag är )?(?:inte på kontoret|bortrest|tjänstledig|föräldraledig)|ej på kontoret|out of (?:the )?office|ooo|on vacation|abwesenheit\S*|poissa)\b/iu,
  automatic:
    /^(?:(?:sv|re):\s*)?(?:autosvar|autoreply|auto[ -]?reply|auto:|automatiskt? (?:svar|mottagningsbekräftelse|meddelande)|automatic reply|automated (?:reply|response)|automatisch|\[auto[- ]?(?:reply|svar)\])/iu,
  bounce:
    /undeliver(?:ed|able)|delivery (?:status notification|failure|has failed|report|delayed|notification)|mail delivery (?:failed|system|subsystem)|returned mail|failure notice|mail(?:et)? kunde inte levereras|(?:det gick inte att leverera|ej levererbart|olevererat|oleverbart|levererades inte|kan inte levereras|kunde inte levereras)|message not delivered|warning: message .{1,60} delayed|non remis|nicht zugestellt|unzustellbar/iu,
} as const

export const senders = {
  bounce: /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|microsoftexchange[0-9a-f]{10,}|bounces?)@/i,
  nobody:
    /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|svara[-_.]?(?:inte|ej)|ej[-_.]?svar|inte[-_.]?svar)\b[^@]*@/i,
} as const

export const challenges: Telling = [
  /please (?:confirm|verify) (?:your (?:message|e-?mail)|that you)/iu,
  /(?:verification|confirmation) (?:required|needed)/iu,
  /bekräfta (?:ditt (?:meddelande|mejl|mail)|att du är (?:en )?människa)/iu,
  /\b(?:boxtrapper|spamarrest|tmda|sender address verification)\b/iu,
]

export const receipts = {
  away: [
    /\b(?:jag är|är) (?:på )?(?:semester|frånvarande|föräldraledig|tjänstledig|ledig|sjukskriven|bortrest|på resande fot|ute ur kontoret)\b/iu,
    /(?<!\p{L})(?:åter|tillbaka)(?: på (?:kontoret|plats|jobbet))?(?: igen)? (?:den |på )?(?:\d{1,2}|måndag|tisdag|onsdag|torsdag|fredag)/iu,
    /\b(?:i am|i'm|i will be) (?:currently )?(?:out of (?:the )?office|on (?:vacation|leave|holiday)|away)\b/iu,
    /\bmed begränsad (?:tillgång|möjlighet) (?:till|att läsa) (?:min )?(?:e-?post|mejl|mail)/iu,
  ],
  taken: [
    /\b(?:vi|kommunen|kontaktcenter|kundtjänst|kundservice) har (?:nu )?(?:tagit emot|mottagit|registrerat)\b/iu,
    /\b(?:ditt|ert) (?:ärende|meddelande|mejl|mail|e-post|e-postmeddelande|anmälan) (?:har|är) (?:nu )?(?:kommit in|kommit fram|registrera\p{L}*|mottag\p{L}*|inkommit|skapats|skapat)/iu,
    /\btack för (?:ditt|er|ert|din) (?:e-?post(?:meddelande)?|meddelande|mejl|mail|ärende|anmälan|felanmälan|synpunkt)/iu,
    /\b(?:your|the) (?:request|message|case|e-?mail|ticket) has been (?:received|registered|created)\b/iu,
    /\bmottagningsbekräftelse\b/iu,
  ],
  automatic: [
    /(?:detta|det här) (?:är ett|meddelandet är|mejlet är|svaret är) (?:ett )?(?:automatiskt|automatgenererat|autogenererat|autosvar)/iu,
    /(?:detta|det här) (?:meddelande|mejl|mail|e-postmeddelande)t? (?:är|har) (?:automatiskt|automatgenerera\p{L}*|skapats automatiskt|skickats automatiskt)/iu,
    /\b(?:går|kan) (?:det )?(?:inte|ej) (?:att )?svara på (?:det här|detta) (?:mejl|meddelande|mail|e-post)/iu,
    /\bthis is an automat(?:ed|ic|ically)\b/iu,
  ],
} as const

/** Lines that programs and organisations add to what a person wrote. */

/** Whole lines that a telephone or a program signs with. */
export const programSigns: readonly RegExp[] = [
  /^(?:skickat|skickades|skickas|sänt|sent|mailat) (?:från|via|med|from|with|using) .{1,80}$/i,
  /^(?:hämta|ladda ned|get|download) (?:outlook|gmail|aquamail|bluemail).{0,80}$/i,
  /^sent (?:from|via|with|using) .{1,80}$/i,
  /^(?:skaffa|get) (?:outlook|protonmail|proton mail).{0,60}$/i,
  /^mvh från mobilen$/i,
  /^envoyé de mon .{1,40}$/i,
  /^\[(?:cid:[^\]]{1,200}|image|bild|logo(?:typ)?[^\]]{0,100}|[^\]]{0,100}(?:automatiskt genererad|automatically generated)[^\]]{0,60})\]$/i,
  /^<?(?:image|bild)\d{3}\.(?:png|jpg|gif)>?$/i,
  /^(?:virusfritt\.|virus-free\.)\s?\S{0,60}$/i,
]

/** How paragraphs begin that an organisation adds to all its mails; each is left out to its end. */
export const disclaimers: readonly RegExp[] = [
  /^(?:så (?:här )?behandlar .{0,60}personuppgift|läs (?:mer )?om hur .{0,60}(?:personuppgift|behandlar)|information om (?:hur .{0,40})?personuppgift|.{0,60}behandl(?:ar|ing) (?:av )?(?:dina )?personuppgifter|när du (?:skickar|mejlar|mailar|kontaktar|kommunicerar) .{0,120}(?:personuppgift|allmän|kommun)|gdpr)/i,
  /^.{0,10}tänk på miljön/i,
  /^.{0,10}(?:please )?(?:consider|think of|think about) the environment/i,
  /^(?:e-post|e-postmeddelanden|mejl|meddelanden|din e-post|ditt meddelande) (?:till|som skickas till) .{0,80}(?:allmän(?:na)? handling|offentlig)/i,
  /^(?:detta|det här|denna|denna e-post|informationen i (?:detta|denna)) (?:meddelande|e-post|mejl|mail|e-postmeddelande|brev).{0,80}(?:kan innehålla|innehåller|är avse|är endast|konfidentiell|sekretess)/i,
  /^(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication).{0,200}(?:confidential|intended|privileged)/i,
  /^(?:sekretess|disclaimer|confidentiality notice)\b.{0,10}[:!]?/i,
  /^(?:följ oss på|besök oss på|gilla oss på)\b/i,
]

/** What a server warns of above the words. */
export const warnings: readonly RegExp[] = [
  /^\[?(?:obs!?|varning!?|viktigt!?|caution!?|warning!?|external(?: email)?|extern(?:t)?(?: e-?post| mejl| mail)?)\]?\s*:?.{0,40}(?:extern|utanför|external|outside|avsändare|sender|organisation)/i,
  /^(?:du får inte ofta e-post från|some people who received this message don|you don't often get email from)\b/i,
  /^(?:det här meddelandet|detta mejl|detta mail|denna e-post|this (?:e-?mail|message)) (?:kommer från|originated|är skickat från|har skickats från).{0,60}(?:extern|utanför|outside|external)/i,
  /^(?:klicka inte på|öppna inte|do not click|don't click).{0,120}(?:länk|bifogad|link|attachment)/i,
]

/** "Med vänlig hälsning", perhaps with a name on the same line. */
export const farewell =
  /^(?:med (?:vänlig(?:a|t)?|bästa|trevlig|varma|de bästa) häls(?:ning(?:ar)?|n)\.?|(?:vänlig(?:a|en)?|bästa|varma|soliga|goda|trevliga) häls(?:ning(?:ar)?|n)\.?|vänligen|(?:många )?hälsningar|hälsning|hälsn\.?|hälsar|m\.?\s?v\.?\s?h\b\.?|mvh|vh|vänl\.? häls\.?|allt gott|ha (?:det (?:så )?(?:bra|gott|fint)|en (?:fortsatt )?(?:bra|fin|trevlig|skön) (?:dag|helg|kväll|vecka))|trevlig helg|ta hand om (?:dig|er)|(?:with )?(?:best|kind|kindest|warm) (?:regards|wishes)|best|regards|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|cheers|br|kr|rgds)(?:[\s,.!/:-]{1,3}(?:önskar |från |\/+ ?)?\p{Lu}[\p{L}.'-]*(?:[\s,&]+(?:och |and )?\p{Lu}[\p{L}.'-]*){0,4})?[\s,.!:)☺🙂-]*$/iu

/** "/Anna", "// Anna Ek, Gatukontoret" */
export const slashName = /^\s?\/{1,2}\s?\p{Lu}[\p{L}.'-]*(?:[\s,&]+(?:och |and )?[\p{L}.'-]+){0,5}[\s.,!]*$/u

/** A telephone number, an address on the web or in the mail, a street with its postcode. */
export const contactDetail =
  /(?:\+46|\b0\d{1,3})[\s(0)-]*\d[\d\s-]{4,}|[^\s@]+@[^\s@]+\.\p{L}{2,}|(?:https?:\/\/|www\.)\S+|\b\p{L}+\.(?:se|nu|example|com)\b|\b\d{3}\s?\d{2}\s+\p{Lu}/iu

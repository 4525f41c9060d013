/** Whether somebody says no to what they are asked to confirm, and nothing else that wants an answer. */
export const declines = (words: string): boolean => no.test(words.trim())

const no =
  /^(?:hej[,! ]*)?(?:nej(?: tack)?|jag vill inte|vill inte|det (?:är|var) inte jag|inte jag|avbryt|ångrar mig|jag (?:har )?ångra(?:r|t) mig|ta bort (?:den|anmälan|felanmälan|det)|stopp?|no(?: thanks| thank you)?|i do not want (?:this|to)|i don['’]t want (?:this|to)|not me|it was not me|it wasn['’]t me|cancel)(?!\p{L})[^?]{0,80}$/iu

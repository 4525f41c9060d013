/** What the kit's own server says can be reported: each behaves in its own way, so that a program shows what it does. */
export const trialServices = {
  /** Asks something. The first time it is taken, the answer is 503: who sends again must be known. */
  hole: 'hål i väg',
  /** Answers 429 the first time. */
  lamp: 'lampa',
  /** Answers by a token, which has no number until it has been asked for twice. */
  litter: 'skrap',
  /** Refuses all there is, with 400. */
  closed: 'stängd',
} as const

/** Where all that is reported in a trial lies. */
export const trialPlace = { lat: 57.93018, long: 12.53352 } as const

const service = (service_code: string, service_name: string, type: string, metadata = false) => ({
  ...{ service_code, service_name, description: '', metadata, type },
  ...{ keywords: '', group: 'Prov' },
})

export const serviceRows = [
  service(trialServices.hole, 'Hål i väg', 'realtime', true),
  service(trialServices.lamp, 'Trasig lampa', 'realtime'),
  service(trialServices.litter, 'Nedskräpning', 'batch'),
  service(trialServices.closed, 'Tas inte emot här', 'realtime'),
]

export const questions = { depth: 'DJUP', side: 'SIDA', when: 'SYNS', notice: 'NOTIS' } as const
export const sides = { N: 'Norra sidan', S: 'Södra sidan' } as const

const attribute = (code: string, order: number, datatype: string, description: string, required = false) => ({
  ...{ variable: true, code, datatype, required, datatype_description: null, order, description },
})

export const definition = {
  service_code: trialServices.hole,
  attributes: [
    attribute(questions.depth, 1, 'number', 'Hur djupt är det, i centimeter?', true),
    {
      ...attribute(questions.side, 2, 'singlevaluelist', 'Vilken sida av vägen?', true),
      values: Object.entries(sides).map(([key, name]) => ({ key, name })),
    },
    {
      ...attribute(questions.when, 3, 'multivaluelist', 'När syns det?'),
      values: [
        { key: 'dag', name: 'På dagen' },
        { key: 'natt', name: 'På natten' },
      ],
    },
    { ...attribute(questions.notice, 4, 'string', 'Ring 112 vid fara.'), variable: false },
  ],
}

import type { CityService } from './city.ts'

/** What a small town takes: one with nothing to ask, one with all kinds of questions, one that answers with nothing. */
export const townServices: readonly CityService[] = [
  { code: '001', name: 'Hål i gatan', group: 'Gata', type: 'realtime', attributes: [] },
  {
    code: 'Belysning & el',
    name: 'Belysning ',
    group: 'Gata',
    type: 'realtime',
    attributes: [
      {
        code: 'WHISHETN',
        datatype: 'singlevaluelist',
        required: true,
        description: 'Vilken färg?:',
        values: [
          { key: 'W', name: 'Vit' },
          { key: '2', name: 'Gul, varm' },
        ],
      },
      { code: 'stolpe nr', datatype: 'string', required: false, description: 'Stolpens nummer' },
      { code: 'antal', datatype: 'number', required: false, description: 'Hur många lampor?' },
      { code: 'sedan', datatype: 'datetime', required: false, description: 'Sedan när?' },
      {
        code: 'var',
        datatype: 'multivaluelist',
        required: false,
        description: 'Var?',
        values: [
          { key: 'GC', name: 'Gång- och cykelväg' },
          { key: 'V', name: 'Väg' },
        ],
      },
      {
        code: 'obs',
        datatype: 'string',
        required: false,
        variable: false,
        description: 'Ring <b>112</b> vid fara.',
      },
      { code: 'easting', datatype: 'number', required: true, automated: 'server_set', description: 'E' },
    ],
  },
  { code: 'klotter', name: 'Klotter', group: 'Park', type: 'blackbox', attributes: [] },
]

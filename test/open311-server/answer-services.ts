import { type Asked, first, type Town } from './asked.ts'
import type { CityAttribute, CityService } from './city.ts'
import { breakRows } from './faults.ts'
import { type Answer, type Fields, writeList, writeMistake, writeObject } from './write.ts'

export function answerServices({ city, style }: Town, asked: Asked): Answer {
  const rows = breakRows(asked.fault, city.services).map(serviceRow)
  return writeList(style, asked.format, { root: 'services', each: 'service', rows })
}

const serviceRow = ({ code, name, group, type, attributes }: CityService): Fields => ({
  service_code: code,
  service_name: name,
  description: null,
  metadata: attributes.length > 0,
  type,
  keywords: 'gata, park',
  group,
})

export function answerDefinition({ city, style }: Town, asked: Asked, code: string): Answer {
  const { format } = asked
  const service = city.services.find((one) => one.code === code)
  if (!service)
    return writeMistake(style, format, 404, `Det finns ingen tjänst ${first(asked, 'service_code')}`)
  const attributes = service.attributes.map((attribute, index) => attributeRow(format, attribute, index + 1))
  return writeObject(style, format, 'service_definition', {
    service_code: code,
    attributes: format === 'xml' ? { attribute: attributes } : attributes,
  })
}

function attributeRow(format: Asked['format'], attribute: CityAttribute, order: number): Fields {
  const { values, variable = true, ...rest } = attribute
  return {
    variable,
    ...rest,
    datatype_description: null,
    order,
    ...(values && { values: format === 'xml' ? { value: values } : values }),
  }
}

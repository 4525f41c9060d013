/** Rows of one kind under one element; in JSON they are an array, also where there is one or none. */
export type Rows = { each: string; rows: readonly (Fields | string)[] }
/** A word or a number, nothing, rows, or more fields. */
export type Value = string | number | boolean | null | Rows | Fields
/** By name, in the order they are written. What is undefined is left out, what is null is there and empty. */
export type Fields = { readonly [name: string]: Value | undefined }

/** What GeoReport v2 answers with: the root that XML has and JSON drops, and what is in it. */
export type Document = { root: string; content: Rows | Fields }

export const rowsOf = (each: string, rows: Rows['rows']): Rows => ({ each, rows })

export const isRows = (value: Value | undefined): value is Rows =>
  typeof value === 'object' && value !== null && Array.isArray((value as Partial<Rows>).rows)

// Stands in for Zod in the browser bundle (see vite.config.ts). There a contract only says method and path; the server
// alone checks what goes in and out, so 24 kB of schema code need not travel to every phone.

type Schema = { (): Schema; readonly [name: string]: Schema }

const schema: Schema = new Proxy((() => schema) as Schema, {
  get: (_, name) => {
    if (/parse|validate/i.test(String(name)))
      throw new Error('Schemas are checked by the server only. Show the sentence that it answers instead.')
    return schema
  },
  apply: () => schema,
})

/** Every builder that a contract uses. A missing one fails the page at once: add it here. */
export {
  schema as any,
  schema as array,
  schema as base64,
  schema as boolean,
  schema as coerce,
  schema as date,
  schema as discriminatedUnion,
  schema as e164,
  schema as email,
  schema as enum,
  schema as hex,
  schema as int,
  schema as iso,
  schema as lazy,
  schema as literal,
  schema as looseObject,
  schema as never,
  schema as null,
  schema as nullable,
  schema as number,
  schema as object,
  schema as optional,
  schema as partialRecord,
  schema as pipe,
  schema as preprocess,
  schema as record,
  schema as regex,
  schema as strictObject,
  schema as string,
  schema as stringbool,
  schema as transform,
  schema as tuple,
  schema as union,
  schema as unknown,
  schema as url,
  schema as uuid,
  schema as void,
}

import Type, { type Static, type TSchema } from 'typebox';

// Building blocks of the schemas of the API.

/** An object that takes no other properties. */
export const object = <const P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** A schema under a name of its own: the document keeps it once, as a component. */
export const named = <S extends TSchema>(name: string, schema: S): S => ({ ...schema, 'x-name': name });

/** A schema that the document keeps under that name, told elsewhere in full; for answers alone, which are not checked at run time. */
export const namedElsewhere = (name: string): TSchema => Type.Unsafe<unknown>({ $ref: `#/components/schemas/${name}` });

export const nullable = <S extends TSchema>(schema: S) =>
  Type.Unsafe<Static<S> | null>({ anyOf: [schema, { type: 'null' }] });

export const optional = Type.Optional;
export const text = (maxLength = 200) => Type.String({ minLength: 1, maxLength });
export const anyText = Type.String();
export const uuid = Type.String({ format: 'uuid' });
export const date = Type.String({ format: 'date' });
export const moment = Type.String({ format: 'date-time' });
export const code = Type.String({ pattern: '^[a-z][a-z0-9_]{0,79}$' });
export const flag = Type.Boolean();
export const count = Type.Integer({ minimum: 0 });
export const anything = Type.Object({}, { additionalProperties: true });
export const values = Type.Record(Type.String(), Type.Unknown());
export const list = <S extends TSchema>(schema: S) => Type.Array(schema);

/** One of several texts. */
export const oneOf = <const V extends readonly string[]>(all: V) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...all] });

/** What the queries of lists have in common. */
export const paging = {
  after: optional(Type.String({ maxLength: 400, description: '上一页的 next' })),
  limit: optional(Type.Integer({ minimum: 1, maximum: 200 })),
};

/** A page of a list, with the cursor of the next one. */
export const page = <S extends TSchema>(schema: S) =>
  object({ entries: list(schema), next: nullable(Type.String({ description: '下一页的游标；末页为 null' })) });

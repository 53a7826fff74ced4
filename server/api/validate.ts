import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Convert } from 'typebox/value';
import { isPlainDate, type PlainDate } from '../../kernel/dates.ts';
import { type Problem, Refusal } from '../../kernel/refusal.ts';
import type { Words } from '../../kernel/words.ts';
import { messages } from './messages.ts';

/** Compiles a route's schemas. Texts of a query become numbers and booleans where the schema wants them; bodies do not. */
export const compileSchema: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const check = Compile(schema);
  return (given: unknown) => {
    const value = httpPart === 'querystring' ? Convert(schema, given) : given;
    if (check.Check(value)) return { value };
    const problems = problemsOf([...check.Errors(value)]);
    return { error: new Refusal('invalid', messages.invalid, { problems }) };
  };
};

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
}

/** Every problem once, by field. */
function problemsOf(errors: readonly SchemaError[]): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const error of errors) {
    const path = error.instancePath.split('/').filter(Boolean).join('.');
    const within = (name: string) => [path, name].filter(Boolean).join('.');
    const add = (field: string, message: Words) => {
      if (!problems.has(field)) problems.set(field, { field, rule: error.keyword, message });
    };
    const { params } = error;
    if ('requiredProperties' in params && Array.isArray(params.requiredProperties))
      for (const name of params.requiredProperties) add(within(String(name)), messages.missing(within(String(name))));
    else if ('additionalProperties' in params && Array.isArray(params.additionalProperties))
      for (const name of params.additionalProperties) add(within(String(name)), messages.unknown(within(String(name))));
    // Each unknown property is told twice: by itself as `schema is false`, and with its siblings. The second one says it.
    else if (error.keyword !== 'boolean') add(path || 'body', wordsOf(path || 'body', params));
  }
  return [...problems.values()];
}

function wordsOf(field: string, params: object): Words {
  if ('type' in params) return messages.wrong_type(field, String(params.type));
  if ('allowedValues' in params && Array.isArray(params.allowedValues))
    return messages.wrong_value(field, params.allowedValues.map(String));
  if ('limit' in params)
    return messages.out_of_bounds(field, `${'comparison' in params ? params.comparison : ''} ${params.limit}`.trim());
  return messages.wrong_value(field, []);
}

/** A date that exists. @throws {Refusal} invalid naming the field */
export function dateOrRefuse(field: string, text: string): PlainDate {
  if (isPlainDate(text)) return text;
  const message = messages.not_a_date(field);
  throw new Refusal('invalid', message, { problems: [{ field, rule: 'date', message }] });
}

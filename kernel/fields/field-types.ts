import { boolean } from './boolean/boolean.ts';
import { choice } from './choice/choice.ts';
import { creditCode } from './credit_code/credit_code.ts';
import { date } from './date/date.ts';
import { decimal } from './decimal/decimal.ts';
import { email } from './email/email.ts';
import { enterprise } from './enterprise/enterprise.ts';
import type { Field } from './field.ts';
import type { FieldType } from './field-type.ts';
import { file } from './file/file.ts';
import { integer } from './integer/integer.ts';
import { line } from './line/line.ts';
import { list } from './list/list.ts';
import { longText } from './long_text/long_text.ts';
import { money } from './money/money.ts';
import { month } from './month/month.ts';
import { organisation } from './organisation/organisation.ts';
import { person } from './person/person.ts';
import { phone } from './phone/phone.ts';
import { point } from './point/point.ts';
import { polygon } from './polygon/polygon.ts';
import { reference } from './reference/reference.ts';
import { region } from './region/region.ts';
import { residentId } from './resident_id/resident_id.ts';
import { text } from './text/text.ts';
import { timestamp } from './timestamp/timestamp.ts';

/** Every field type by its name. */
export const fieldTypes = {
  text,
  long_text: longText,
  integer,
  decimal,
  money,
  boolean,
  date,
  month,
  timestamp,
  choice,
  region,
  organisation,
  person,
  enterprise,
  resident_id: residentId,
  credit_code: creditCode,
  phone,
  email,
  point,
  line,
  polygon,
  file,
  list,
  reference,
} satisfies Record<string, FieldType>;

/** Name of a field type. */
export type FieldTypeName = keyof typeof fieldTypes;

/** Whether a text names a field type. */
export const isFieldTypeName = (name: string): name is FieldTypeName => Object.hasOwn(fieldTypes, name);

/** The field type of a field. Throws a plain error where a stored definition names one that does not exist. */
export function typeOf(field: Field): FieldType {
  const name = field['x-field'];
  if (!isFieldTypeName(name)) throw new Error(`no field type is named "${name}" (field ${field.title})`);
  return fieldTypes[name];
}

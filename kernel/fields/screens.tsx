import { screens as boolean } from './boolean/screens.tsx';
import { screens as choice } from './choice/screens.tsx';
import { screens as creditCode } from './credit_code/screens.tsx';
import { screens as date } from './date/screens.tsx';
import { screens as decimal } from './decimal/screens.tsx';
import { screens as email } from './email/screens.tsx';
import { screens as enterprise } from './enterprise/screens.tsx';
import type { Field } from './field.ts';
import { type FieldTypeName, isFieldTypeName } from './field-types.ts';
import { screens as file } from './file/screens.tsx';
import { screens as integer } from './integer/screens.tsx';
import { screens as line } from './line/screens.tsx';
import { screens as list } from './list/screens.tsx';
import { screens as longText } from './long_text/screens.tsx';
import { screens as money } from './money/screens.tsx';
import { screens as month } from './month/screens.tsx';
import { screens as organisation } from './organisation/screens.tsx';
import { screens as person } from './person/screens.tsx';
import { screens as phone } from './phone/screens.tsx';
import { screens as point } from './point/screens.tsx';
import { screens as polygon } from './polygon/screens.tsx';
import { screens as reference } from './reference/screens.tsx';
import { screens as region } from './region/screens.tsx';
import { screens as residentId } from './resident_id/screens.tsx';
import type { Screens } from './screen.ts';
import { screens as text } from './text/screens.tsx';
import { screens as timestamp } from './timestamp/screens.tsx';

/** The screens of every field type by its name; their markup is described in markup.md. */
export const screens: Readonly<Record<FieldTypeName, Screens>> = {
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
};

/** The screens of a field. Throws a plain error where a stored definition names a type that does not exist. */
export function screensOfField(field: Field): Screens {
  const name = field['x-field'];
  if (!isFieldTypeName(name)) throw new Error(`no field type is named "${name}" (field ${field.title})`);
  return screens[name];
}

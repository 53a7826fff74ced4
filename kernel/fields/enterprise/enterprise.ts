import type { FieldType } from '../field-type.ts';
import type { Id } from '../id.ts';
import { reference } from '../reference/reference.ts';

/** An enterprise, by its id in the register `enterprise`. */
export const enterprise: FieldType<Id> = { ...reference, name: 'enterprise' };

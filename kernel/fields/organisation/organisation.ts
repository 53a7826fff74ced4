import type { FieldType } from '../field-type.ts';
import type { Id } from '../id.ts';
import { reference } from '../reference/reference.ts';

/** A department or other public body, by its id in the register `organisation`. */
export const organisation: FieldType<Id> = { ...reference, name: 'organisation' };

import type { FieldType } from '../field-type.ts';
import type { Id } from '../id.ts';
import { reference } from '../reference/reference.ts';

/** A natural person, by its id in the register `person`. */
export const person: FieldType<Id> = { ...reference, name: 'person' };

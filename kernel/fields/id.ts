declare const identifies: unique symbol;

/** The id (UUID) of an entry of one register; the id of another register is not accepted in its place. */
export type Id<Register extends string = string> = string & { readonly [identifies]: Register };

/** The lower-case form of a UUID as PostgreSQL prints it. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text has the form of an id. Says nothing about whether the entry exists. */
export const isId = (text: string): text is Id => UUID.test(text);

/**
 * The text as an id of the named register. Throws a plain error where it is no UUID: use it at borders where a malformed id
 * is a defect of the program, and the field's check where a person typed it.
 */
export function idOf<const Register extends string>(register: Register, text: string): Id<Register> {
  if (!isId(text)) throw new Error(`"${text}" is no id of ${register}`);
  return text as Id<string> as Id<Register>; // the brand exists for the compiler only; the caller names the register
}

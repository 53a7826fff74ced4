import { type Problem, Refusal } from '../kernel/refusal.ts';
import type { Words } from '../kernel/words.ts';

/** Levels of a body at most: conditions nest, but not as deep as this. */
const DEEPEST = 60;

const tooDeep: Words = { zh: '内容的层次过深，请简化后重新提交。', en: 'The content is nested too deeply.' };

const message = (field: string): Words => ({
  zh: `“${field}”含有不能保存的字符，请删去后重新填写。`,
  en: `${field} contains characters that cannot be stored; remove them.`,
});

/**
 * Refuses texts that PostgreSQL cannot hold: NUL in any text, half of a surrogate pair in JSON. Looked for once, before anything
 * else reads what came in, so that no statement meets them.
 * @param parts what came in, by name: parameters, query, body
 * @throws {Refusal} invalid with each place
 */
export function refuseUnwritable(parts: readonly unknown[]): void {
  const problems: Problem[] = [];
  for (const part of parts) walk(part, '', problems, 0);
  if (problems.length === 0) return;
  const [first] = problems;
  throw new Refusal('invalid', first ? first.message : message(''), { problems });
}

const isWritable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

function walk(value: unknown, path: string, problems: Problem[], depth: number): void {
  if (typeof value === 'string') {
    if (!isWritable(value))
      problems.push({ field: path || 'body', rule: 'unwritable', message: message(path || 'body') });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST) {
    problems.push({ field: path.split('.', 3).join('.'), rule: 'too_deep', message: tooDeep });
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    // A key that cannot be stored cannot be told either.
    if (isWritable(key)) walk(inner, path === '' ? key : `${path}.${key}`, problems, depth + 1);
    else problems.push({ field: path || 'body', rule: 'unwritable', message: message(path || 'body') });
  }
}

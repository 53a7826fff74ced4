import { pinyin } from 'pinyin-pro';
import sql, { join, type Sql } from 'sql-template-tag';
import type { ColumnOf } from '../people/authorisation.ts';
import type { AnyRegister } from './register.ts';

// Search is substring search, blanks and case aside: in the text itself, in its full pinyin, in its initials. Latin letters
// and digits are found by trigrams. Chinese is not left to them: it is mostly searched by one or two characters, and whether
// pg_trgm sees Chinese letters at all depends on the locale in which a server was set up (in C it sees none). So single
// characters and neighbouring pairs stand as terms of their own; the same serves Uyghur and Kazakh in Arabic letters.

/** The two search columns of an entry. */
export interface SearchColumns {
  readonly search: string;
  readonly search_terms: readonly string[];
}

const HAN = /\p{Script=Han}/u;
const BEYOND_ASCII = /[[\p{L}\p{M}\p{N}]--\p{ASCII}]/v;

/** One form for what is stored and what is asked: no width variants, no case, no blanks. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

// Names repeat: surnames with the same given names, branches of one firm. The bound keeps an import of millions in memory.
const CACHED = 20_000;
const cache = new Map<string, SearchColumns>();

function columnsOfText(value: string): SearchColumns {
  const known = cache.get(value);
  if (known !== undefined) return known;
  const text = plain(value);
  const terms = new Set<string>();
  const parts = [text];
  const characters = [...text];
  for (const [place, character] of characters.entries()) {
    if (!BEYOND_ASCII.test(character)) continue;
    terms.add(character);
    const next = characters[place + 1];
    if (next !== undefined && BEYOND_ASCII.test(next)) terms.add(character + next);
  }
  if (HAN.test(text)) {
    const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'removed', v: true });
    const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
    parts.push(syllables.join(''), initials);
    for (const syllable of syllables) terms.add(syllable.slice(0, 1)).add(syllable.slice(0, 2));
    for (let place = 0; place + 1 < initials.length; place += 1) terms.add(initials.slice(place, place + 2));
  }
  terms.add(characters[0] ?? '').add(characters.slice(0, 2).join(''));
  terms.delete('');
  const made = { search: parts.join(' '), search_terms: [...terms] };
  if (cache.size >= CACHED) cache.clear();
  cache.set(value, made);
  return made;
}

/** What the search columns of an entry hold, from the values of its search fields. */
export function searchColumnsOf(register: AnyRegister, values: Readonly<Record<string, unknown>>): SearchColumns {
  return searchColumns(register.search.map((field) => values[field]));
}

/** The same from the searched values alone, in any order. */
export function searchColumns(values: readonly unknown[]): SearchColumns {
  const texts = values.filter((value) => typeof value === 'string' && value !== '').map((value) => String(value));
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return columnsOfText(only);
  const each = texts.map(columnsOfText);
  return {
    search: each.map(({ search }) => search).join(' '),
    search_terms: [...new Set(each.flatMap(({ search_terms }) => search_terms))],
  };
}

/**
 * What is looked for: Chinese words apart (`昌吉 餐饮` finds entries with both), neighbouring Latin ones together, because
 * pinyin is typed with and without blanks (`kai can ting`).
 */
export function searchWords(query: string): string[] {
  const words: string[] = [];
  let latin = '';
  for (const word of query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)) {
    if (BEYOND_ASCII.test(word)) words.push(word);
    else latin += word;
  }
  return latin === '' ? words : [...words, latin];
}

/** The predicate of a search over the search columns, such that the one index on them serves it. */
export function matches(words: readonly string[], column: ColumnOf): Sql {
  if (words.length === 0) return sql`false`;
  return join(
    words.flatMap((word) => {
      const terms = termsOfWord(word);
      const characters = [...word].length;
      return [
        ...(terms.length > 0 ? [sql`${column('search_terms')} @> ${terms}::text[]`] : []),
        ...(characters <= 2 && terms[0] === word ? [] : [secondLook(word, terms.length > 0, column('search'))]),
      ];
    }),
    ' and ',
  );
}

/**
 * Whether the text holds the word as it stands; a word that is itself a term needs no such look. Where terms lead, `strpos`
 * keeps the planner from the trigrams, which would be none for a Chinese word.
 */
const secondLook = (word: string, ledByTerms: boolean, search: Sql): Sql =>
  ledByTerms ? sql`strpos(${search}, ${word}) > 0` : sql`${search} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`;

/** The terms that an entry with this word in it surely has: pairs, and characters that stand alone. */
function termsOfWord(word: string): string[] {
  const characters = [...word];
  if (!BEYOND_ASCII.test(word)) return characters.length <= 2 ? [word] : [];
  const dense = (place: number): boolean => BEYOND_ASCII.test(characters[place] ?? '');
  return characters.flatMap((character, place) => {
    if (!dense(place)) return [];
    if (dense(place + 1)) return [character + characters[place + 1]];
    return dense(place - 1) ? [] : [character];
  });
}

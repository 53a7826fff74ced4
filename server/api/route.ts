import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Tx } from '../../kernel/database/database.ts';
import type { Actor } from '../../kernel/people/actor.ts';
import type { RefusalCode } from '../../kernel/refusal.ts';
import type { Words } from '../../kernel/words.ts';
import type { Platform } from '../platform.ts';
import type { Group } from './groups.ts';

/** What a route gets: everything checked, and nothing else. */
export interface Given<P extends TSchema, Q extends TSchema, B extends TSchema> {
  readonly params: Static<P>;
  readonly query: Static<Q>;
  readonly body: Static<B>;
  /** The idempotency key; empty where the route takes none. */
  readonly key: string;
  /** The version in `If-Match`; undefined where none was sent. */
  readonly version: number | undefined;
  readonly actor: Actor;
  readonly platform: Platform;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** One answer that a route may give. */
export interface Answer {
  readonly words: Words;
  /** Shape of the JSON body; absent for other media and for no body. */
  readonly schema?: TSchema;
  /** Media types other than JSON. */
  readonly media?: readonly string[];
  /** Whether it carries an `ETag` with the version. */
  readonly etag?: true;
}

/**
 * How a repeated request is recognised. `kernel`: the verb keeps the key with what it wrote; `remembered`: key and answer are
 * kept in the same transaction; `harmless`: doing it again changes nothing; `none`: it writes nothing, or only a session.
 */
export type Repeats = 'kernel' | 'remembered' | 'harmless' | 'none';

/** What routes have in common, apart from the types of what they take. */
interface Contract {
  /** `operationId`, lower snake_case, never renamed. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with parameters in braces: `/cases/{case}`. */
  readonly path: string;
  readonly group: Group;
  readonly title: Words;
  /** Who may call at all; the kernel's verb decides about the record. */
  readonly who: 'public' | 'signed_in';
  readonly repeats: Repeats;
  readonly if_match?: 'optional' | 'required';
  /** Calls a minute from one address, where fewer than the server's own limit. */
  readonly rate?: number;
  /** `Cache-Control`; `no-store` where absent. */
  readonly cache?: string;
  /** By status; the lowest is what the handler's value is sent with, unless it says otherwise. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Refusals beside those that any route may give. */
  readonly refuses: readonly RefusalCode[];
  /** A fuller schema of the body for the document, where the kernel and not the route checks it field by field. */
  readonly documented_body?: object;
  /** The parts of a multipart body, which the route reads as a stream. */
  readonly multipart?: TSchema;
}

/** A route of the API as data: paths, checks, OpenAPI and handler follow from it. */
export interface ApiRoute extends Contract {
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  handle(given: Given<TSchema, TSchema, TSchema>, tx: Tx | null): Promise<unknown>;
}

/** Declares a route. The handler's value is the body of the answer. */
export function route<P extends TSchema, Q extends TSchema, B extends TSchema>(
  contract: Contract & {
    readonly repeats: Exclude<Repeats, 'remembered'>;
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    handle(given: Given<P, Q, B>): Promise<unknown>;
  },
): ApiRoute {
  // The three schemas have held before the handler runs, so it may be told their types.
  return { ...contract, handle: (given) => contract.handle(given as Given<P, Q, B>) };
}

/** Declares a route that writes in one transaction, in which its key and its answer are kept as well. */
export function writingRoute<P extends TSchema, Q extends TSchema, B extends TSchema>(
  contract: Omit<Contract, 'repeats'> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    write(tx: Tx, given: Given<P, Q, B>): Promise<unknown>;
  },
): ApiRoute {
  return {
    ...contract,
    repeats: 'remembered',
    handle(given, tx) {
      if (tx === null) throw new Error(`route ${contract.id} was called without its transaction`);
      // The three schemas have held before the handler runs, so it may be told their types.
      return contract.write(tx, given as Given<P, Q, B>);
    },
  };
}

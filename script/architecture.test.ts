import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

// What each part may import; every part may import itself.
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  systems: ['kernel'],
  demo: ['kernel', 'systems'],
  web: ['kernel', 'systems', 'server', 'demo'],
  server: ['kernel', 'systems', 'web', 'demo'],
  bench: ['kernel', 'systems', 'server', 'demo', 'web'],
  e2e: ['kernel', 'systems', 'server', 'demo', 'web'],
  script: ['kernel', 'systems', 'server'],
};

// The one place where the process is put together may name the fronts; other server files serve them without knowing them.
const COMPOSITION = new Set(['server/main.ts']);

async function importsOf(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8');
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(([, path = '']) => path);
  return found.map((path) => normalize(join(dirname(file), path)));
}

const sources: string[] = [];
for await (const file of glob('{kernel,systems,demo,web,server,bench,e2e,script}/**/*.{ts,tsx}')) sources.push(file);

test('imports point one way', async () => {
  const wrong: string[] = [];
  for (const file of sources) {
    const [part = ''] = file.split('/');
    for (const target of await importsOf(file)) {
      const [other = ''] = target.split('/');
      if (other === part || ARROWS[part]?.includes(other)) {
        const serverKnowsFront =
          part === 'server' && other === 'web' && !COMPOSITION.has(file) && !file.includes('.test.');
        if (!serverKnowsFront) continue;
      }
      // Tests of the server run on the demo's people; the server itself only seeds them.
      wrong.push(`${file} imports ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('a system uses another only through its system.ts', async () => {
  const wrong: string[] = [];
  for (const file of sources.filter((each) => each.startsWith('systems/'))) {
    const own = file.split('/').slice(0, 3).join('/');
    for (const target of await importsOf(file))
      if (target.startsWith('systems/') && !target.startsWith(`${own}/`) && !target.endsWith('/system.ts'))
        wrong.push(`${file} imports ${target}`);
  }
  assert.deepEqual(wrong, []);
});

test('every source file is looked at', () => assert.ok(sources.length > 200));

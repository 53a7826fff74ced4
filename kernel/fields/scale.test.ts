import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

// The one test with a limit of time: the vocabulary is worth nothing if 36 systems take minutes to check. The goal is 10 s
// on two idle cores; the limit leaves room for a machine that is busy with the other tests.
const LIMIT_SECONDS = 30;
const SYSTEMS = 36;
const REGISTERS = 8;

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

test('36 systems of 8 registers with 27 fields, and a procedure each, type-check in seconds', async (t) => {
  const folder = join(root, 'node_modules', '.cache', `scale-${process.pid}`);
  await mkdir(folder, { recursive: true });
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (let system = 0; system < SYSTEMS; system += 1) {
    for (let register = 0; register < REGISTERS; register += 1)
      await writeFile(join(folder, `s${system}r${register}.ts`), registerSource(system, register));
    await writeFile(join(folder, `s${system}.ts`), systemSource(system));
  }
  await writeFile(join(folder, 'wrong.ts'), wrongSource());
  const config = { extends: '../../../tsconfig.json', compilerOptions: { incremental: false }, include: ['*.ts'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  assert.equal((await readdir(folder)).length, SYSTEMS * (REGISTERS + 1) + 2);

  const begun = performance.now();
  const output = await run(join(root, 'node_modules', '.bin', 'tsc'), ['--noEmit', '--listFiles', '-p', folder]);
  const seconds = (performance.now() - begun) / 1000;
  const listed = output.split('\n').filter((line) => line.includes(`scale-${process.pid}`) && line.endsWith('.ts'));
  assert.equal(listed.length, SYSTEMS * (REGISTERS + 1) + 1, output.slice(0, 2000));
  // Errors elsewhere in the project are another test's business.
  const own = output.split('\n').filter((line) => line.includes(`scale-${process.pid}`) && line.includes(': error '));
  assert.deepEqual(own, []);
  t.diagnostic(`${SYSTEMS * REGISTERS} registers type-checked in ${seconds.toFixed(1)} s`);
  assert.ok(seconds < LIMIT_SECONDS, `took ${seconds.toFixed(1)} s`);
});

function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    child.on('error', fail);
    child.on('close', () => done(output));
  });
}

const KERNEL = '../../../kernel';

function registerSource(system: number, register: number): string {
  const own = `s${system}_r${register}`;
  const fields = Array.from({ length: 9 }, (_, number) => {
    const common = `question: '第 ${number} 项是什么?', hint: '请如实填写', grade: ${(number % 4) + 1}`;
    return [
      `    text_${number}: f.text('文字', { maxLength: 40, search: true, ${common} }),`,
      `    ${numberField(number, common)}`,
      `    ${linkField(number, own, common)}`,
    ].join('\n');
  });
  return `import { codeTable } from '${KERNEL}/fields/code-table.ts';
import { f, type RecordOf } from '${KERNEL}/fields/f.ts';
import { register } from '${KERNEL}/registers/register.ts';

const kinds = codeTable('种类', { a_${own}: '甲', b_${own}: '乙', c_${own}: '丙' });

export const ${own} = register('${own}', {
  title: '登记册',
  grade: 2,
  steward: 'market_supervision',
  key: ['text_0'],
  sort: ['number_1'],
  access: { read: [{ who: 'signed_in' }], write: [{ who: 'post', role: 'window' }] },
  fields: {
${fields.join('\n')}
    kind: f.choice('种类', kinds),
    parts: f.list('部件', { name: f.text('名称'), weight: f.decimal('重量', { unit: 'kg', optional: true }) }),
  },
});

type Entry = RecordOf<(typeof ${own})['fields']>;
export const nameOf = (entry: Entry): string => entry.text_0 + entry.kind.slice(0, 1) + (entry.parts[0]?.weight ?? '');
export const kindOf = (entry: Entry): 'a_${own}' | 'b_${own}' | 'c_${own}' => entry.kind;
`;
}

function numberField(number: number, common: string): string {
  const kinds = [
    `f.integer('数量', { min: 0, ${common} })`,
    `f.decimal('面积', { unit: '平方米', scale: 3, optional: true, ${common} })`,
    `f.money('金额', { optional: true, ${common} })`,
    `f.date('日期', { max: 'today', ${common} })`,
    `f.month('年月', { ${common} })`,
    `f.boolean('是否', { ${common} })`,
    `f.timestamp('时间', { ${common} })`,
    `f.phone('电话', { mask: 'phone', ${common} })`,
    `f.point('位置', { optional: true, ${common} })`,
  ];
  return `number_${number}: ${kinds[number]},`;
}

function linkField(number: number, own: string, common: string): string {
  const kinds = [
    `f.enterprise('单位', { ${common} })`,
    `f.person('人员', { optional: true, ${common} })`,
    `f.organisation('部门', { ${common} })`,
    `f.region('地点', { ${common} })`,
    `f.reference('上级', '${own}', { optional: true, ${common} })`,
    `f.credit_code('信用代码', { ${common} })`,
    `f.resident_id('身份证号', { optional: true })`,
    `f.file('附件', { accepts: ['pdf'], optional: true, ${common} })`,
    `f.long_text('说明', { when: { fact: 'number_5', is: 'equals', than: true }, ${common} })`,
  ];
  return `link_${number}: ${kinds[number]},`;
}

function systemSource(system: number): string {
  const names = Array.from({ length: REGISTERS }, (_, register) => `s${system}_r${register}`);
  const imports = names.map((name, register) => `import { ${name} } from './s${system}r${register}.ts';`);
  return `${imports.join('\n')}
import { procedure } from '${KERNEL}/procedures/procedure.ts';
import { system } from '${KERNEL}/system.ts';
import type { ItemDefinition } from '${KERNEL}/procedures/definition.ts';

declare const rest: Omit<ItemDefinition, 'item' | 'form' | 'stages' | 'start'>;

const apply = procedure('s${system}_apply', {
  ...rest,
  form: s${system}_r0.pick(['text_0', 'number_1', 'kind', 'parts']),
  start: 'accept',
  stages: {
    accept: { title: '受理', by: 'window', accepts: true, next: ['review', 'denied'] },
    review: { title: '审查', by: 'market_supervision.officer', fork: ['fire', 'health'], join: 'decide' },
    fire: { title: '消防', by: 'fire.officer', next: ['decide'] },
    health: { title: '卫生', by: 'health.officer', next: ['decide'] },
    decide: { title: '决定', by: 'market_supervision.head', decides: true, next: ['granted', 'denied'] },
    granted: { title: '准予', final: 'granted' },
    denied: { title: '不予', final: 'denied', reasoned: true },
  },
});

export const own = system({
  name: 's${system}',
  title: '系统',
  registers: [${names.join(', ')}],
  procedures: [apply],
});
`;
}

/** Promises that must fail where they are broken: an unused \`@ts-expect-error\` is an error itself. */
function wrongSource(): string {
  return `import { s0_r0 } from './s0r0.ts';

// @ts-expect-error a field that the register does not have
s0_r0.pick(['text_99']);
// @ts-expect-error a code of another register's table
export const wrong: import('${KERNEL}/fields/f.ts').RecordOf<(typeof s0_r0)['fields']>['kind'] = 'a_s1_r0';
`;
}

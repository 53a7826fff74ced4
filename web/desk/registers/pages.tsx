import { PassThrough } from 'node:stream';
import type { Actor } from '../../../kernel/people/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { exportEntries } from '../../../kernel/registers/export.ts';
import { listEntries } from '../../../kernel/registers/list.ts';
import type { AnyRegister } from '../../../kernel/registers/register.ts';
import { searchEntries } from '../../../kernel/registers/search.ts';
import { demandAnyReach } from '../../../kernel/registers/sight.ts';
import { isSearchable } from '../../../kernel/registers/table.ts';
import { allRegisters } from '../../../server/systems.ts';
import type { Answer, Desk } from '../desk.ts';
import { messages as shared } from '../messages.ts';
import type { PageRoutes } from '../page-routes.ts';
import { namesFor } from '../reference-names.ts';
import { Table } from '../table.tsx';
import { addEntry, changeEntry, editEntryPage, newEntryPage } from './edit.tsx';
import { entryPage } from './entry.tsx';
import { importPage, takeImport } from './import.tsx';
import { ListView } from './list.tsx';
import { messages } from './messages.ts';

/** The registers that an officer may read: list, search, entry with history, import and export. */
export function registerPages({ get, post }: PageRoutes): void {
  get('/registers', registersPage);
  get('/registers/:name', listPage);
  get('/registers/:name/export', exportFile);
  get('/registers/:name/import', importPage);
  post('/registers/:name/import', takeImport);
  get('/registers/:name/new', newEntryPage);
  post('/registers/:name/new', addEntry);
  get('/registers/:name/:id', entryPage);
  get('/registers/:name/:id/edit', editEntryPage);
  post('/registers/:name/:id/edit', changeEntry);
}

/**
 * The register of an address.
 * @throws {Refusal} not_found; the verbs themselves refuse whoever may read none of it
 */
export function registerOf({ params }: Desk): AnyRegister {
  const found = allRegisters.find(({ name }) => name === params.name);
  if (!found) throw new Refusal('not_found', shared.not_found);
  return found;
}

function mayReach(actor: Actor, register: AnyRegister): boolean {
  try {
    demandAnyReach(actor, register);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function registersPage(desk: Desk): Answer {
  const { t, actor } = desk;
  return {
    title: t(messages.title),
    area: 'registers',
    body: (
      <>
        <h1>{t(messages.title)}</h1>
        <Table
          desk={desk}
          title={t(messages.title)}
          columns={[t(messages.register), t(messages.grade), t(messages.steward), t(messages.fields)]}
          numbers={[3]}
          rows={allRegisters
            .filter((register) => mayReach(actor, register))
            .map((register) => [
              <a href={`/desk/registers/${register.name}`}>{register.title}</a>,
              t(messages.grade_n(register.grade)),
              register.steward,
              String(Object.keys(register.fields).length),
            ])}
        />
      </>
    ),
  };
}

async function listPage(desk: Desk): Promise<Answer> {
  const { platform, actor, query } = desk;
  const { database, now } = platform;
  const register = registerOf(desk);
  const sort = register.sort.find((field) => field === query.sort);
  const page =
    query.q && isSearchable(register)
      ? { entries: await searchEntries(database, actor, now, register, { text: query.q, limit: 100 }), next: null }
      : await listEntries(database, actor, now, register, {
          limit: 50,
          ...(sort ? { sort: { by: sort, descending: query.descending === '1' } } : {}),
          ...(query.after ? { cursor: query.after } : {}),
        });
  const records = page.entries.map(({ values }): Readonly<Record<string, unknown>> => ({ ...values }));
  return {
    title: register.title,
    area: 'registers',
    body: (
      <ListView
        desk={desk}
        register={register}
        entries={page.entries}
        next={page.next}
        names={await namesFor(desk, register.fields, records)}
      />
    ),
  };
}

/** The whole register as far as the officer may read it, as a file. */
function exportFile(desk: Desk): Answer {
  const { platform, actor, query, reply, request, language } = desk;
  const register = registerOf(desk);
  demandAnyReach(actor, register);
  const format = query.format === 'xlsx' ? 'xlsx' : 'csv';
  const out = new PassThrough();
  exportEntries(platform.database, actor, platform.now, register, out, { format, language }).catch((error: Error) => {
    // The headers are gone; an aborted download is how the browser learns of it.
    request.log.error({ err: error }, 'export failed');
    out.destroy(error);
  });
  const file = encodeURIComponent(`${register.title}-${desk.today}.${format}`);
  reply
    .header('Content-Disposition', `attachment; filename*=UTF-8''${file}`)
    .header('Cache-Control', 'private, no-store')
    .type(
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    .send(out);
  return { answered: true };
}

import type { Readable } from 'node:stream';
import type { JSX } from 'preact';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { type ImportOptions, type ImportReport, importEntries } from '../../../kernel/registers/import.ts';
import { demandAnyWrite } from '../../../kernel/registers/permission.ts';
import type { AnyRegister } from '../../../kernel/registers/register.ts';
import type { Answer, Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { FileInput, RadioInput, TickInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { Table } from '../table.tsx';
import { messages } from './messages.ts';
import { registerOf } from './pages.tsx';

/** Import of a file: `/desk/registers/:name/import`. */
export function importPage(desk: Desk): Answer {
  const register = registerOf(desk);
  demandAnyWrite(desk.actor, register);
  return draw(desk, register, null, [], { mode: 'all_or_nothing', confirmed: false });
}

/** Reads the file as it comes, row by row, and reports what became of it. */
export async function takeImport(desk: Desk): Promise<Answer> {
  const { platform, actor, request } = desk;
  const register = registerOf(desk);
  demandAnyWrite(actor, register);
  let mode: 'all_or_nothing' | 'good_rows' = 'all_or_nothing';
  let confirmed = false;
  let report: ImportReport | null = null;
  const problems: Problem[] = [];
  if (request.isMultipart())
    for await (const part of request.parts()) {
      // The choices stand before the file in the form, so they are known when its rows come.
      if (part.type === 'field') {
        if (part.fieldname === 'mode' && part.value === 'good_rows') mode = 'good_rows';
        if (part.fieldname === 'confirmed') confirmed = part.value === '1';
      } else if (part.filename === '') part.file.resume();
      else {
        try {
          report = await read(part.file, part.filename);
        } catch (error) {
          if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.code)) throw error;
          part.file.resume();
          problems.push({ field: 'file', rule: error.code, message: error.words });
        }
      }
    }

  async function read(stream: Readable, file_name: string): Promise<ImportReport> {
    const format = /\.xlsx$/i.test(file_name) ? 'xlsx' : 'csv';
    const options = { format, mode, confirmed, file_name: file_name.slice(0, 200), keep: 200 } as const;
    return platform.database.transaction((tx) => importEntries(tx, actor, platform.now, register, stream, options));
  }

  if (report === null && problems.length === 0)
    problems.push({ field: 'file', rule: 'required', message: messages.file_needed });
  return draw(desk, register, report, problems, { mode, confirmed });
}

function draw(
  desk: Desk,
  register: AnyRegister,
  report: ImportReport | null,
  problems: readonly Problem[],
  chosen: Pick<ImportOptions, 'mode' | 'confirmed'>,
): Answer {
  const { t } = desk;
  const at = `/desk/registers/${register.name}`;
  return {
    title: t(messages.import_title(register.title)),
    area: 'registers',
    status: problems.length > 0 || report?.outcome === 'refused' ? 422 : 200,
    body: (
      <>
        <p class="crumbs">
          <a href={at}>{register.title}</a>
        </p>
        {problems.length > 0 && (
          <ErrorSummary desk={desk} refusal={{ words: shared.errors_found, problems }} linked={() => true} />
        )}
        <h1>{t(messages.import_title(register.title))}</h1>
        {report && <Report desk={desk} register={register} report={report} />}
        <form class="panel narrow" method="post" action={`${at}/import`} encType="multipart/form-data">
          <p>{t(messages.import_lead)}</p>
          <p class="note">
            {t(messages.import_columns)}：
            {Object.entries(register.fields)
              .map(([name, field]) => `${field.title}（${name}）`)
              .join('、')}
          </p>
          <RadioInput
            desk={desk}
            name="mode"
            legend={t(messages.mode)}
            value={chosen.mode}
            options={[
              ['all_or_nothing', t(messages.all_or_nothing)],
              ['good_rows', t(messages.good_rows)],
            ]}
          />
          <TickInput desk={desk} name="confirmed" label={t(messages.confirmed)} checked={chosen.confirmed === true} />
          <FileInput desk={desk} name="file" label={t(messages.file)} hint="" accept=".csv,.xlsx" problems={problems} />
          <button class="button" type="submit">
            {t(messages.import_submit)}
          </button>
        </form>
      </>
    ),
  };
}

function Report({ desk, register, report }: { desk: Desk; register: AnyRegister; report: ImportReport }): JSX.Element {
  const { t } = desk;
  const { rows, inserted, updated, unchanged, bad_rows, errors, error_count, outcome } = report;
  return (
    <>
      <div class={outcome === 'written' ? 'notice-box' : 'error-summary'} role="alert">
        <p>{t(outcome === 'written' ? messages.written : messages.nothing_written)}</p>
        <p>{t(messages.counts(rows, inserted, updated, unchanged, bad_rows))}</p>
      </div>
      {errors.length > 0 && (
        <>
          <h2>{t(messages.errors)}</h2>
          <Table
            desk={desk}
            title={t(messages.errors)}
            columns={[t(messages.row), t(messages.column), t(messages.problem)]}
            rows={errors.map((error) => [
              String(error.row),
              register.fields[error.field]?.title ?? error.field,
              t(error.message),
            ])}
          />
          {error_count > errors.length && <p class="note">{t(messages.more_errors(error_count - errors.length))}</p>}
        </>
      )}
    </>
  );
}

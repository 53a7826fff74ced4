import type { JSX } from 'preact';
import { isPlainDate } from '../../../kernel/dates.ts';
import type { Names } from '../../../kernel/fields/field-type.ts';
import { printValue } from '../../../kernel/fields/print-value.ts';
import { screensOfField } from '../../../kernel/fields/screens.tsx';
import { officerNames } from '../../../kernel/people/colleagues.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Entry } from '../../../kernel/registers/entry.ts';
import { findEntry } from '../../../kernel/registers/find.ts';
import { entryAsOf, entryHistory, type History } from '../../../kernel/registers/history.ts';
import type { AnyRegister } from '../../../kernel/registers/register.ts';
import type { Answer, Desk } from '../desk.ts';
import { TextInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { minuteOf } from '../moment.ts';
import { namesFor } from '../reference-names.ts';
import { Table } from '../table.tsx';
import { mayEdit } from './edit.tsx';
import { hidesValues, shown } from './list.tsx';
import { messages } from './messages.ts';
import { registerOf } from './pages.tsx';

/** One entry: as it stands or stood on a day, and what became of it. */
export async function entryPage(desk: Desk): Promise<Answer> {
  const { t, platform, actor, params, query } = desk;
  const { database, now } = platform;
  const register = registerOf(desk);
  const id = params.id ?? '';
  const day = isPlainDate(query.as_of ?? '') ? query.as_of : undefined;
  const entry =
    day && isPlainDate(day)
      ? await entryAsOf(database, actor, now, register, id, day)
      : await findEntry(database, actor, now, register, id);
  const history = await entryHistory(database, actor, now, register, id);
  if (!history || (!entry && !day)) throw new Refusal('not_found', shared.not_found);
  const records = history.versions.map(({ values }): Readonly<Record<string, unknown>> => ({ ...values }));
  const names = {
    ...(await namesFor(desk, register.fields, records)),
    ...(await officerNames(
      database,
      history.versions.map(({ recorded_by }) => recorded_by),
    )),
  };
  const at = `/desk/registers/${register.name}/${id}`;
  return {
    title: register.title,
    area: 'registers',
    body: (
      <>
        <p class="crumbs">
          <a href="/desk/registers">{t(messages.title)}</a> ›{' '}
          <a href={`/desk/registers/${register.name}`}>{register.title}</a>
        </p>
        {query.done && (
          <output class="notice-box">{t(query.done === 'unchanged' ? messages.unchanged : messages.saved)}</output>
        )}
        <h1>
          {register.title}
          {day && <span class="tag">{t(messages.as_of_date(day))}</span>}
        </h1>
        <form class="filter" method="get" action={at}>
          <TextInput desk={desk} name="as_of" type="date" label={t(messages.as_of)} value={day ?? ''} />
          <div class="filter-buttons">
            <button class="button button-secondary" type="submit">
              {t(messages.as_of_show)}
            </button>
            {day && <a href={at}>{t(messages.as_of_now)}</a>}
          </div>
        </form>
        {entry ? (
          <>
            <Values desk={desk} register={register} entry={entry} names={names} />
            {!day && mayEdit(desk, register, entry) && (
              <p>
                <a class="button button-secondary" href={`${at}/edit`}>
                  {t(messages.edit)}
                </a>
              </p>
            )}
          </>
        ) : (
          <p class="empty">{t(messages.as_of_none(day ?? ''))}</p>
        )}
        <HistoryTable desk={desk} register={register} history={history} names={names} />
      </>
    ),
  };
}

interface ValuesProps {
  readonly desk: Desk;
  readonly register: AnyRegister;
  readonly entry: Entry;
  readonly names: Names;
}

function Values({ desk, register, entry, names }: ValuesProps): JSX.Element {
  const { t, language } = desk;
  const values: Readonly<Record<string, unknown>> = { ...entry.values };
  return (
    <section class="panel" aria-labelledby="entry-title">
      <h2 id="entry-title">
        {t(messages.entry)} · {t(messages.version(entry.version))}
      </h2>
      {hidesValues(register, entry) && <p class="note">{t(messages.masked)}</p>}
      <dl class="facts">
        {Object.entries(register.fields).map(([name, field]) => {
          const { Output } = screensOfField(field);
          return (
            <div>
              <dt>{field.title}</dt>
              <dd>
                {shown(values[name]) ?? <Output field={field} value={values[name]} language={language} names={names} />}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function HistoryTable({
  desk,
  register,
  history,
  names,
}: {
  desk: Desk;
  register: AnyRegister;
  history: History;
  names: Names;
}): JSX.Element {
  const { t, language } = desk;
  const print = (name: string, value: unknown): string => {
    const field = register.fields[name];
    if (value === null || value === undefined || !field) return t(messages.empty_value);
    return shown(value) ?? printValue(field, value, language, names);
  };
  return (
    <>
      <h2>{t(messages.history)}</h2>
      <Table
        desk={desk}
        title={t(messages.history)}
        columns={[t(messages.recorded), t(messages.recorded_by), t(messages.changed)]}
        rows={history.versions.map((version, place) => [
          `${minuteOf(version.recorded_at)} · ${t(messages.version(version.version))}`,
          names[version.recorded_by] ?? version.recorded_by,
          version.changes.length > 0
            ? version.changes.map(({ field, from, to }) => (
                <div>
                  {t(messages.change(register.fields[field]?.title ?? field, print(field, from), print(field, to)))}
                </div>
              ))
            : place === history.versions.length - 1
              ? t(messages.first_version)
              : '',
        ])}
      />
    </>
  );
}

import type { JSX } from 'preact';
import { isPlainDate, type PlainDate } from '../../../kernel/dates.ts';
import { demandAdministration } from '../../../kernel/people/administration.ts';
import type { BundleDefinition, ItemDefinition } from '../../../kernel/procedures/definition.ts';
import { lackingElements } from '../../../kernel/procedures/definition-elements.ts';
import { checkForPublication, itemImpact, publishItem } from '../../../kernel/procedures/publish.ts';
import { versionsOfItem } from '../../../kernel/procedures/version-list.ts';
import { type Problem, Refusal } from '../../../kernel/refusal.ts';
import { readTextUpload } from '../body.ts';
import { type Answer, address, type Desk } from '../desk.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { FileInput, Hidden, TextInput } from '../inputs.tsx';
import { messages as shared } from '../messages.ts';
import { Quality } from './items.tsx';
import { messages } from './messages.ts';

// A definition has some ten thousand characters; it travels through the preview in a hidden input.
const LIMIT = 512 * 1024;

type Definition = ItemDefinition | BundleDefinition;

/** Where a new version is uploaded: `/desk/items/publish`. */
export function publishPage(desk: Desk): Answer {
  demandAdministration(desk.actor);
  return draw(desk, [], desk.today);
}

/** First the preview with checks and impact; then, confirmed, the publication. */
export async function publishStep(desk: Desk): Promise<Answer> {
  const { platform, actor } = desk;
  demandAdministration(actor);
  const { texts, file } = await readTextUpload(desk, LIMIT);
  const json = file || texts.definition || '';
  const from = (texts.from ?? '').trim();
  const read = definitionIn(json);
  const problems: Problem[] = [
    ...('problems' in read ? read.problems : []),
    ...(isPlainDate(from) ? [] : [{ field: 'from', rule: 'date', message: messages.bad_date }]),
  ];
  if ('problems' in read || !isPlainDate(from)) return draw(desk, problems, from);
  try {
    if (texts.sure !== '1') return await preview(desk, { ...read, json, from });
    const publication = await platform.database.transaction((tx) =>
      publishItem(tx, actor, platform.now, read.definition, { from }),
    );
    const done = publication.changed ? 'published' : 'unchanged';
    return { redirect: address(`/desk/items/${publication.item}`, { done }) };
  } catch (error) {
    // The parts of a definition may be of any form; the checks read all of them, and what makes them stumble is no definition.
    if (error instanceof TypeError)
      return draw(desk, [{ field: 'definition', rule: 'definition', message: messages.parts_unreadable }], from);
    if (error instanceof Refusal && error.code === 'conflict')
      return draw(desk, [{ field: 'from', rule: 'conflict', message: error.words }], from);
    throw error;
  }
}

/** The definition in force, for changing and uploading again. */
export async function definitionFile(desk: Desk): Promise<Answer> {
  const { platform, params, reply } = desk;
  const [newest] = await versionsOfItem(platform.database, params.item ?? '');
  if (!newest) throw new Refusal('not_found', shared.not_found);
  const { definition } = await platform.engine.versions.byId(platform.database, newest.id);
  reply
    .header('Content-Disposition', `attachment; filename="${newest.item}.v${newest.version}.json"`)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(definition, null, 2));
  return { answered: true };
}

interface ReadDefinition {
  readonly definition: Definition;
  readonly name: string;
}

/** Reads a definition, or says what keeps it from being one: no JSON, no name, or the elements that it lacks. */
function definitionIn(json: string): ReadDefinition | { readonly problems: readonly Problem[] } {
  const refuse = (message: Problem['message']) => ({
    problems: [{ field: 'definition', rule: 'definition', message }],
  });
  if (json.trim() === '') return refuse(messages.definition_needed);
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return refuse(messages.not_json);
  }
  if (typeof parsed !== 'object' || parsed === null) return refuse(messages.not_definition);
  const named = 'bundle' in parsed ? parsed.bundle : 'item' in parsed ? parsed.item : undefined;
  if (typeof named !== 'string' || !/^[a-z][a-z0-9_]{0,59}$/.test(named)) return refuse(messages.not_definition);
  const lacking = lackingElements(parsed);
  // All of them belong to the one input from which the file came.
  if (lacking.length > 0) return { problems: lacking.map((problem) => ({ ...problem, field: 'definition' })) };
  return { definition: parsed as Definition, name: named }; // every element has just been found in its form
}

async function preview(
  desk: Desk,
  given: ReadDefinition & { readonly json: string; readonly from: PlainDate },
): Promise<Answer> {
  const { t, platform } = desk;
  const [impact, failures] = await Promise.all([
    itemImpact(platform.database, given.name),
    checkForPublication(platform.database, given.definition, given.from),
  ]);
  const blocked = failures.some(({ severity }) => severity === 'block');
  return {
    title: t(messages.publish),
    area: 'items',
    status: blocked ? 422 : 200,
    body: (
      <>
        <h1>{t(messages.publish)}</h1>
        <p>
          <strong>{given.definition.title}</strong>（{given.name}） {t(messages.from)} {given.from}
        </p>
        <section class="panel">
          <h2>{t(messages.impact)}</h2>
          <p>{t(messages.impact_line(impact.open_cases, impact.drafts))}</p>
        </section>
        <section class="panel">
          <h2>{t(messages.quality)}</h2>
          <Quality desk={desk} failures={failures} />
        </section>
        {blocked ? (
          <p class="warn-box">{t(messages.blocked)}</p>
        ) : (
          <form method="post" action="/desk/items/publish" encType="multipart/form-data">
            <Hidden values={{ definition: given.json, from: given.from, sure: '1' }} />
            <button class="button" type="submit">
              {t(messages.confirm_publish)}
            </button>
          </form>
        )}
        <p>
          <a href="/desk/items/publish">{t(shared.back)}</a>
        </p>
      </>
    ),
  };
}

function draw(desk: Desk, problems: readonly Problem[], from: string): Answer {
  const { t } = desk;
  return {
    title: t(messages.publish),
    area: 'items',
    status: problems.length > 0 ? 422 : 200,
    body: <Upload desk={desk} problems={problems} from={from} />,
  };
}

function Upload({ desk, problems, from }: { desk: Desk; problems: readonly Problem[]; from: string }): JSX.Element {
  const { t } = desk;
  return (
    <div class="narrow">
      <p class="crumbs">
        <a href="/desk/items">{t(messages.items_title)}</a>
      </p>
      {problems.length > 0 && (
        <ErrorSummary desk={desk} refusal={{ words: shared.errors_found, problems }} linked={() => true} />
      )}
      <h1>{t(messages.publish)}</h1>
      <form class="panel" method="post" action="/desk/items/publish" encType="multipart/form-data">
        <p>{t(messages.publish_lead)}</p>
        <FileInput
          desk={desk}
          name="definition"
          label={t(messages.definition)}
          hint=""
          accept=".json"
          problems={problems}
        />
        <TextInput desk={desk} name="from" type="date" label={t(messages.from)} value={from} problems={problems} />
        <button class="button" type="submit">
          {t(messages.preview)}
        </button>
      </form>
    </div>
  );
}

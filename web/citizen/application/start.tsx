import { removeDraftAttachments } from '../../../kernel/documents/attachment-keeping.ts';
import { beginDraft, removeDraft, renewDraft } from '../../../kernel/procedures/draft.ts';
import { guideMessages } from '../catalogue/guide-messages.ts';
import { Actions, Banner, Facts, type Task, Tasks } from '../components.tsx';
import { limitText } from '../limit-texts.ts';
import { formOf, materialsOf, matterInForce, titleOf } from '../matter.ts';
import { messages } from '../messages.ts';
import type { Sheet } from '../page.tsx';
import type { Answer } from '../page-routes.ts';
import type { Visit } from '../visit.ts';
import {
  type Application,
  isAnswered,
  isHandedIn,
  materialStates,
  nextPage,
  openApplication,
  unanswered,
} from './application.ts';
import { applicationMessages as m } from './messages.ts';

const QUESTIONS_A_MINUTE = 3;

/** What to know before one starts: papers, time, cost, who applies. */
export async function startPage(visit: Visit): Promise<Answer> {
  const { t, platform, actor } = visit;
  const matter = await matterInForce(platform, visit.params.item ?? '');
  const { published, items } = matter;
  const title = t(m.start_title(t(titleOf(matter))));
  const called = materialsOf(matter, {});
  const charged = items.flatMap(({ fee }) => (fee.charged ? fee.items : []));
  const minutes = Math.max(3, Math.ceil(Object.keys(formOf(matter)).length / QUESTIONS_A_MINUTE) + called.length);
  const { promised } = published.definition;
  const facts = [
    ...(actor.kind === 'person'
      ? [
          {
            title: t(m.acting),
            value: actor.principal?.name ?? actor.name,
            act: {
              href: `/principal?to=${encodeURIComponent(visit.path)}`,
              text: t(messages.change),
              about: t(m.wrong_applicant),
            },
          },
        ]
      : []),
    { title: t(m.takes), value: t(m.minutes(minutes)) },
    {
      title: t(m.decided),
      value: promised.unit === 'immediate' ? t(m.decided_at_once) : t(m.decided_in(t(limitText(promised)))),
    },
    {
      title: t(m.cost),
      value:
        charged.length === 0
          ? t(guideMessages.free)
          : charged.map(({ name, standard }) => `${name}：${standard}`).join('；'),
    },
  ];
  const body = (
    <>
      <h1>{title}</h1>
      <p class="lead">{t(m.saved_note)}</p>
      <h2>{t(m.before)}</h2>
      <Facts facts={facts} />
      <h2>{t(m.need)}</h2>
      {called.length === 0 ? (
        <p>{t(m.need_nothing)}</p>
      ) : (
        <>
          <ul>
            {called.map(({ material }) => (
              <li>
                {material.name}
                {material.exempt && <span class="fine">（{t(guideMessages.exempt(material.exempt.because))}）</span>}
              </li>
            ))}
          </ul>
          <p class="hint">{t(m.exempt_note)}</p>
        </>
      )}
      <form method="post" action={`/items/${published.item}/apply`}>
        <Actions>
          <button class="button" type="submit">
            {t(m.start)}
          </button>
          <a class="tap" href={`/items/${published.item}/self-check`}>
            {t(guideMessages.self_check)}
          </a>
        </Actions>
      </form>
    </>
  );
  return { title, back: `/items/${published.item}`, body };
}

/** Begins the draft and asks the first question. */
export async function takeStart(visit: Visit): Promise<Answer> {
  const draft = await beginDraft(visit.platform.engine, visit.actor, visit.params.item ?? '');
  return { to: `/apply/${draft.id}/county` };
}

/** The parts of the application and how far each is; what “go on” leads to. */
export async function overviewPage(given: Visit): Promise<Answer> {
  const application = await openApplication(given);
  const { visit, draft, matter, asked } = application;
  const { t } = visit;
  if (application.superseded) return updatedSheet(application);
  const title = t(titleOf(matter));
  const names = Object.keys(asked);
  const answered = names.filter((name) => isAnswered(application, name)).length;
  const open = unanswered(application).length;
  const states = await materialStates(application);
  const toUpload = states.filter((state) => !isHandedIn(state)).length;
  const base = `/apply/${draft.id}`;
  const task = (name: string, href: string, done: boolean, begun: boolean, note: string): Task => ({
    title: name,
    href,
    note,
    state: t(done ? m.done : begun ? m.doing : m.todo),
    tone: done ? 'good' : begun ? 'busy' : 'plain',
  });
  const ready = open === 0 && toUpload === 0 && draft.region !== null;
  const body = (
    <>
      <p class="caption">{title}</p>
      <h1>{t(m.overview)}</h1>
      <Tasks
        tasks={[
          task(t(m.county_question), `${base}/county`, draft.region !== null, false, ''),
          task(t(m.questions), nextPage(application), open === 0, answered > 0, t(m.answered(answered, names.length))),
          task(
            t(m.materials_title),
            `${base}/materials`,
            toUpload === 0 && open === 0,
            draft.materials.length > 0,
            t(m.materials_lead),
          ),
          task(t(m.check_task), `${base}/check`, false, false, ''),
        ]}
      />
      <Actions>
        <a class="button" href={ready ? `${base}/check` : nextPage(application)}>
          {t(messages.continue)}
        </a>
        <a class="tap" href={`${base}/delete`}>
          {t(m.delete)}
        </a>
      </Actions>
    </>
  );
  return { title: `${t(m.overview)}：${title}`, back: '/cases', body };
}

/** Tells that the item has a newer version, and offers to go on with it. */
export function updatedSheet({ visit, draft, matter }: Application): Sheet {
  const { t } = visit;
  const body = (
    <>
      <p class="caption">{t(titleOf(matter))}</p>
      <h1>{t(m.updated_title)}</h1>
      <Banner title={t(m.updated_title)} tone="warn">
        <p>{t(m.updated_lead)}</p>
      </Banner>
      <form method="post" action={`/apply/${draft.id}/renew`}>
        <Actions>
          <button class="button" type="submit">
            {t(m.renew)}
          </button>
          <a class="tap" href={`/items/${draft.item}`}>
            {t(guideMessages.guide)}
          </a>
        </Actions>
      </form>
    </>
  );
  return { title: t(m.updated_title), back: '/cases', body };
}

/** Moves the draft to the version in force. */
export async function takeRenewal(given: Visit): Promise<Answer> {
  const { visit, draft } = await openApplication(given);
  await renewDraft(visit.platform.engine, visit.actor, draft.id);
  return { to: `/apply/${draft.id}` };
}

/** Asks before a draft is thrown away. */
export async function deletePage(given: Visit): Promise<Answer> {
  const { visit, draft, matter } = await openApplication(given);
  const { t } = visit;
  const body = (
    <>
      <p class="caption">{t(titleOf(matter))}</p>
      <h1>{t(m.delete_title)}</h1>
      <p>{t(m.delete_lead)}</p>
      <form method="post" action={`/apply/${draft.id}/delete`}>
        <Actions>
          <button class="button button-danger" type="submit">
            {t(m.delete_yes)}
          </button>
          <a class="tap" href={`/apply/${draft.id}`}>
            {t(messages.cancel)}
          </a>
        </Actions>
      </form>
    </>
  );
  return { title: t(m.delete_title), back: `/apply/${draft.id}`, body };
}

/** Throws a draft and its files away. */
export async function takeDeletion(given: Visit): Promise<Answer> {
  const { visit, draft } = await openApplication(given);
  const { platform, actor } = visit;
  await platform.database.transaction((tx) => removeDraftAttachments(tx, actor, platform.now, draft.id));
  await removeDraft(platform.engine, actor, draft.id);
  return { to: '/cases' };
}

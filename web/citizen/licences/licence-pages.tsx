import { type Licence, licencesOf, readLicence } from '../../../kernel/documents/licence.ts';
import { licencePdf } from '../../../kernel/documents/licence-pdf.ts';
import { LicenceView } from '../../../kernel/documents/licence-view.tsx';
import { verify } from '../../../kernel/documents/verification.ts';
import { VerificationView } from '../../../kernel/documents/verification-view.tsx';
import { idOfInput } from '../../../kernel/fields/screen.ts';
import type { Problem } from '../../../kernel/refusal.ts';
import { Actions, ErrorSummary } from '../components.tsx';
import { messages } from '../messages.ts';
import type { Sheet } from '../page.tsx';
import type { Answer, PageRoutes } from '../page-routes.ts';
import { sendFile } from '../send-file.ts';
import type { Visit } from '../visit.ts';
import { LicenceLines } from './licence-lines.tsx';
import { licenceMessages as m } from './messages.ts';

/** The licence wallet, and verification for everybody. */
export function licencePages(pages: PageRoutes): void {
  pages.own.get('/licences', walletPage);
  pages.own.get('/licences/:id', licencePage);
  pages.own.get('/licences/:id/licence.pdf', licencePdfRoute);
  pages.get('/verify', verifyPage);
  pages.get('/v/:code', (visit) => resultSheet(visit, visit.params.code ?? ''));
}

async function walletPage(visit: Visit): Promise<Answer> {
  const { t, platform, actor } = visit;
  const holder = actor.principal ?? (actor.person === null ? null : { kind: 'person' as const, id: actor.person });
  const licences = holder ? await licencesOf(platform.database, actor, holder) : [];
  const body = (
    <>
      <h1>{t(m.title)}</h1>
      <p class="hint">{t(m.law)}</p>
      {licences.length === 0 ? <p class="lead">{t(m.none)}</p> : <LicenceLines visit={visit} licences={licences} />}
    </>
  );
  return { title: t(m.title), body };
}

/** The whole licence, its reading journalled. */
const licenceOrThrow = ({ platform, actor, params }: Visit): Promise<Licence> =>
  platform.database.transaction((tx) => readLicence(tx, actor, platform.now, params.id ?? ''));

async function licencePage(visit: Visit): Promise<Answer> {
  const { t, platform } = visit;
  const licence = await licenceOrThrow(visit);
  const body = (
    <>
      <Actions>
        <a class="button button-secondary" href={`/licences/${licence.id}/licence.pdf`}>
          {t(m.pdf)}
        </a>
        <span class="fine">{t(messages.print)}</span>
      </Actions>
      <LicenceView licence={licence} publicAddress={platform.config.publicAddress} moment={platform.now()} />
    </>
  );
  return { title: `${licence.type_name} ${licence.holder_name}`, back: '/licences', document: true, wide: true, body };
}

async function licencePdfRoute(visit: Visit): Promise<Answer> {
  const { platform } = visit;
  const licence = await licenceOrThrow(visit);
  const pdf = await licencePdf(licence, { publicAddress: platform.config.publicAddress, moment: platform.now() });
  return sendFile(visit, pdf, `${licence.type_name}-${licence.identifier}.pdf`);
}

async function verifyPage(visit: Visit): Promise<Answer> {
  const { query } = visit;
  if (query.code === undefined) return formSheet(visit, []);
  const code = query.code.trim().slice(0, 120);
  if (code === '') return formSheet(visit, [{ field: 'code', rule: 'required', message: m.code_required }]);
  return resultSheet(visit, code);
}

function formSheet(visit: Visit, problems: readonly Problem[]): Sheet {
  const { t } = visit;
  const id = idOfInput('code');
  const body = (
    <>
      <ErrorSummary visit={visit} problems={problems} />
      <h1>{t(m.verify_title)}</h1>
      <p class="lead">{t(m.verify_lead)}</p>
      <form method="get" action="/verify">
        <div class={problems.length > 0 ? 'field field-error' : 'field'}>
          <label class="label" for={id}>
            {t(m.code)}
          </label>
          <p class="hint" id={`${id}-hint`}>
            {t(m.code_hint)}
          </p>
          {problems.map(({ message }) => (
            <div class="error" id={`${id}-error`}>
              <p>{t(message)}</p>
            </div>
          ))}
          <input
            class="input"
            id={id}
            name="code"
            type="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby={`${id}-hint`}
            aria-invalid={problems.length > 0 ? 'true' : undefined}
          />
        </div>
        <Actions>
          <button class="button" type="submit">
            {t(m.check)}
          </button>
        </Actions>
      </form>
    </>
  );
  return { title: t(m.verify_title), failed: problems.length > 0, body };
}

/** What anybody may know of what a code leads to, as of now. */
async function resultSheet(visit: Visit, code: string): Promise<Sheet> {
  const { t, platform, language } = visit;
  const result = await verify(platform.database, platform.now, code);
  const body = (
    <>
      <VerificationView result={result} language={language} />
      <p class="no-print">
        <a class="tap" href="/verify">
          {t(m.another)}
        </a>
      </p>
    </>
  );
  return { title: t(m.verify_title), document: true, body };
}

import type { Sheet } from '../page.tsx';
import { localPath, type Visit } from '../visit.ts';
import { accountMessages as m } from './messages.ts';
import { SignInForm } from './sign-in-form.tsx';
import { entriesOf, type Unsent } from './unsent.tsx';

/** The page that a form leads to after its session has ended: sign in, and what was typed comes along. */
export function resumeSheet(visit: Visit): Sheet {
  const { t } = visit;
  const unsent: Unsent = { path: visit.path, entries: entriesOf(visit.body) };
  const multipart = visit.request.headers['content-type']?.startsWith('multipart/') ?? false;
  const back = localPath(pathOf(visit.request.headers.referer), '/');
  const body = (
    <>
      <h1>{t(m.resume_title)}</h1>
      <p class="lead">{t(m.resume_lead)}</p>
      {multipart && <p>{t(m.file_lost)}</p>}
      <SignInForm visit={visit} to={back} unsent={multipart ? null : unsent} problems={[]} login="" />
    </>
  );
  return { title: t(m.resume_title), status: 401, body };
}

function pathOf(referer: string | undefined): string | undefined {
  if (referer === undefined || !URL.canParse(referer)) return undefined;
  const { pathname, search } = new URL(referer);
  return `${pathname}${search}`;
}

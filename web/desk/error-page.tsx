import type { FastifyError } from 'fastify';
import type { JSX } from 'preact';
import { refusalOf } from '../../server/problem.ts';
import type { Answer, Desk } from './desk.ts';
import { ErrorSummary } from './error-summary.tsx';
import { signInAddress } from './layout.tsx';
import { messages } from './messages.ts';

/** The page for what went wrong: what it was, and what to do. Faults of ours show nothing but their number. */
export function errorAnswer(desk: Desk, error: unknown): Answer {
  const { t, request } = desk;
  const known = refusalOf(error);
  if (!known) {
    request.log.error({ err: error as FastifyError }, 'internal error');
    return page(desk, 500, t(messages.failed_title), <p>{t(messages.failed(request.id))}</p>);
  }
  const { refusal, status } = known;
  if (refusal.code === 'unauthenticated') {
    if (request.method === 'GET') return { redirect: signInAddress(request.url) };
    return page(
      desk,
      401,
      t(messages.sign_in_again),
      <>
        <p>{t(messages.sign_in_again_text)}</p>
        <p>
          <a class="button" href={signInAddress('/desk')} target="_blank" rel="noopener">
            {t(messages.sign_in)}
          </a>
        </p>
      </>,
    );
  }
  return page(
    desk,
    status,
    t(refusal.code === 'not_found' ? messages.not_found_title : messages.refused),
    <ErrorSummary desk={desk} refusal={refusal} />,
  );
}

/** The page for an address that leads nowhere. */
export const notFoundAnswer = (desk: Desk): Answer =>
  page(desk, 404, desk.t(messages.not_found_title), <p>{desk.t(messages.not_found)}</p>);

/** The page for somebody who is signed in, and no official. */
export const officialsOnlyAnswer = (desk: Desk): Answer =>
  page(
    desk,
    403,
    desk.t(messages.officials_only_title),
    <>
      <p>{desk.t(messages.officials_only)}</p>
      <p>
        <a class="button" href={signInAddress('/desk')}>
          {desk.t(messages.sign_in)}
        </a>
      </p>
    </>,
  );

function page(desk: Desk, status: number, title: string, body: JSX.Element): Answer {
  return {
    title,
    area: null,
    status,
    body: (
      <div class="narrow">
        <h1>{title}</h1>
        {body}
        <p>
          <a href="/desk">{desk.t(messages.inbox)}</a>
        </p>
      </div>
    ),
  };
}

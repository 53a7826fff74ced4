import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import type { Words } from '../../kernel/words.ts';
import type { Platform } from '../../server/platform.ts';
import { refusalOf } from '../../server/problem.ts';
import { messages } from './messages.ts';
import type { Send } from './page.tsx';
import { type Visit, visitOf } from './visit.ts';

/** What a page of trouble says: what happened, what to do, whom to call. */
function Trouble({
  visit,
  title,
  says,
  help,
}: {
  visit: Visit;
  title: Words;
  says: readonly string[];
  help: Words;
}): JSX.Element {
  const { t } = visit;
  return (
    <>
      <h1>{t(title)}</h1>
      {says.map((line) => (
        <p class="lead">{line}</p>
      ))}
      <p>{t(help)}</p>
      <h2>{t(messages.what_to_do)}</h2>
      <ul class="plain-list">
        <li>
          <a class="tap" href="/">
            {t(messages.to_home)}
          </a>
        </li>
        <li>
          <a class="tap" href="/cases">
            {t(messages.to_cases)}
          </a>
        </li>
        <li>
          <a class="tap" href="tel:12345">
            {t(messages.to_hotline)}
          </a>
        </li>
      </ul>
    </>
  );
}

/** The page for an address that does not exist. */
export function sendNotFound(visit: Visit, send: Send, says: readonly string[] = []): void {
  const body = <Trouble visit={visit} title={messages.not_found} says={says} help={messages.not_found_help} />;
  send(visit, { title: visit.t(messages.not_found), status: 404, body });
}

/** Answers an error on a page route with a page: what was refused in plain words, a fault of ours with its number alone. */
export function failureHandler(platform: Platform, send: Send) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const visit = visitOf(platform, request, reply);
    const { t } = visit;
    const known = refusalOf(error);
    if (!known || known.status >= 500) {
      request.log.error({ err: error }, 'internal error');
      const says = [t(messages.fault_number(request.id))];
      const body = <Trouble visit={visit} title={messages.broken} says={says} help={messages.broken_help} />;
      send(visit, { title: t(messages.broken), status: 500, body });
      return;
    }
    const { refusal, status } = known;
    if (refusal.code === 'unauthenticated') {
      reply.redirect(`/sign-in?to=${encodeURIComponent(request.method === 'GET' ? visit.path : '/')}`, 303);
      return;
    }
    const says = [t(refusal.words), ...refusal.problems.map(({ message }) => t(message))];
    if (status === 404) {
      sendNotFound(visit, send, says);
      return;
    }
    const title = status === 403 ? messages.forbidden : messages.refused;
    const help = status === 403 ? messages.forbidden_help : messages.refused_help;
    const body = <Trouble visit={visit} title={title} says={says} help={help} />;
    send(visit, { title: t(title), status, body });
  };
}

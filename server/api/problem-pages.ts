import type { FastifyInstance } from 'fastify';
import { Refusal, type RefusalCode } from '../../kernel/refusal.ts';
import { say } from '../../kernel/words.ts';
import { statusOf } from '../problem.ts';
import { messages, problemTexts } from './messages.ts';

const statusOfCode = (code: keyof typeof problemTexts): number =>
  code === 'internal' ? 500 : statusOf(new Refusal(code, problemTexts[code].title));

/** Every code of a refusal, with its meaning and what helps. */
const allProblems = () =>
  Object.entries(problemTexts).map(([code, { title, help }]) => ({
    code,
    // The keys of the table are the codes.
    status: statusOfCode(code as RefusalCode | 'internal'),
    title,
    help,
  }));

/** The pages to which the `type` of a problem leads: HTML for people, JSON for programs. */
export function problemPages(app: FastifyInstance): void {
  app.get('/api/problems', async (_, reply) => {
    reply.header('Cache-Control', 'public, max-age=3600');
    return { problems: allProblems() };
  });
  app.get<{ Params: { code: string } }>('/api/problems/:code', async (request, reply) => {
    const found = allProblems().find(({ code }) => code === request.params.code);
    if (!found) throw new Refusal('not_found', messages.no_such_route, { field: 'code' });
    reply.header('Cache-Control', 'public, max-age=3600').header('Vary', 'Accept, Accept-Language');
    if (!request.headers.accept?.includes('text/html')) return found;
    const { code, status, title, help } = found;
    const { language } = request;
    const other = language === 'en' ? 'zh' : 'en';
    // Every text here is ours and holds no markup.
    return reply.type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say(title, language)}</title></head>
<body><main>
<h1>${say(title, language)}</h1>
<p>${say(help, language)}</p>
<p lang="${other}">${say(title, other)}. ${say(help, other)}</p>
<p><code>${code}</code> · HTTP ${status}</p>
</main></body>
</html>`);
  });
}

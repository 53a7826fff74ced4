import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, type RefusalCode } from '../kernel/refusal.ts';
import { say, type Words } from '../kernel/words.ts';

/** The one place where a refusal's code becomes an HTTP status. */
const STATUS: Readonly<Record<RefusalCode, number>> = {
  invalid: 422,
  needs_confirmation: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  unknown_item: 404,
  not_in_force: 409,
  stale: 409,
  conflict: 409,
  key_reused: 422,
  wrong_state: 409,
  deemed: 409,
  too_late: 409,
  too_large: 413,
  unsupported_type: 415,
  malicious_file: 422,
  parameter_pending: 409,
  calendar_missing: 409,
  quality: 422,
  rate_limited: 429,
  locked: 423,
};

export const statusOf = (refusal: Refusal): number => STATUS[refusal.code];

/** RFC 9457 problem details, with our code, the field and every problem by field. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly instance: string;
  readonly field?: string;
  readonly problems?: readonly {
    readonly field: string;
    readonly rule: string;
    readonly message: string;
    readonly severity: 'block' | 'warn';
  }[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Frameworks have their own errors; these are the ones that a caller can cause. */
const FRAMEWORK: Readonly<Record<string, { status: number; code: RefusalCode; words: Words }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'too_large',
    words: { zh: '提交的内容过大，请减少后重试。', en: 'The request is too large; send less.' },
  },
  FST_REQ_FILE_TOO_LARGE: {
    status: 413,
    code: 'too_large',
    words: { zh: '文件过大，请压缩后重新上传。', en: 'The file is too large.' },
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported_type',
    words: { zh: '不支持这种内容类型。', en: 'This content type is not supported.' },
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    status: 400,
    code: 'invalid',
    words: { zh: '请求内容不是有效的 JSON。', en: 'The body is not valid JSON.' },
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    status: 400,
    code: 'invalid',
    words: { zh: '请求内容为空。', en: 'The body is empty.' },
  },
};

/** What an error means to the caller; null for a fault of ours, which shows nothing but the request's id. */
export function refusalOf(error: unknown): { readonly refusal: Refusal; readonly status: number } | null {
  if (error instanceof Refusal) return { refusal: error, status: statusOf(error) };
  if (!(error instanceof Error)) return null;
  // Fastify's errors carry a code; validation errors carry the list of what failed.
  const { code, validation, statusCode } = error as Partial<FastifyError>;
  if (validation) {
    const problems = validation.map((failure) => {
      const missing = 'missingProperty' in failure.params ? String(failure.params.missingProperty) : '';
      const extra = 'additionalProperty' in failure.params ? String(failure.params.additionalProperty) : '';
      const field = [failure.instancePath.split('/').filter(Boolean).join('.'), missing || extra]
        .filter(Boolean)
        .join('.');
      return {
        field: field || 'body',
        rule: failure.keyword,
        message: {
          zh: missing
            ? `缺少“${field}”。`
            : extra
              ? `没有名为“${field}”的字段。`
              : `“${field || '内容'}”的类型或取值不符合要求。`,
          en: `${field || 'body'}: ${failure.message ?? failure.keyword}`,
        },
      };
    });
    return {
      refusal: new Refusal(
        'invalid',
        { zh: '请求内容有误，请按提示修改。', en: 'The request is invalid.' },
        { problems },
      ),
      status: 400,
    };
  }
  const known = code ? FRAMEWORK[code] : undefined;
  if (known) return { refusal: new Refusal(known.code, known.words), status: known.status };
  if (statusCode === 429)
    return {
      refusal: new Refusal('rate_limited', {
        zh: '请求过于频繁，请稍后再试。',
        en: 'Too many requests; try again later.',
      }),
      status: 429,
    };
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return { refusal: new Refusal('invalid', { zh: '请求有误。', en: error.message }), status: statusCode };
  return null;
}

export function problemOf(request: FastifyRequest, error: unknown): ProblemDetails {
  const known = refusalOf(error);
  const language = request.language ?? 'zh';
  if (!known)
    return {
      type: 'about:blank',
      title: say(
        { zh: `系统内部错误，编号 ${request.id}。请稍后重试或拨打 12345。`, en: `Internal error, id ${request.id}.` },
        language,
      ),
      status: 500,
      code: 'internal',
      instance: request.id,
    };
  const { refusal, status } = known;
  return {
    type: `/api/problems/${refusal.code}`,
    title: say(refusal.words, language),
    status,
    code: refusal.code,
    instance: request.id,
    ...(refusal.field ? { field: refusal.field } : {}),
    ...(refusal.problems.length > 0
      ? {
          problems: refusal.problems.map(({ field, rule, message, severity }) => ({
            field,
            rule,
            message: say(message, language),
            severity: severity ?? 'block',
          })),
        }
      : {}),
    ...(Object.keys(refusal.details).length > 0 ? { details: refusal.details } : {}),
  };
}

/** Answers an API call's error. A fault of ours is logged under the request's id and says no more. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  const problem = problemOf(request, error);
  if (problem.status >= 500) request.log.error({ err: error }, 'internal error');
  reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

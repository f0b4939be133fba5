import type { ErrorCode, Problem } from '../protocol/answers.ts';

/** An error that a person or a program is told, with a stable code and what to do. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(code: ErrorCode, message: string, fields?: Record<string, string>) {
    super(message);
    this.problem = fields ? { code, message, fields } : { code, message };
  }
}

export const statusOf: Record<ErrorCode, number> = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  not_now: 409,
  not_yet: 409,
  conflict: 409,
  too_large: 413,
  unsupported_type: 415,
  too_many: 429,
  overloaded: 503,
  internal: 500,
};

interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

/** What zod found wrong, as `fields`: a path to what is wrong there. */
export const fieldsOf = (issues: readonly Issue[]): Record<string, string> =>
  Object.fromEntries(issues.map((issue) => [issue.path.map(String).join('.') || 'body', issue.message]));

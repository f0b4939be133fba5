import { Refusal } from '../problems.ts';
import { DatabaseAway } from './recording.ts';

// What goes wrong with a PostgreSQL, in the house's own terms.

export const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');
export const reasonOf = (error: unknown): string => (error instanceof Error && error.message) || codeOf(error);

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: class 08, shutdown, start-up, no connection left. */
const AWAY = /^(08|57P0[1-3]|53300|E(CONN|PIPE|NOTFOUND|AI_|TIMEDOUT|HOST|NET))/;
const SILENT = /timeout|terminated|not queryable|connection error/i;

export const isAway = (error: unknown): boolean =>
  error instanceof Error && (codeOf(error) ? AWAY.test(codeOf(error)) : SILENT.test(error.message));

/** A text with NUL, which PostgreSQL cannot hold, in a place where no door has looked for it. */
const NUL = '22021';

/** The error as the house knows it. */
export function told(error: unknown): unknown {
  if (codeOf(error) === NUL) return new Refusal('bad_request', 'a text may not have NUL characters in it');
  return isAway(error) ? new DatabaseAway(`the database does not answer: ${reasonOf(error)}`, { cause: error }) : error;
}

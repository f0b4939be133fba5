// Why a model could not do its part, as one stable word: it stands in the recording, the log and the meters.

/** The endpoint's own trouble: it counts against the endpoint, for every session. */
const ENDPOINT = ['unauthorized', 'rate-limited', 'unavailable', 'first-token', 'stalled', 'deadline', 'cut'] as const;
/** What came could not be used: it counts for this session alone. */
const CONTENT = ['malformed', 'empty', 'endless', 'refused', 'off-language', 'guard'] as const;

export type FailureCode = (typeof ENDPOINT)[number] | (typeof CONTENT)[number] | 'budget';

export class EngineFailure extends Error {
  readonly code: FailureCode;
  /** The endpoint asked to be left alone for that long. */
  readonly retryAfterMs: number | null;

  constructor(code: FailureCode, detail = '', retryAfterMs: number | null = null) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'EngineFailure';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

export const isEndpoints = (code: FailureCode): boolean => (ENDPOINT as readonly string[]).includes(code);

/** An answer that came and was no good: worth asking for once more while nobody has heard any of it. */
export const isContent = (code: FailureCode): boolean => (CONTENT as readonly string[]).includes(code);

/** Whatever was thrown, as a failure; what is no failure of ours is the endpoint's silence. */
export const failureOf = (error: unknown): EngineFailure =>
  error instanceof EngineFailure ? error : new EngineFailure('unavailable', kindOfError(error));

/** What may be logged of any error: the system's code for it, or its class. A message may quote what somebody said. */
export function kindOfError(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[A-Z][A-Z_]+$/.test(at.code)) return at.code;
  }
  return error instanceof Error ? error.constructor.name : typeof error;
}

import { type Logger, pino } from 'pino';

/** One logger for the house. What people said and their tokens are never logged; a field that holds them all the same is redacted, at the top and one level down. */
export const makeLog = (level: string): Logger =>
  pino({
    level,
    base: undefined,
    redact: {
      paths: [
        'text',
        '*.text',
        'token',
        '*.token',
        'quote',
        '*.quote',
        'case',
        '*.case',
        'headers',
        '*.headers',
        'authorization',
        '*.authorization',
        'key',
        '*.key',
      ],
      censor: '[redacted]',
    },
    serializers: {
      // A request's address may carry a token; the route says enough.
      req: (request: { method?: string }) => ({ method: request.method }),
      err: pino.stdSerializers.err,
    },
  });

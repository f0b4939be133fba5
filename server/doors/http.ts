import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../problems.ts';
import { DAY_MS, Desk, type DeskParts, errors } from './desk.ts';
import { openOperatorDoor } from './operator.ts';
import { openPeopleDoor } from './people.ts';
import { openReviewDoor } from './review.ts';
import { openScenariosDoor } from './scenarios.ts';
import { openSeatsDoor } from './seats.ts';
import { openSessionsDoor } from './sessions.ts';

/** The HTTP door: bytes in, sessions and readings out. */
export function openHttpDoor(app: FastifyInstance, parts: DeskParts): void {
  const desk = new Desk(parts);
  openSessionsDoor(app, desk);
  openReviewDoor(app, desk);
  openSeatsDoor(app, desk);
  openScenariosDoor(app, desk);
  openPeopleDoor(app, desk);
  openOperatorDoor(app, desk);

  const http = app.withTypeProvider<ZodTypeProvider>();

  http.post(
    '/api/operator/sign-in',
    {
      schema: {
        summary: 'Sign a browser in with the one-time code of the start link',
        body: z.object({ code: z.string().max(200) }),
        response: { 200: z.object({ key: z.string() }), ...errors },
      },
    },
    async (request) => {
      if (!parts.operatorCode.take(request.body.code))
        throw new Refusal(
          'unauthorized',
          'this code has been used or is not ours; restart the server for a new link, or set COACH_KEY and sign in with it',
        );
      return { key: parts.tokens.signOperator(parts.now() + 30 * DAY_MS) };
    },
  );
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Debrief, debrief } from '../../protocol/debrief.ts';
import { ledgerView, nextMove, sessionOpened } from '../../protocol/http.ts';
import { Refusal } from '../problems.ts';
import { nextOf } from '../session/next.ts';
import { byId, type Desk, errors, sessionIn } from './desk.ts';
import { exportAs } from './export.ts';

/** Reading a session: its recording, ledger and debrief, as a file, and taken again from a moment. */
export function openReviewDoor(app: FastifyInstance, desk: Desk): void {
  const http = app.withTypeProvider<ZodTypeProvider>();
  const { house, library } = desk.parts;

  http.get(
    '/api/sessions/:id/entries',
    {
      schema: {
        summary: 'The recording as your role sees it',
        params: byId,
        querystring: z.object({ since: z.coerce.number().int().min(0).default(0) }),
        response: {
          200: z.object({
            entries: z.array(z.looseObject({ seq: z.number(), at: z.number(), type: z.string() })),
            seq: z.number(),
          }),
          ...errors,
        },
      },
    },
    async (request) => {
      const { seat, session } = await desk.reader(request, request.params.id);
      return { entries: await session.seen(seat, request.query.since), seq: session.state.seq };
    },
  );

  http.get(
    '/api/sessions/:id/ledger',
    {
      schema: { summary: 'Every challenge and its fate', params: byId, response: { 200: ledgerView, ...errors } },
    },
    async (request) => {
      const { seat, session } = await desk.reader(request, request.params.id);
      const early = seat.role === 'candidate' && !session.state.scorecard;
      if (early) throw new Refusal('not_yet', 'the ledger opens with the debrief');
      return { challenges: [...session.state.ledger] };
    },
  );

  http.get(
    '/api/sessions/:id/next',
    {
      schema: {
        summary: 'What the panel is about to do, and why (its coach, or the operator)',
        params: byId,
        response: { 200: nextMove, ...errors },
      },
    },
    async (request) => {
      const { session } = await desk.coach(request, request.params.id, 'sees what comes next');
      return nextOf(session.state, library);
    },
  );

  http.get(
    '/api/sessions/:id/debrief',
    { schema: { summary: 'The scorecard', params: byId, response: { 200: debrief, ...errors } } },
    async (request): Promise<Debrief> => {
      const { session } = await desk.reader(request, request.params.id);
      const { scorecard, ledger } = session.state;
      if (!scorecard) throw new Refusal('not_yet', 'the debrief opens when the last round has closed and is scored');
      return { ...scorecard, challenges: [...ledger] };
    },
  );

  http.get(
    '/api/sessions/:id/export',
    {
      schema: {
        summary: 'The recording as a file',
        params: byId,
        querystring: z.object({ format: z.enum(['json', 'md', 'vtt']).default('json') }),
      },
    },
    async (request, reply) => {
      const { seat, session } = await desk.reader(request, request.params.id);
      const { type, body } = exportAs(request.query.format, await session.seen(seat, 0));
      const name = `hotseat-${session.id}.${request.query.format}`;
      return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(body);
    },
  );

  const takingAgain = async (request: FastifyRequest) => {
    const { seat, session } = await desk.reader(request, sessionIn(request));
    if (seat.role === 'observer')
      throw new Refusal('forbidden', 'a coach, or the candidate of a finished session, takes it again');
    if (seat.role === 'candidate' && !session.state.scorecard)
      throw new Refusal('not_yet', 'a session can be taken again once its debrief is open');
    return { by: seat.role, session };
  };

  http.post(
    '/api/sessions/:id/fork',
    {
      onRequest: async (request) => {
        await takingAgain(request);
      },
      config: { opens: true },
      schema: {
        summary: 'Take it again from a moment between two turns',
        params: byId,
        body: z.object({ seq: z.number().int().min(1) }),
        response: { 201: sessionOpened, ...errors },
      },
    },
    async (request, reply) => {
      const { by, session } = await takingAgain(request);
      const { id, person, seats } = await house.fork(session, request.body.seq, by);
      return reply.code(201).send({ id, person, seats: desk.linksOf(seats) });
    },
  );
}

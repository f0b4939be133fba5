import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { openSession, sessionOpened, sessionRow, sessionView } from '../../protocol/http.ts';
import { mint } from '../ids.ts';
import { Refusal } from '../problems.ts';
import { isVisitorsOwn } from '../session/fork.ts';
import type { SeatRow, SessionRow } from '../session/recording.ts';
import { checked } from './case.ts';
import { byId, DAY_MS, type Desk, errors } from './desk.ts';
import { show } from './show.ts';

/** Sessions: opened, listed, looked at, erased. */
export function openSessionsDoor(app: FastifyInstance, desk: Desk): void {
  const http = app.withTypeProvider<ZodTypeProvider>();
  const { house, recording, now } = desk.parts;

  http.post(
    '/api/sessions',
    {
      onRequest: desk.openersOnly,
      config: { opens: true },
      schema: { summary: 'Open a session', body: openSession, response: { 201: sessionOpened, ...errors } },
    },
    async (request, reply) => {
      const byOperator = desk.opensAsOperator(request);
      if (request.body.case !== undefined) checked(request.body.case);
      const { id, person, seats } = await house.open(request.body, !byOperator);
      return reply.code(201).send({ id, person, seats: desk.linksOf(seats) });
    },
  );

  http.get(
    '/api/sessions',
    {
      onRequest: desk.operatorOnly,
      schema: {
        summary: 'List sessions, newest first',
        querystring: z.object({
          cursor: z.string().max(200).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ sessions: z.array(sessionRow), cursor: z.string().nullable() }), ...errors },
      },
    },
    async (request) => {
      const { cursor, limit } = request.query;
      const rows = await recording.list(cursor ? readCursor(cursor) : null, limit);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return { sessions: rows.map(showRow), cursor: last ? writeCursor(last) : null };
    },
  );

  http.get(
    '/api/sessions/:id',
    { schema: { summary: 'Where a session stands', params: byId, response: { 200: sessionView, ...errors } } },
    async (request) => {
      const { seat, session } = await desk.reader(request, request.params.id);
      const view = show(session.state, session.id, seat, now());
      const { opened, scorecard } = session.state;
      if (!opened?.solo || !scorecard || seat.role !== 'candidate') return view;
      if (!(await isVisitorsOwn(recording, session.id))) return view;
      return { ...view, coach: desk.link(await reviewSeat(session.id, opened.at)) };
    },
  );

  /** In a session that a visitor opened for themself, the coach's view of it, once the debrief is open. */
  const reviewSeat = async (session: string, openedAt: number): Promise<SeatRow> => {
    const seats = await recording.seats(session);
    const found = seats.find((seat) => seat.role === 'coach' && !seat.revoked);
    if (found) return found;
    const expiresAt = seats[0]?.expiresAt ?? openedAt + 30 * DAY_MS;
    const made: SeatRow = { id: mint(), session, role: 'coach', name: 'Review', expiresAt, revoked: false };
    await recording.addSeat(made);
    return made;
  };

  http.delete(
    '/api/sessions/:id',
    {
      schema: { summary: 'Erase a session with its forks', params: byId, response: { 204: z.null(), ...errors } },
    },
    async (request, reply) => {
      const { seat, session, operator } = await desk.reader(request, request.params.id);
      if (!operator && seat.role !== 'candidate')
        throw new Refusal('forbidden', 'the operator or the candidate erases a session');
      await house.erase(session.id);
      return reply.code(204).send(null);
    },
  );
}

const showRow = ({ id, scenario, candidate, rounds, head, createdAt }: SessionRow): z.infer<typeof sessionRow> => ({
  id,
  scenario,
  candidate,
  rounds,
  state: head.state,
  round: head.round,
  createdAt,
  seq: head.seq,
});

const writeCursor = (row: SessionRow): string =>
  Buffer.from(JSON.stringify([row.createdAt, row.id])).toString('base64url');

function readCursor(cursor: string): { createdAt: number; id: string } {
  try {
    const [createdAt, id] = z
      .tuple([z.number(), z.string()])
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { createdAt, id };
  } catch {
    throw new Refusal('bad_request', 'this cursor is not ours; start without one', { cursor: 'malformed' });
  }
}

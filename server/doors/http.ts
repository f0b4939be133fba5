import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { leftOf, speedOf } from '../../interview/clock.ts';
import { floorOf, isPaused, type State, waitingFor } from '../../interview/state.ts';
import { publicPart } from '../../interview/visibility.ts';
import { errorBody } from '../../protocol/answers.ts';
import { type Debrief, debrief } from '../../protocol/debrief.ts';
import {
  ledgerView,
  makeSeat,
  openSession,
  type SessionOpened,
  seatLink,
  sessionOpened,
  sessionRow,
  sessionView,
} from '../../protocol/http.ts';
import type { Seat, SeatRole } from '../../protocol/roles.ts';
import { publicScenario, scenario as scenarioSchema } from '../../protocol/scenario.ts';
import { mint } from '../ids.ts';
import type { Library } from '../library.ts';
import { Refusal } from '../problems.ts';
import type { House } from '../session/house.ts';
import type { Recording, SeatRow, SessionRow } from '../session/recording.ts';
import type { Session } from '../session/session.ts';
import type { Tokens } from '../tokens.ts';
import { checked } from './case.ts';
import { exportAs } from './export.ts';
import { bearer, type Gate } from './gate.ts';
import type { OperatorCode } from './operator-code.ts';

export interface HttpParts {
  gate: Gate;
  house: House;
  recording: Recording;
  library: Library;
  tokens: Tokens;
  solo: boolean;
  operatorCode: OperatorCode;
  publicUrl: () => URL;
  now: () => number;
}

const sessionId = z.object({ id: z.string().max(64) });
const errors = { '4xx': errorBody, '5xx': errorBody };
const DAY_MS = 86_400_000;

/** The HTTP door: bytes in, sessions and readings out. */
export function openHttpDoor(app: FastifyInstance, parts: HttpParts): void {
  const http = app.withTypeProvider<ZodTypeProvider>();
  const { gate, house, recording, library, tokens, now } = parts;

  const link = (seat: SeatRow) => {
    const token = tokens.sign({ session: seat.session, seat: seat.id, expiresAt: seat.expiresAt });
    const page = seat.role === 'candidate' ? `/s/${seat.session}` : `/s/${seat.session}/coach`;
    return { seat: seat.id, token, url: new URL(`${page}#token=${token}`, parts.publicUrl()).href };
  };

  const linksOf = (seats: readonly SeatRow[]): SessionOpened['seats'] =>
    sessionOpened.shape.seats.parse(Object.fromEntries(seats.map((seat) => [seat.role, link(seat)])));

  /** The seat that asks about this session; the operator reads as a coach would. */
  const reader = async (
    request: FastifyRequest,
    id: string,
  ): Promise<{ seat: Seat; session: Session; operator: boolean }> => {
    const key = bearer(request.headers);
    if (gate.isOperator(key)) {
      const session = await house.session(id);
      if (!session) throw new Refusal('not_found', `there is no session ${id}`);
      return { seat: { seat: 'operator', role: 'coach', name: 'Operator' }, session, operator: true };
    }
    const { seat, session } = await gate.admit(key, id);
    return { seat, session, operator: false };
  };
  const operator = (request: FastifyRequest) => {
    const key = bearer(request.headers);
    if (!key) throw new Refusal('unauthorized', 'this takes the coach key: Authorization: Bearer COACH_KEY');
    if (!gate.isOperator(key)) throw new Refusal('forbidden', 'this is for the operator alone');
  };

  http.post(
    '/api/sessions',
    { schema: { summary: 'Open a session', body: openSession, response: { 201: sessionOpened, ...errors } } },
    async (request, reply) => {
      const key = bearer(request.headers);
      const byOperator = gate.isOperator(key);
      if (!byOperator && key !== undefined) throw new Refusal('unauthorized', 'this is not the coach key');
      if (!byOperator && !parts.solo)
        throw new Refusal('unauthorized', 'only the operator opens sessions here; ask a coach for a link');
      if (request.body.case !== undefined) checked(request.body.case);
      const { id, person, seats } = await house.open(request.body, !byOperator);
      return reply.code(201).send({ id, person, seats: linksOf(seats) });
    },
  );

  http.get(
    '/api/sessions',
    {
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
      operator(request);
      const { cursor, limit } = request.query;
      const rows = await recording.list(cursor ? readCursor(cursor) : null, limit);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return { sessions: rows.map(showRow), cursor: last ? writeCursor(last) : null };
    },
  );

  http.get(
    '/api/sessions/:id',
    { schema: { summary: 'Where a session stands', params: sessionId, response: { 200: sessionView, ...errors } } },
    async (request) => {
      const { seat, session } = await reader(request, request.params.id);
      const view = show(session.state, session.id, seat, now());
      const { opened, scorecard } = session.state;
      if (!opened?.solo || !scorecard || seat.role !== 'candidate') return view;
      return { ...view, coach: link(await reviewSeat(session.id, opened.at)) };
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

  http.get(
    '/api/sessions/:id/entries',
    {
      schema: {
        summary: 'The recording as your role sees it',
        params: sessionId,
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
      const { seat, session } = await reader(request, request.params.id);
      return { entries: await session.seen(seat, request.query.since), seq: session.state.seq };
    },
  );

  http.get(
    '/api/sessions/:id/ledger',
    {
      schema: { summary: 'Every challenge and its fate', params: sessionId, response: { 200: ledgerView, ...errors } },
    },
    async (request) => {
      const { seat, session } = await reader(request, request.params.id);
      const early = seat.role === 'candidate' && !session.state.scorecard;
      if (early) throw new Refusal('not_yet', 'the ledger opens with the debrief');
      return { challenges: [...session.state.ledger] };
    },
  );

  http.get(
    '/api/sessions/:id/debrief',
    { schema: { summary: 'The scorecard', params: sessionId, response: { 200: debrief, ...errors } } },
    async (request): Promise<Debrief> => {
      const { session } = await reader(request, request.params.id);
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
        params: sessionId,
        querystring: z.object({ format: z.enum(['json', 'md', 'vtt']).default('json') }),
      },
    },
    async (request, reply) => {
      const { seat, session } = await reader(request, request.params.id);
      const { type, body } = exportAs(request.query.format, await session.seen(seat, 0));
      const name = `hotseat-${session.id}.${request.query.format}`;
      return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(body);
    },
  );

  http.post(
    '/api/sessions/:id/fork',
    {
      schema: {
        summary: 'Take it again from a moment between two turns',
        params: sessionId,
        body: z.object({ seq: z.number().int().min(1) }),
        response: { 201: sessionOpened, ...errors },
      },
    },
    async (request, reply) => {
      const { seat, session } = await reader(request, request.params.id);
      if (seat.role === 'observer')
        throw new Refusal('forbidden', 'a coach, or the candidate of a finished session, takes it again');
      if (seat.role === 'candidate' && !session.state.scorecard) {
        throw new Refusal('not_yet', 'a session can be taken again once its debrief is open');
      }
      const { id, person, seats } = await house.fork(session, request.body.seq, seat.role);
      return reply.code(201).send({ id, person, seats: linksOf(seats) });
    },
  );

  http.post(
    '/api/sessions/:id/seats',
    { schema: { summary: 'Make a seat', params: sessionId, body: makeSeat, response: { 201: seatLink, ...errors } } },
    async (request, reply) => {
      const { seat, session } = await reader(request, request.params.id);
      if (seat.role !== 'coach') throw new Refusal('forbidden', 'a coach or the operator makes seats');
      const standard = (await recording.seats(session.id))[0]?.expiresAt ?? now() + 30 * DAY_MS;
      const expiresAt = request.body.expiresAt ?? standard;
      if (expiresAt <= now())
        throw new Refusal('bad_request', 'a seat must end in the future', { expiresAt: 'is in the past' });
      const { role, name } = request.body;
      const made: SeatRow = {
        id: mint(),
        session: session.id,
        role: role satisfies SeatRole,
        name,
        expiresAt,
        revoked: false,
      };
      await recording.addSeat(made);
      return reply.code(201).send(link(made));
    },
  );

  http.delete(
    '/api/sessions/:id/seats/:seat',
    {
      schema: {
        summary: 'Revoke a seat',
        params: sessionId.extend({ seat: z.string().max(64) }),
        response: { 204: z.null(), ...errors },
      },
    },
    async (request, reply) => {
      const { seat, session } = await reader(request, request.params.id);
      if (seat.role !== 'coach') throw new Refusal('forbidden', 'a coach or the operator revokes seats');
      if (!(await house.revoke(session.id, request.params.seat)))
        throw new Refusal('not_found', 'there is no such seat here');
      return reply.code(204).send(null);
    },
  );

  http.delete(
    '/api/sessions/:id',
    {
      schema: { summary: 'Erase a session with its forks', params: sessionId, response: { 204: z.null(), ...errors } },
    },
    async (request, reply) => {
      const { seat, session, operator: byOperator } = await reader(request, request.params.id);
      if (!byOperator && seat.role !== 'candidate')
        throw new Refusal('forbidden', 'the operator or the candidate erases a session');
      await house.erase(session.id);
      return reply.code(204).send(null);
    },
  );

  const seesHidden = async (request: FastifyRequest, scenario: string): Promise<boolean> => {
    const key = bearer(request.headers);
    if (key === undefined) return false;
    if (gate.isOperator(key)) return true;
    const { seat, session } = await gate.admit(key);
    return seat.role === 'coach' && !session.state.opened?.solo && session.state.scenario?.id === scenario;
  };

  http.get(
    '/api/scenarios',
    {
      schema: {
        summary: 'The scenario library',
        response: { 200: z.object({ scenarios: z.array(publicScenario) }), ...errors },
      },
    },
    async () => ({
      scenarios: library.scenarios().map(publicPart),
    }),
  );

  http.get(
    '/api/scenarios/:id',
    {
      schema: {
        summary: 'One scenario',
        params: sessionId,
        response: { 200: z.union([scenarioSchema, publicScenario]), ...errors },
      },
    },
    async (request) => {
      const found = library.scenario(request.params.id);
      if (!found) throw new Refusal('not_found', `there is no scenario ${request.params.id}`);
      return (await seesHidden(request, found.id)) ? found : publicPart(found);
    },
  );

  const write = async (id: string, body: z.infer<typeof scenarioSchema> | null) => {
    await recording.putScenario(id, body);
    library.takeWritten(await recording.scenarios());
  };

  http.post(
    '/api/scenarios',
    { schema: { summary: 'Add a scenario', body: scenarioSchema, response: { 201: scenarioSchema, ...errors } } },
    async (request, reply) => {
      operator(request);
      if (library.scenario(request.body.id))
        throw new Refusal('conflict', 'a scenario of this id exists; PUT changes it', { id: 'is taken' });
      await write(request.body.id, request.body);
      return reply.code(201).send(request.body);
    },
  );

  http.put(
    '/api/scenarios/:id',
    {
      schema: {
        summary: 'Change a scenario',
        params: sessionId,
        body: scenarioSchema,
        response: { 200: scenarioSchema, ...errors },
      },
    },
    async (request) => {
      operator(request);
      const old = library.scenario(request.params.id);
      if (!old) throw new Refusal('not_found', `there is no scenario ${request.params.id}`);
      if (request.body.id !== old.id)
        throw new Refusal('bad_request', 'a scenario keeps its id', { id: 'must be the one in the address' });
      const changed = { ...request.body, version: old.version + 1 };
      await write(old.id, changed);
      return changed;
    },
  );

  http.delete(
    '/api/scenarios/:id',
    { schema: { summary: 'Take a scenario away', params: sessionId, response: { 204: z.null(), ...errors } } },
    async (request, reply) => {
      operator(request);
      if (!library.scenario(request.params.id))
        throw new Refusal('not_found', `there is no scenario ${request.params.id}`);
      await write(request.params.id, null);
      return reply.code(204).send(null);
    },
  );

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
        throw new Refusal('unauthorized', 'this code has been used or is not ours; use the coach key');
      return { key: tokens.signOperator(now() + 30 * DAY_MS) };
    },
  );
}

function show(state: State, id: string, seat: Seat, now: number): z.infer<typeof sessionView> {
  const { opened, scenario, round } = state;
  if (!opened || !scenario) throw new Refusal('not_found', 'this session has no beginning');
  const speed = round ? speedOf(opened.clock, round.id) : opened.clock === 'off' ? 1 : (opened.clock.speed ?? 1);
  const floor = floorOf(state);
  return {
    id,
    you: { ...seat },
    scenario: publicPart(scenario),
    rounds: opened.rounds,
    round: round?.id ?? null,
    waitingFor: waitingFor(state),
    floor: floor === 'candidate' ? 'candidate' : floor === 'panelist' ? (round?.floor?.to ?? null) : null,
    clock: {
      endsAt: round?.clock.kind === 'running' ? round.clock.endsAt : null,
      paused: isPaused(state),
      speed,
      left: round ? leftOf(round.clock, speed, now) : null,
      now,
    },
    engine: state.engine,
    solo: opened.solo,
    level: opened.level,
    debrief: state.scorecard !== null,
    seq: state.seq,
  };
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

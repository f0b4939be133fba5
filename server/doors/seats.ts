import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { makeSeat, seatLink, seatRow } from '../../protocol/http.ts';
import type { SeatRole } from '../../protocol/roles.ts';
import { mint } from '../ids.ts';
import { Refusal } from '../problems.ts';
import type { SeatRow } from '../session/recording.ts';
import { byId, DAY_MS, type Desk, errors } from './desk.ts';

/** Seats: listed, made, revoked. A read-only share link is an observer seat with an end. */
export function openSeatsDoor(app: FastifyInstance, desk: Desk): void {
  const http = app.withTypeProvider<ZodTypeProvider>();
  const { house, recording, now } = desk.parts;

  http.get(
    '/api/sessions/:id/seats',
    {
      schema: {
        summary: 'The seats of a session',
        params: byId,
        response: { 200: z.object({ seats: z.array(seatRow) }), ...errors },
      },
    },
    async (request) => {
      const { session } = await desk.coach(request, request.params.id, 'lists seats');
      const seats = await recording.seats(session.id);
      return {
        seats: seats.map(({ id, role, name, expiresAt, revoked }) => ({ seat: id, role, name, expiresAt, revoked })),
      };
    },
  );

  http.post(
    '/api/sessions/:id/seats',
    {
      onRequest: desk.coachOnly('makes seats'),
      schema: { summary: 'Make a seat', params: byId, body: makeSeat, response: { 201: seatLink, ...errors } },
    },
    async (request, reply) => {
      const { session } = await desk.coach(request, request.params.id, 'makes seats');
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
      return reply.code(201).send(desk.link(made));
    },
  );

  http.delete(
    '/api/sessions/:id/seats/:seat',
    {
      schema: {
        summary: 'Revoke a seat',
        params: byId.extend({ seat: z.string().max(64) }),
        response: { 204: z.null(), ...errors },
      },
    },
    async (request, reply) => {
      const { session } = await desk.coach(request, request.params.id, 'revokes seats');
      if (!(await house.revoke(session.id, request.params.seat)))
        throw new Refusal('not_found', 'there is no such seat here');
      return reply.code(204).send(null);
    },
  );
}

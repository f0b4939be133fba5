import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { openDrill, personExport, personHistory, sessionOpened } from '../../protocol/http.ts';
import { Refusal } from '../problems.ts';
import { belongingsOf } from '../session/belongings.ts';
import { drillOfLosses, historyOf } from '../session/history.ts';
import { type Desk, errors } from './desk.ts';

const byKey = z.object({ person: z.string().min(1).max(120) });

/** A person's progress over their sessions, and a drill of what they lost. The key in the address is the only way in. */
export function openPeopleDoor(app: FastifyInstance, desk: Desk): void {
  const http = app.withTypeProvider<ZodTypeProvider>();
  const { house, recording } = desk.parts;

  http.get(
    '/api/people/:person',
    { schema: { summary: 'Progress by axis and round', params: byKey, response: { 200: personHistory, ...errors } } },
    async (request) => historyOf(recording, request.params.person),
  );

  http.post(
    '/api/people/:person/drill',
    {
      onRequest: desk.openersOnly,
      config: { opens: true },
      schema: {
        summary: 'A session made of the challenges that this person lost',
        params: byKey,
        body: openDrill,
        response: { 201: sessionOpened, ...errors },
      },
    },
    async (request, reply) => {
      const byOperator = desk.opensAsOperator(request);
      const { person } = request.params;
      const latest = (await recording.ofPerson(person)).at(-1);
      const begun = await drillOfLosses(recording, person);
      if (!latest || !begun)
        throw new Refusal('not_found', 'nothing has been lost yet: sit a session to its debrief first');
      const wanted = {
        ...request.body,
        scenario: latest.scenario,
        candidate: latest.candidate,
        rounds: ['case-presentation' as const],
        person,
      };
      const { id, seats } = await house.open(wanted, !byOperator, begun);
      return reply.code(201).send({ id, person, seats: desk.linksOf(seats) });
    },
  );

  http.get(
    '/api/people/:person/export',
    {
      schema: {
        summary: 'Everything that is kept of this person, in one file',
        params: byKey,
        response: { 200: personExport, ...errors },
      },
    },
    async (request, reply) => {
      reply.header('content-disposition', 'attachment; filename="hotseat.json"');
      return belongingsOf(house, recording, request.params.person);
    },
  );

  http.delete(
    '/api/people/:person',
    {
      schema: {
        summary: 'Erase every session of this person, with its forks',
        params: byKey,
        response: { 204: z.null(), ...errors },
      },
    },
    async (request, reply) => {
      for (const { id } of await recording.ofPerson(request.params.person)) await house.erase(id);
      return reply.code(204).send(null);
    },
  );
}

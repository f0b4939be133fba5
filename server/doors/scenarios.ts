import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { publicPart } from '../../interview/visibility.ts';
import { publicScenario, scenario as scenarioSchema } from '../../protocol/scenario.ts';
import { Refusal } from '../problems.ts';
import { byId, type Desk, errors } from './desk.ts';
import { bearer } from './gate.ts';

/** The scenario library: the public part for everybody, all of it for the operator and the coach of a session on it. */
export function openScenariosDoor(app: FastifyInstance, desk: Desk): void {
  const http = app.withTypeProvider<ZodTypeProvider>();
  const { gate, library, recording } = desk.parts;

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

  const seesHidden = async (request: FastifyRequest, scenario: string): Promise<boolean> => {
    const key = bearer(request.headers);
    if (key === undefined) return false;
    if (gate.isOperator(key)) return true;
    const { seat, session } = await gate.admit(key);
    return seat.role === 'coach' && !session.state.opened?.solo && session.state.scenario?.id === scenario;
  };

  http.get(
    '/api/scenarios/:id',
    {
      schema: {
        summary: 'One scenario',
        params: byId,
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
      desk.operator(request);
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
        params: byId,
        body: scenarioSchema,
        response: { 200: scenarioSchema, ...errors },
      },
    },
    async (request) => {
      desk.operator(request);
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
    { schema: { summary: 'Take a scenario away', params: byId, response: { 204: z.null(), ...errors } } },
    async (request, reply) => {
      desk.operator(request);
      if (!library.scenario(request.params.id))
        throw new Refusal('not_found', `there is no scenario ${request.params.id}`);
      await write(request.params.id, null);
      return reply.code(204).send(null);
    },
  );
}

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { publicPart } from '../../interview/visibility.ts';
import type { ErrorCode } from '../../protocol/answers.ts';
import { publicScenario, type Scenario, scenario as scenarioSchema, scenarioVersion } from '../../protocol/scenario.ts';
import { Refusal } from '../problems.ts';
import { byId, type Desk, errors } from './desk.ts';
import { etag, isMatch } from './etag.ts';
import { bearer } from './gate.ts';

const NOBODY: readonly ErrorCode[] = ['unauthorized', 'not_found'];
const CHANGED = 'somebody else has changed this scenario meanwhile; read it again, then write';

/** The scenario library: the public part for everybody, all of it for the operator and the coach of a session on it. */
export function openScenariosDoor(app: FastifyInstance, desk: Desk): void {
  const http = app.withTypeProvider<ZodTypeProvider>();
  const { gate, library, recording, now } = desk.parts;

  /** The session's coach sees all of the scenario it is on; the operator sees all of every one. */
  const hiddenFor = async (request: FastifyRequest): Promise<(id: string) => boolean> => {
    const key = bearer(request.headers);
    if (key === undefined) return () => false;
    if (gate.isOperator(key)) return () => true;
    // Whoever they are: a link that has ended or was never ours shows what anybody sees.
    const admitted = await gate.admit(key).catch((error: unknown) => {
      if (error instanceof Refusal && NOBODY.includes(error.problem.code)) return null;
      throw error;
    });
    if (!admitted) return () => false;
    const { seat, session } = admitted;
    const { opened, scenario } = session.state;
    return (id) => seat.role === 'coach' && !opened?.solo && scenario?.id === id;
  };

  http.get(
    '/api/scenarios',
    {
      schema: {
        summary: 'The scenario library',
        response: { 200: z.object({ scenarios: z.array(z.union([scenarioSchema, publicScenario])) }), ...errors },
      },
    },
    async (request) => {
      const seesHidden = await hiddenFor(request);
      return { scenarios: library.scenarios().map((each) => (seesHidden(each.id) ? each : publicPart(each))) };
    },
  );

  http.get(
    '/api/scenarios/:id',
    {
      schema: {
        summary: 'One scenario',
        params: byId,
        response: { 200: z.union([scenarioSchema, publicScenario]), ...errors },
      },
    },
    async (request, reply) => {
      const found = library.scenario(request.params.id);
      if (!found) throw new Refusal('not_found', `there is no scenario ${request.params.id}`);
      reply.header('etag', etag(found.version));
      return (await hiddenFor(request))(found.id) ? found : publicPart(found);
    },
  );

  http.get(
    '/api/scenarios/:id/versions',
    {
      onRequest: desk.operatorOnly,
      schema: {
        summary: 'Every version of a scenario that was written here, newest first (operator)',
        params: byId,
        response: { 200: z.object({ versions: z.array(scenarioVersion) }), ...errors },
      },
    },
    async (request) => {
      const versions = await versionsOf(request.params.id);
      if (!versions.length) throw new Refusal('not_found', `there is no scenario ${request.params.id}`);
      return { versions: versions.toReversed() };
    },
  );

  /** The shipped one is a version too, from before anybody wrote here. */
  const versionsOf = async (id: string): Promise<{ at: number | null; scenario: Scenario }[]> => {
    const written = (await recording.scenarioVersions(id)).map(({ at, body }) => ({ at, scenario: body }));
    const known = [library.shipped(id), library.scenario(id)].filter((each) => each !== null);
    const others = known.filter((each, i) => known.findIndex(({ version }) => version === each.version) === i);
    const missing = others.filter(({ version }) => !written.some(({ scenario }) => scenario.version === version));
    return [...missing.map((scenario) => ({ at: null, scenario })), ...written].sort(
      (a, b) => a.scenario.version - b.scenario.version,
    );
  };

  const write = async (id: string, body: Scenario | null): Promise<void> => {
    const stored = await recording.putScenario(id, body, now());
    library.takeWritten(await recording.scenarios());
    if (!stored) throw new Refusal('conflict', CHANGED);
  };

  /** A version is never written twice, not even after the scenario was taken away. */
  const next = async (id: string): Promise<number> => ((await versionsOf(id)).at(-1)?.scenario.version ?? 0) + 1;

  http.post(
    '/api/scenarios',
    {
      onRequest: desk.operatorOnly,
      schema: { summary: 'Add a scenario', body: scenarioSchema, response: { 201: scenarioSchema, ...errors } },
    },
    async (request, reply) => {
      const { id, version } = request.body;
      if (library.scenario(id))
        throw new Refusal('conflict', 'a scenario of this id exists; PUT changes it', { id: 'is taken' });
      const added = { ...request.body, version: Math.max(version, await next(id)) };
      await write(id, added);
      return reply.code(201).header('etag', etag(added.version)).send(added);
    },
  );

  http.put(
    '/api/scenarios/:id',
    {
      onRequest: desk.operatorOnly,
      schema: {
        summary: 'Change a scenario',
        params: byId,
        body: scenarioSchema,
        response: { 200: scenarioSchema, ...errors },
      },
    },
    async (request, reply) => {
      library.takeWritten(await recording.scenarios());
      const old = library.scenario(request.params.id);
      if (!old) throw new Refusal('not_found', `there is no scenario ${request.params.id}`);
      if (request.body.id !== old.id)
        throw new Refusal('bad_request', 'a scenario keeps its id', { id: 'must be the one in the address' });
      if (!isMatch(request.headers['if-match'], old.version)) throw new Refusal('conflict', CHANGED);
      const changed = { ...request.body, version: await next(old.id) };
      await write(old.id, changed);
      reply.header('etag', etag(changed.version));
      return changed;
    },
  );

  http.delete(
    '/api/scenarios/:id',
    {
      onRequest: desk.operatorOnly,
      schema: { summary: 'Take a scenario away', params: byId, response: { 204: z.null(), ...errors } },
    },
    async (request, reply) => {
      if (!library.scenario(request.params.id))
        throw new Refusal('not_found', `there is no scenario ${request.params.id}`);
      await write(request.params.id, null);
      return reply.code(204).send(null);
    },
  );
}

import type { FastifyInstance } from 'fastify';
import type { Meters } from '../meters.ts';
import { Refusal } from '../problems.ts';
import type { Addresses } from './address.ts';
import type { Crowd } from './crowd.ts';
import { bearer, type Gate } from './gate.ts';
import type { Load } from './load.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Makes a new session: such calls are refused first when there is too much to do. */
    opens?: true;
  }
}

const RETRY_S = 30;

export interface Limits {
  addresses: Addresses;
  crowd: Crowd;
  load: Load;
  meters: Meters;
}

/** New sessions are refused under load, and to a visitor who has opened very many. The operator's key is not counted. */
export function limitOpening(app: FastifyInstance, gate: Gate, { addresses, crowd, load, meters }: Limits): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.routeOptions.config.opens) return;
    reply.header('retry-after', RETRY_S);
    try {
      load.check();
      if (!gate.isOperator(bearer(request.headers))) crowd.opens(addresses.of(request.raw));
    } catch (error) {
      if (error instanceof Refusal) meters.refused(error.problem.code);
      throw error;
    }
    reply.removeHeader('retry-after');
  });
  app.addHook('onClose', async () => load.close());
}

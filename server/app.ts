import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import staticFiles from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Problem } from '../protocol/answers.ts';
import type { Config } from './config.ts';
import { Addresses } from './doors/address.ts';
import { openCaseDoor, PreconditionFailed } from './doors/case.ts';
import { Crowd } from './doors/crowd.ts';
import { Gate } from './doors/gate.ts';
import { openHttpDoor } from './doors/http.ts';
import { limitOpening } from './doors/limits.ts';
import { Load } from './doors/load.ts';
import type { OperatorCode } from './doors/operator-code.ts';
import { openSocketioDoor } from './doors/socketio.ts';
import { Rate } from './doors/turnstile.ts';
import { openWebsocketDoor } from './doors/websocket.ts';
import type { Library } from './library.ts';
import type { Meters } from './meters.ts';
import { fieldsOf, Refusal, statusOf } from './problems.ts';
import type { House } from './session/house.ts';
import { DatabaseAway, type Recording } from './session/recording.ts';
import type { Tokens } from './tokens.ts';

export interface AppParts {
  config: Config;
  coachKey: string;
  tokens: Tokens;
  recording: Recording;
  library: Library;
  house: House;
  meters: Meters;
  log: Logger;
  operatorCode: OperatorCode;
  /** The folder of the built pages; without it only the interface is served. */
  pages: string;
  now: () => number;
}

/** The server, built but not listening. `listen()` it, and `close()` ends sockets, sessions and the recording in that order. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, meters, house, recording, library, tokens, log, now } = parts;
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy === false ? false : config.trustProxy,
    bodyLimit: 1024 * 1024,
    forceCloseConnections: true,
    requestTimeout: 30_000,
    // What does not get as far as a route: an address that cannot be read, or is far too long.
    frameworkErrors: (_error, _request, reply) => {
      const problem: Problem = { code: 'bad_request', message: 'this address cannot be read' };
      return (reply as FastifyReply).code(400).send({ error: problem });
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const { status, problem } = explain(error);
    // The route and not the address: an address may carry a token.
    if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
    return reply.code(status).send({ error: problem });
  });

  const publicUrl = () => withPort(config.publicUrl, app);
  const addresses = new Addresses(config.trustProxy);
  const gate = new Gate({ house, recording, tokens, addresses, coachKey: parts.coachKey, publicUrl, now });
  const rate = new Rate(now);
  const crowd = new Crowd(config.limits, now);
  const load = new Load({ sessions: () => house.size, maxSessions: config.limits.sessions });

  const probes = new Set(['/healthz', '/readyz', '/metrics']);
  app.addHook('onRequest', async (request) => {
    const path = request.url.split('?')[0] ?? '';
    if (!probes.has(path) && !gate.isOurs(request.raw)) {
      throw new Refusal(
        'forbidden',
        `this house answers to ${publicUrl().host} and its own pages alone; PUBLIC_URL sets it`,
      );
    }
  });
  limitOpening(app, gate, { addresses, crowd, load, meters });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", (request) => wsOf(addresses.hostOf(request))],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // Only where the address is https; on loopback it would shut the browser out.
    hsts: config.publicUrl.protocol === 'https:',
  });
  await app.register(swagger, {
    openapi: {
      info: { title: 'Hotseat', description: 'A live mock panel: sessions, recordings, scenarios.', version: '1' },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });

  const upgrades = await openWebsocketDoor(app, { gate, rate, addresses, crowd, meters, now });
  openHttpDoor(app, {
    gate,
    house,
    recording,
    library,
    tokens,
    now,
    publicUrl,
    solo: config.solo,
    operatorCode: parts.operatorCode,
  });
  await openCaseDoor(app, { gate, recording });
  openProbes(app, parts);
  await openPages(app, parts.pages);

  const io = openSocketioDoor(app, { gate, rate, addresses, crowd, meters, now });
  app.server.on('upgrade', (request, socket, head) => {
    const path = request.url?.split('?')[0];
    if (path?.startsWith('/socket.io/')) return;
    // After an upgrade Node no longer tracks the socket, so one that is refused must be ended here.
    const refused = path !== '/ws' ? '404 Not Found' : gate.isOurs(request) ? null : '403 Forbidden';
    if (refused)
      socket.end(`HTTP/1.1 ${refused}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
    else upgrades.emit('upgrade', request, socket, head);
  });
  app.addHook('preClose', async () => {
    await house.close();
    io.local.disconnectSockets(true);
    io.engine.close();
  });
  app.addHook('onClose', async () => recording.close());
  return app;
}

function openProbes(app: FastifyInstance, { recording, meters, now }: AppParts): void {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await recording.due(now() - 1, 1);
      return { ok: true };
    } catch {
      return reply.code(503).send({ ok: false, because: 'the database does not answer' });
    }
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(meters.registry.contentType).send(await meters.registry.metrics()),
  );
}

async function openPages(app: FastifyInstance, pages: string): Promise<void> {
  const built = existsSync(join(pages, 'index.html'));
  if (built) {
    await app.register(staticFiles, {
      root: pages,
      wildcard: false,
      preCompressed: true,
      maxAge: '1h',
      setHeaders: (reply, path) => {
        if (path.includes('/assets/')) reply.header('cache-control', 'public, max-age=31536000, immutable');
        if (path.endsWith('index.html')) reply.header('cache-control', 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const page = built && request.method === 'GET' && !path.startsWith('/api/') && !path.includes('.');
    if (page) return reply.sendFile('index.html');
    return reply
      .code(404)
      .send({ error: { code: 'not_found', message: 'there is nothing at this address' } satisfies Problem });
  });
}

function explain(error: FastifyError): { status: number; problem: Problem } {
  if (error instanceof PreconditionFailed) return { status: 412, problem: error.problem };
  if (error instanceof DatabaseAway) {
    return {
      status: 503,
      problem: { code: 'overloaded', message: 'the database does not answer just now; try again' },
    };
  }
  if (error instanceof Refusal) return { status: statusOf[error.problem.code], problem: error.problem };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((v) => ({
      path: v.instancePath.split('/').filter(Boolean),
      message: v.message ?? 'is wrong',
    }));
    return {
      status: 400,
      problem: { code: 'bad_request', message: 'the request is not as it should be', fields: fieldsOf(issues) },
    };
  }
  switch (error.statusCode) {
    case 413:
      return { status: 413, problem: { code: 'too_large', message: 'the request is too large' } };
    case 415:
      return { status: 415, problem: { code: 'unsupported_type', message: 'this content type is not taken here' } };
    case 400:
      return { status: 400, problem: { code: 'bad_request', message: error.message } };
    default:
      // Such as a range that the page does not have.
      if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
        return {
          status: error.statusCode,
          problem: { code: 'bad_request', message: 'the request is not as it should be' },
        };
      return { status: 500, problem: { code: 'internal', message: 'something went wrong here; try again' } };
  }
}

/** With PORT=0 the system chooses; links then carry the port that was chosen. */
function withPort(url: URL, app: FastifyInstance): URL {
  const address = app.server.address();
  if (url.port !== '0' || address === null || typeof address === 'string') return url;
  const chosen = new URL(url);
  chosen.port = String(address.port);
  return chosen;
}

/** Safari before 15.4 does not take `'self'` for WebSockets of the same origin (https://github.com/w3c/webappsec-csp/issues/7). */
const wsOf = (host: string | undefined): string =>
  host && /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'";

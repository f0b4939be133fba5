import { createServer } from 'node:http';
import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { closeCode, type ErrorCode } from '../../protocol/answers.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { Live } from '../../protocol/live.ts';
import type { Seat } from '../../protocol/roles.ts';
import type { Meters } from '../meters.ts';
import { Refusal } from '../problems.ts';
import type { Listener } from '../session/audience.ts';
import type { Addresses } from './address.ts';
import type { Crowd } from './crowd.ts';
import { ENDED, whenItEnds } from './ending.ts';
import type { Gate } from './gate.ts';
import { type Rate, Turnstile } from './turnstile.ts';

// The plain door: `/ws?token=…&since=SEQ`, each frame one JSON object.

/** A frame larger than this ends the connection with 1009 before it is read; up to it, it is answered. */
const FRAME_BYTES = 1024 * 1024;
/** What may wait unsent for one reader: live words are dropped first, then the reader. */
const LIVE_BYTES = 256 * 1024;
export const SLOW_BYTES = 4 * 1024 * 1024;
/** A reader that is dropped may not take the goodbye either. */
const GOODBYE_MS = 2_000;
/** Frames that may come before the seat is in. */
const EARLY = 50;

export interface DoorParts {
  gate: Gate;
  rate: Rate;
  addresses: Addresses;
  crowd: Crowd;
  meters: Meters;
  now: () => number;
}

/**
 * @fastify/websocket answers every upgrade on the server it is given, Socket.IO's too, which then quietly stays on polling. So
 * it is given a server that never listens, and `app.ts` hands it the upgrades that are its own.
 */
export async function openWebsocketDoor(app: FastifyInstance, parts: DoorParts) {
  const upgrades = createServer();
  await app.register(websocket, {
    options: { server: upgrades, maxPayload: FRAME_BYTES, handleProtocols },
    preClose(done) {
      for (const client of this.websocketServer.clients) client.close(closeCode.restart, 'restart');
      setTimeout(() => {
        for (const client of this.websocketServer.clients) client.terminate();
      }, 1_000).unref();
      this.websocketServer.close();
      done();
    },
  });
  app.get('/ws', { websocket: true, schema: { hide: true } }, (socket, request) => {
    serve(socket, parts, request).catch((error: unknown) => {
      request.log.error({ err: error }, 'a plain socket failed');
      socket.close(1011, 'internal');
    });
  });
  return upgrades;
}

async function serve(socket: WebSocket, parts: DoorParts, request: FastifyRequest) {
  const query = request.query as Record<string, unknown>;
  const token = oneText(query['token']) ?? tokenOf(request.headers['sec-websocket-protocol']);
  // Frames that come before the seat is in and has been told what it missed are kept, in order.
  const early: string[] = [];
  let take = (frame: string): void => {
    if (early.push(frame) > EARLY) socket.close(closeCode.abusive, 'too many frames before the first answer');
  };
  socket.on('message', (data) => take(String(data)));
  const admitted = await enter(socket, parts, request)
    .then(() => parts.gate.admit(token, oneText(query['session'])))
    .catch((error: unknown) => error);
  if (admitted instanceof Refusal) {
    const { code, message } = admitted.problem;
    if (code === 'too_many' || code === 'overloaded') parts.meters.refused(code);
    socket.send(JSON.stringify({ re: null, ok: false, error: admitted.problem }));
    return socket.close(whyRefused(code), message.slice(0, 120));
  }
  if (admitted instanceof Error) throw admitted;
  const { seat, session, endsAt } = admitted as Awaited<ReturnType<Gate['admit']>>;
  const listener = new PlainListener(socket, seat);
  const turnstile = new Turnstile(
    { seat, session, sessionId: session.id, endsAt },
    parts.rate,
    (code, why) => listener.close(code, why),
    parts.now,
  );
  const callOff = whenItEnds(endsAt, parts.now, () => listener.close(closeCode.unauthorized, ENDED));
  parts.meters.socket('websocket', 1);
  socket.on('close', () => {
    parts.meters.socket('websocket', -1);
    callOff();
    session.leave(listener);
  });
  socket.on('error', () => socket.terminate());
  await session.join(listener, sinceOf(query['since']));
  if (socket.readyState !== socket.OPEN) session.leave(listener);
  take = (frame) => void turnstile.text(frame).then((answer) => listener.send(answer));
  for (const frame of early) take(frame);
}

/** Counts the connection. Throws a Refusal where it is one too many. */
async function enter(socket: WebSocket, { addresses, crowd }: DoorParts, request: FastifyRequest): Promise<void> {
  socket.once('close', crowd.enter(addresses.of(request.raw)));
}

class PlainListener implements Listener {
  readonly seat: Seat;
  readonly #socket: WebSocket;
  /** What was missed comes in one go, however much it is; nobody is too slow before they have had it. */
  #most = Number.POSITIVE_INFINITY;

  constructor(socket: WebSocket, seat: Seat) {
    this.#socket = socket;
    this.seat = seat;
  }

  entry(entry: SeenEntry): void {
    this.send(entry);
  }

  live(message: Live): void {
    if (message.live === 'reply.delta' && this.#socket.bufferedAmount > LIVE_BYTES) return;
    this.send(message);
    if (message.live === 'welcome') this.#most = this.#socket.bufferedAmount + SLOW_BYTES;
  }

  close(code: number, because: string): void {
    this.send({ live: 'bye', code, because });
    this.#socket.close(code, because);
  }

  send(frame: object): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > this.#most) {
      this.#socket.close(closeCode.tooSlow, 'too slow; come back with since');
      setTimeout(() => this.#socket.terminate(), GOODBYE_MS).unref();
    } else this.#socket.send(JSON.stringify(frame));
  }
}

const whyRefused = (code: ErrorCode): number => {
  if (code === 'not_found') return closeCode.notFound;
  return code === 'unauthorized' || code === 'forbidden' ? closeCode.unauthorized : closeCode.tryAgain;
};

/** What a handshake says, where it says one thing; it may say anything. */
export const oneText = (raw: unknown): string | undefined => (typeof raw === 'string' && raw ? raw : undefined);

/** A whole number of 0 or more; anything else is taken as 0, which loses nothing. */
export function sinceOf(raw: unknown): number {
  const since = Number(raw ?? 0);
  return Number.isSafeInteger(since) && since > 0 ? since : 0;
}

const PROTOCOL = 'hotseat.';

const tokenOf = (header: string | undefined): string | undefined =>
  header
    ?.split(',')
    .map((each) => each.trim())
    .find((each) => each.startsWith(PROTOCOL))
    ?.slice(PROTOCOL.length);

const handleProtocols = (offered: Set<string>): string | false =>
  [...offered].find((each) => each.startsWith(PROTOCOL)) ?? offered.values().next().value ?? false;

import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Server, type Socket } from 'socket.io';
import { closeCode } from '../../protocol/answers.ts';
import { COMMAND_BYTES } from '../../protocol/commands.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { Live } from '../../protocol/live.ts';
import type { Seat } from '../../protocol/roles.ts';
import { Refusal } from '../problems.ts';
import type { Listener } from '../session/audience.ts';
import { ENDED, whenItEnds } from './ending.ts';
import type { Admitted } from './gate.ts';
import { Turnstile } from './turnstile.ts';
import { type DoorParts, oneText, SLOW_BYTES, sinceOf } from './websocket.ts';

// The door for browsers: entries arrive as `entry`, live things as `live`, commands go as `command` with an acknowledgement.

/** Packets that may wait unsent for one reader: live words are dropped first, then the reader. */
const LIVE_PACKETS = 500;
const SLOW_PACKETS = 5_000;
/** So few are not looked at one by one. */
const FEW_PACKETS = 50;

/** A reader that is dropped may not take the goodbye either. */
const GOODBYE_MS = 2_000;
/** How long one that is too many has to ask why. */
const REFUSED_MS = 2_000;

interface EngineSocket {
  request: IncomingMessage;
  once(event: 'close', listener: () => void): void;
  close(): void;
}

export function openSocketioDoor(app: FastifyInstance, parts: DoorParts): Server {
  const io = new Server(app.server, {
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: 1024 * 1024,
    allowRequest: (request, answer) => answer(null, parts.gate.isOurs(request)),
  });
  const refused = new WeakMap<object, Refusal>();
  io.engine.on('connection', (connection: EngineSocket) => {
    try {
      connection.once('close', parts.crowd.enter(parts.addresses.of(connection.request)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // It is told when it asks to come in, and does not stay.
      refused.set(connection, error);
      parts.meters.refused(error.problem.code);
      setTimeout(() => connection.close(), REFUSED_MS).unref();
    }
  });
  io.use((socket, next) => {
    const full = refused.get(socket.conn);
    if (full) return next(asConnectError(full, app));
    const { token, since } = socket.handshake.auth as { token?: unknown; since?: unknown };
    parts.gate.admit(oneText(token), oneText(socket.handshake.query['session'])).then(
      (admitted) => {
        socket.data = { admitted, since: sinceOf(since) };
        next();
      },
      (error: unknown) => next(asConnectError(error, app)),
    );
  });
  io.on('connection', (socket) => {
    serve(socket, parts).catch((error: unknown) => {
      app.log.error({ err: error }, 'a socket failed');
      socket.disconnect(true);
    });
  });
  return io;
}

async function serve(socket: Socket, parts: DoorParts): Promise<void> {
  const { admitted, since } = socket.data as { admitted: Admitted; since: number };
  const listener = new SocketioListener(socket, admitted.seat);
  const turnstile = new Turnstile(admitted, parts.rate, (code, why) => listener.close(code, why), parts.now);
  const callOff = whenItEnds(admitted.endsAt, parts.now, () => listener.close(closeCode.unauthorized, ENDED));
  parts.meters.socket('socketio', 1);
  socket.on('disconnect', () => {
    parts.meters.socket('socketio', -1);
    callOff();
    admitted.session.leave(listener);
  });
  const joined = admitted.session.join(listener, since);
  socket.on('command', (raw: unknown, acknowledge: unknown) => {
    const done = typeof acknowledge === 'function' ? acknowledge : () => {};
    const size = Buffer.byteLength(JSON.stringify(raw) ?? '');
    const answer =
      size > COMMAND_BYTES ? turnstile.text(JSON.stringify(raw)) : joined.then(() => turnstile.command(raw));
    answer.then((given) => done(given)).catch(() => socket.disconnect(true));
  });
  await joined;
  if (!socket.connected) admitted.session.leave(listener);
}

class SocketioListener implements Listener {
  readonly seat: Seat;
  readonly #socket: Socket;
  /** What was missed comes in one go, however much it is; nobody is too slow before they have had it. */
  #missed: { packets: number; bytes: number } | null = null;

  constructor(socket: Socket, seat: Seat) {
    this.#socket = socket;
    this.seat = seat;
  }

  entry(entry: SeenEntry): void {
    if (this.#isSlow()) this.close(closeCode.tooSlow, 'too slow; come back with since');
    else this.#socket.emit('entry', entry);
  }

  live(message: Live): void {
    // Not `volatile`: that drops whatever comes while an entry is still being flushed, and so the first words of each turn.
    if (message.live === 'reply.delta' && this.#unsent.length > LIVE_PACKETS) return;
    this.#socket.emit('live', message);
    if (message.live === 'welcome') this.#missed = { packets: this.#unsent.length, bytes: this.#unsentBytes() };
  }

  close(code: number, because: string): void {
    this.#socket.emit('live', { live: 'bye', code, because } satisfies Live);
    const { conn } = this.#socket;
    this.#socket.disconnect(true);
    // That waits until all has been read, which a reader that was too slow may never do.
    setTimeout(() => conn.close(true), GOODBYE_MS).unref();
  }

  get #unsent(): readonly { data?: unknown }[] {
    return (this.#socket.conn as unknown as { writeBuffer?: { data?: unknown }[] }).writeBuffer ?? [];
  }

  #isSlow(): boolean {
    const unsent = this.#unsent;
    if (unsent.length < FEW_PACKETS) return false;
    if (this.#missed === null) return false;
    const { packets, bytes } = this.#missed;
    return unsent.length > packets + SLOW_PACKETS || this.#unsentBytes() > bytes + SLOW_BYTES;
  }

  #unsentBytes(): number {
    return this.#unsent.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0);
  }
}

/** Socket.IO tells a refused client `connect_error` with `data`. */
function asConnectError(error: unknown, app: FastifyInstance): Error {
  const problem =
    error instanceof Refusal
      ? error.problem
      : { code: 'internal' as const, message: 'this connection could not be opened; try again' };
  if (!(error instanceof Refusal)) app.log.error({ err: error }, 'a socket could not be admitted');
  return Object.assign(new Error(problem.message), { data: problem });
}

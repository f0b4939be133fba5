import type { FastifyInstance } from 'fastify';
import { Server, type Socket } from 'socket.io';
import { closeCode } from '../../protocol/answers.ts';
import { COMMAND_BYTES } from '../../protocol/commands.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import type { Live } from '../../protocol/live.ts';
import type { Seat } from '../../protocol/roles.ts';
import { Refusal } from '../problems.ts';
import type { Listener } from '../session/audience.ts';
import type { Admitted } from './gate.ts';
import { Turnstile } from './turnstile.ts';
import { type DoorParts, sinceOf } from './websocket.ts';

// The door for browsers: entries arrive as `entry`, live things as `live`, commands go as `command` with an acknowledgement.

/** Packets that may wait unsent for one reader: live words are dropped first, then the reader. */
const LIVE_PACKETS = 500;
const SLOW_PACKETS = 5_000;

export function openSocketioDoor(app: FastifyInstance, parts: DoorParts): Server {
  const io = new Server(app.server, {
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: 1024 * 1024,
    allowRequest: (request, answer) => answer(null, parts.gate.isOurs(request.headers)),
  });
  io.use((socket, next) => {
    const { token, since } = socket.handshake.auth as { token?: string; since?: unknown };
    const session = socket.handshake.query['session'];
    parts.gate.admit(token, typeof session === 'string' ? session : undefined).then(
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
  parts.meters.socket('socketio', 1);
  socket.on('disconnect', () => {
    parts.meters.socket('socketio', -1);
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

  constructor(socket: Socket, seat: Seat) {
    this.#socket = socket;
    this.seat = seat;
  }

  entry(entry: SeenEntry): void {
    if (this.#waiting() > SLOW_PACKETS) this.close(closeCode.tooSlow, 'too slow; come back with since');
    else this.#socket.emit('entry', entry);
  }

  live(message: Live): void {
    // Not `volatile`: that drops whatever comes while an entry is still being flushed, and so the first words of each turn.
    if (message.live === 'reply.delta' && this.#waiting() > LIVE_PACKETS) return;
    this.#socket.emit('live', message);
  }

  close(code: number, because: string): void {
    this.#socket.emit('live', { live: 'bye', code, because } satisfies Live);
    this.#socket.disconnect(true);
  }

  #waiting(): number {
    const { writeBuffer } = this.#socket.conn as unknown as { writeBuffer?: unknown[] };
    return writeBuffer?.length ?? 0;
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

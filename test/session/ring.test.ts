import { expect, onTestFinished, test } from 'vitest';
import { closeCode } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';
import type { EntryBody, SeenEntry } from '../../protocol/entries.ts';
import { Library } from '../../server/library.ts';
import { makeLog } from '../../server/log.ts';
import { Meters } from '../../server/meters.ts';
import type { Engine } from '../../server/panel/engine.ts';
import { Panel } from '../../server/panel/panel.ts';
import { projectRoot } from '../../server/root.ts';
import type { Listener } from '../../server/session/audience.ts';
import { House } from '../../server/session/house.ts';
import type { Recording, SeatRow } from '../../server/session/recording.ts';
import { emptyTables, memoryRecording } from '../simulation/memory-recording.ts';

// What the ring does when the store does not do as it is told. The simulation met these first.

const library = new Library(projectRoot());
const meters = new Meters();

const quick: Engine = {
  name: 'builtin',
  listen: async () => ({ noticed: [], reply: null, supported: [], wish: null }),
  async *word() {
    yield 'Who would pay for that?';
  },
  judge: async ({ round }) => ({ round, verdict: 'advance', why: '', criteria: [] }),
  debrief: async () => ({ recommendation: null, overall: null, rounds: [], panel: [], practice: [] }),
};

interface Room {
  recording: Recording;
  /** The recording, without what stands in for its append. */
  store: Recording;
  house: House;
  id: string;
  seat: (role: SeatRow['role']) => SeatRow;
  /** Joins, and waits until the candidate has the floor. */
  join: (role: SeatRow['role'], since?: number) => Promise<Joined>;
  send: (command: Command) => Promise<unknown>;
}

interface Joined {
  seen: SeenEntry[];
  closed: number[];
  listener: Listener;
}

/** `append` stands in for the store's own; it is given that to call, or not. */
async function aRoom(
  append?: (stored: () => ReturnType<Recording['append']>, cause: string) => ReturnType<Recording['append']>,
  engine: Partial<Engine> = {},
): Promise<Room> {
  const store = memoryRecording(emptyTables());
  const recording: Recording = {
    ...store,
    append: (session, seq, rows, head) => {
      const stored = () => store.append(session, seq, rows, head);
      return append ? append(stored, rows[0]?.cause ?? '') : stored();
    },
  };
  const panel = new Panel({ library, meters, engines: { builtin: { ...quick, ...engine } }, now: Date.now });
  const house = new House({ recording, library, panel, log: makeLog('silent'), meters, now: Date.now }, null);
  onTestFinished(() => house.close());
  const { id, seats } = await house.open(
    { scenario: 'lineage-experiment-to-production', rounds: ['case-presentation'], clock: 'off' },
    false,
  );
  const seat = (role: SeatRow['role']) => seats.find((each) => each.role === role) as SeatRow;
  const as = (role: SeatRow['role']) => ({ seat: seat(role).id, role, name: role });
  return {
    recording,
    store,
    house,
    id,
    seat,
    join: async (role, since = 0) => {
      const seen: SeenEntry[] = [];
      const closed: number[] = [];
      const listener: Listener = {
        seat: as(role),
        entry: (entry) => void seen.push(entry),
        live: () => {},
        close: (code) => void closed.push(code),
      };
      await (await house.session(id))?.join(listener, since);
      await expect.poll(() => hasFloor(seen), { timeout: 4_000 }).toBe(true);
      return { seen, closed, listener };
    },
    send: async (command) => (await house.session(id))?.command(as('candidate'), command),
  };
}

const hasFloor = (seen: readonly SeenEntry[]) => {
  const last = seen.findLast((entry) => entry.type === 'floor.given');
  return (
    last?.type === 'floor.given' &&
    last.to === 'candidate' &&
    !seen.some((e) => e.type === 'candidate.said' && e.seq > last.seq && e.floor === 'yield')
  );
};

const say: Command = { id: 'one', type: 'say', text: 'Everyone wants it.', floor: 'yield' };

/** Writes the first append of a command and then says that it failed. */
function losesAnswer() {
  let lost = false;
  return async (stored: () => ReturnType<Recording['append']>, cause: string) => {
    const answer = await stored();
    if (lost || !cause.startsWith('cmd:')) return answer;
    lost = true;
    throw new Error('the answer was lost');
  };
}

test('a command that was written though the store said no is known when it is sent again, and has made one entry', async () => {
  const room = await aRoom(losesAnswer());
  const { seen } = await room.join('candidate');
  expect(await room.send(say)).toMatchObject({ ok: false, error: { code: 'internal' } });
  const again = await room.send(say);
  expect(again).toMatchObject({ re: 'one', ok: true });
  const said = (await room.recording.read(room.id, 0)).filter((row) => row.entry.type === 'candidate.said');
  expect(said.map((row) => row.entry.seq)).toEqual([(again as { seq: number }).seq]);
  await expect.poll(() => hasFloor(seen), { timeout: 4_000 }).toBe(true);
});

test('a command that was written though the store said no is answered by the panel, also if nobody sends it again', async () => {
  const room = await aRoom(losesAnswer());
  const { seen } = await room.join('candidate');
  await room.send(say);
  await expect
    .poll(() => seen.some((entry) => entry.type === 'candidate.said') && hasFloor(seen), { timeout: 4_000 })
    .toBe(true);
});

test('who comes in after such a command sees each entry once', async () => {
  const room = await aRoom(losesAnswer());
  await room.join('candidate');
  await room.send(say);
  const { seen } = await room.join('coach');
  await expect.poll(() => hasFloor(seen), { timeout: 4_000 }).toBe(true);
  expect(seen.map((entry) => entry.seq)).toEqual(seen.map((_, i) => i + 1));
});

test('a decision that could not be recorded after a command is taken a moment later', async () => {
  let fails = 1;
  const room = await aRoom(async (stored, cause) => {
    if (cause.startsWith('owed:decide') && fails-- > 0) throw new Error('the disk is full');
    return stored();
  });
  // The round opens, and the chair's first decision fails.
  await room.join('candidate');
  expect(fails).toBeLessThan(1);
});

test('the first round opens also where another node wrote something while the candidate came in', async () => {
  const other: { writes?: () => Promise<unknown> } = {};
  const room = await aRoom(async (stored, cause) => {
    const { writes } = other;
    delete other.writes;
    if (cause === 'owed:join:0') await writes?.();
    return stored();
  });
  other.writes = async () => {
    const note: EntryBody = { type: 'note.made', by: 'c', name: 'C', role: 'coach', text: 'Hello.', for: 'coaches' };
    const head = { seq: 2, state: 'waiting', round: null, dueAt: null } as const;
    const row = { entry: { ...note, seq: 2, at: Date.now() }, cause: 'cmd:c:n', part: 0, print: '' };
    await room.store.append(room.id, 1, [row], head);
  };
  const { seen } = await room.join('candidate');
  expect(seen.some((entry) => entry.type === 'round.opened')).toBe(true);
});

test('a turn that could not be recorded is recorded a moment later, and not spoken again', async () => {
  let fails = 1;
  let worded = 0;
  const room = await aRoom(
    async (stored, cause) => {
      if (cause.startsWith('owed:speak') && fails-- > 0) throw new Error('the disk is full');
      return stored();
    },
    {
      async *word() {
        worded += 1;
        yield 'Go ahead.';
      },
    },
  );
  await room.join('candidate');
  expect(worded).toBe(1);
});

test('an answer does not wait for the panel to have heard it', async () => {
  const happened: string[] = [];
  const room = await aRoom(undefined, {
    listen: async ({ reading }) => {
      if (reading === 'speech') happened.push('heard');
      return { noticed: [], reply: null, supported: [], wish: null };
    },
  });
  await room.join('candidate');
  await room.send({ ...say, floor: 'keep' }).then(() => happened.push('answered'));
  await expect.poll(() => happened).toEqual(['answered', 'heard']);
});

test('a session erased under its people ends their connections at their next word', async () => {
  const room = await aRoom();
  const { closed } = await room.join('candidate');
  await room.recording.erase(room.id);
  expect(await room.send(say)).toMatchObject({ ok: false });
  expect(closed).toEqual([closeCode.erased]);
});

test('a seat that was revoked after it was let in and before it came in does not stay', async () => {
  const room = await aRoom();
  const session = await room.house.session(room.id);
  const { id } = room.seat('observer');
  await room.recording.revokeSeat(room.id, id);
  const closed: number[] = [];
  const seat = { seat: id, role: 'observer', name: 'Observer' } as const;
  await session?.join({ seat, entry: () => {}, live: () => {}, close: (code) => void closed.push(code) }, 0);
  expect(closed).toEqual([closeCode.revoked]);
});

test('who joins a session that was let go of in the same moment is sent to connect again', async () => {
  const room = await aRoom();
  const session = await room.house.session(room.id);
  await session?.close(closeCode.restart, 'idle');
  const closed: number[] = [];
  const seat = room.seat('coach');
  await session?.join(
    {
      seat: { seat: seat.id, role: 'coach', name: 'Coach' },
      entry: () => {},
      live: () => {},
      close: (code) => void closed.push(code),
    },
    0,
  );
  expect(closed).toEqual([closeCode.restart]);
  expect(session?.audience.size).toBe(0);
});

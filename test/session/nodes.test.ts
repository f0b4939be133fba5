import { describe, expect, onTestFinished, test } from 'vitest';
import type { Command } from '../../protocol/commands.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import { eventually, isWhole } from '../deploy/people.ts';
import { aHouse, type TestHouse } from '../support/house.ts';
import { oneServer } from '../support/postgres.ts';
import { PlainSeat, SocketioSeat } from '../support/seat.ts';

// Two whole houses on one real PostgreSQL, in one process; nodes.test.ts asks what people see, nodes-death.test.ts what happens
// when one of them dies, sleeps or loses the database.

const server = oneServer();
const COACH_KEY = 'the-coach-key-of-this-test';

async function twoNodes(): Promise<{ a: TestHouse; b: TestHouse; url: string }> {
  const running = await server();
  const url = await running.fresh();
  // Both at once, on an empty database.
  const [a, b] = await Promise.all([
    aHouse({ DATABASE_URL: url, COACH_KEY }),
    aHouse({ DATABASE_URL: url, COACH_KEY }),
  ]);
  return { a, b, url };
}

const recorded = async (house: TestHouse, id: string): Promise<SeenEntry[]> =>
  (await house.call('GET', `/api/sessions/${id}/entries`, { key: COACH_KEY })).body.entries;

describe('on two nodes', () => {
  test('both doors see the same entries, whichever node they are at', async () => {
    const { a, b } = await twoNodes();
    const { id, seats } = await a.open();
    const candidate = await PlainSeat.at(a.address, seats.candidate.token);
    const coach = await SocketioSeat.at(b.address, seats.coach.token, 0, id);
    const observer = await PlainSeat.at(b.address, seats.observer.token);
    await candidate.floor(0);
    await candidate.exchange('Everyone in the world wants this, and the market is 4,000 accounts.');
    expect(await coach.do({ type: 'press', text: 'Who pays for it?' })).toMatchObject({ ok: true });
    await candidate.exchange('The platform lead pays; we asked nine of them.');
    const last = (await recorded(a, id)).at(-1)?.seq ?? 0;
    await coach.until('all of it', () => (coach.entries.at(-1)?.seq ?? 0) >= last);
    await observer.until(
      'all of it',
      () => (observer.entries.at(-1)?.seq ?? 0) >= (candidate.entries.at(-1)?.seq ?? 0),
    );
    expect(coach.entries).toEqual(await recorded(b, id));
    expect(await recorded(a, id)).toEqual(await recorded(b, id));
    isWhole(await recorded(a, id));
    expect(coach.entries.map((e) => e.type)).toContain('point.pressed');
    expect(coach.entries.some((e) => e.type === 'panelist.said')).toBe(true);
  });

  test('what is said on one is shown on the other at once, not at the next sweep', async () => {
    const { a, b } = await twoNodes();
    const { seats } = await a.open({ lobby: true });
    const coach = await PlainSeat.at(a.address, seats.coach.token);
    const other = await PlainSeat.at(b.address, seats.coach.token);
    // The nodes have seen each other's beat.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const took: number[] = [];
    for (let i = 0; i < 10; i++) {
      const started = performance.now();
      const answer = await coach.do({ type: 'note', text: `note ${i}` });
      if (!answer.ok) throw new Error(answer.error.message);
      await other.until('the note', () => other.entries.some((e) => e.seq === answer.seq));
      took.push(performance.now() - started);
    }
    took.sort((x, y) => x - y);
    console.info(`from one node to the other: median ${took[5]?.toFixed(1)} ms, longest ${took[9]?.toFixed(1)} ms`);
    expect(took[5]).toBeLessThan(400);
  });

  test('the same command sent to both at once has one effect and one answer', async () => {
    const { a, b } = await twoNodes();
    const { id, seats } = await a.open();
    const here = await PlainSeat.at(a.address, seats.candidate.token);
    const there = await PlainSeat.at(b.address, seats.candidate.token);
    await here.floor(0);
    for (let i = 0; i < 5; i++) {
      const command: Command = {
        id: `same-${i}`,
        type: 'say',
        text: `We watched nine teams, number ${i}.`,
        floor: 'keep',
      };
      const [one, other] = await Promise.all([here.send(command), there.send(command)]);
      expect(one).toMatchObject({ ok: true });
      expect(other).toEqual(one);
    }
    const said = (await recorded(a, id)).filter((e) => e.type === 'candidate.said');
    expect(said).toHaveLength(5);
    const conflict = await there.send({ id: 'same-0', type: 'say', text: 'Something else.', floor: 'keep' });
    expect(conflict).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  test('people who talk over each other from both lose no word, and no work is done twice', async () => {
    const { a, b } = await twoNodes();
    const { id, seats } = await a.open();
    const people = [
      await PlainSeat.at(a.address, seats.candidate.token),
      await PlainSeat.at(b.address, seats.candidate.token),
      await PlainSeat.at(a.address, seats.coach.token),
      await PlainSeat.at(b.address, seats.coach.token),
    ];
    const [left, right, coach, other] = people as [PlainSeat, PlainSeat, PlainSeat, PlainSeat];
    await left.floor(0);
    const answers: [string, number | null][] = [];
    const talk = async (who: PlainSeat, name: string) => {
      for (let i = 0; i < 8; i++) {
        const text = `We watched nine teams do it by hand. [${name}-${i}]`;
        const command =
          who === coach || who === other
            ? { type: 'note' as const, text }
            : { type: 'say' as const, text, floor: i % 3 === 2 ? ('yield' as const) : ('keep' as const) };
        const answer = await who.do(command);
        answers.push([text, answer.ok ? answer.seq : null]);
      }
    };
    await Promise.all([talk(left, 'left'), talk(right, 'right'), talk(coach, 'coach'), talk(other, 'other')]);
    const waitingFor = async () => (await a.call('GET', `/api/sessions/${id}`, { key: COACH_KEY })).body.waitingFor;
    await eventually('the panel', async () => (await waitingFor()) === 'candidate');
    const entries = await recorded(a, id);
    isWhole(entries);
    for (const [text, seq] of answers) {
      const made = entries.filter((e) => (e.type === 'candidate.said' || e.type === 'note.made') && e.text === text);
      expect(
        made.map((e) => e.seq),
        text,
      ).toEqual(seq === null ? [] : [seq]);
    }
    expect(answers.filter(([, seq]) => seq !== null).length).toBe(answers.length);
  });

  test('the words of a turn are told where the candidate is, also after they have moved', async () => {
    const { a, b, url } = await twoNodes();
    const { id, seats } = await a.open({ clock: { speed: 4 } });
    const first = await PlainSeat.at(a.address, seats.candidate.token);
    await first.until('words', () => first.lives.some((l) => l.live === 'reply.delta'));
    await first.floor(0);
    const ownerOf = async () =>
      (await (await server()).ask(url, 'select owner from sessions where id = $1', [id]))[0].owner;
    const before = await ownerOf();
    first.close();
    const second = await PlainSeat.at(b.address, seats.candidate.token);
    await eventually('the session to move', async () => (await ownerOf()) !== before);
    await second.say('Everyone wants this.');
    await second.until('words', () => second.lives.some((l) => l.live === 'reply.delta'));
    isWhole(await recorded(b, id));
  });

  test('a link revoked on one is shut on the other, and an erased session is gone on both', async () => {
    const { a, b } = await twoNodes();
    const { id, seats } = await a.open();
    const observer = await PlainSeat.at(b.address, seats.observer.token);
    const coach = await PlainSeat.at(b.address, seats.coach.token);
    await a.call('DELETE', `/api/sessions/${id}/seats/${seats.observer.seat}`, { key: COACH_KEY });
    await observer.until('the end', () => observer.closed?.code === 4403, 3_000);
    expect(coach.closed).toBeNull();
    await a.call('DELETE', `/api/sessions/${id}`, { key: COACH_KEY });
    await coach.until('the end', () => coach.closed?.code === 4410, 3_000);
    expect((await b.call('GET', `/api/sessions/${id}`, { key: COACH_KEY })).status).toBe(404);
  });

  test('a scenario written on one can be opened on the other at once', async () => {
    const { a, b } = await twoNodes();
    const { body } = await a.call('GET', '/api/scenarios/unpredictable-job-cost', { key: COACH_KEY });
    const made = await a.call('POST', '/api/scenarios', { key: COACH_KEY, body: { ...body, id: 'made-here' } });
    expect(made.status).toBe(201);
    await b.open({ scenario: 'made-here' });
    await a.call('PUT', '/api/scenarios/made-here', {
      key: COACH_KEY,
      body: { ...body, id: 'made-here', title: 'Changed' },
    });
    await eventually(
      'the change',
      async () => (await b.call('GET', '/api/scenarios/made-here')).body.title === 'Changed',
    );
  });

  test('a draft acknowledged on one while the other hands it in is what is handed in', async () => {
    const { a, b } = await twoNodes();
    for (let i = 0; i < 8; i++) {
      const { id, seats } = await a.open({ rounds: ['take-home'] });
      const key = seats.candidate.token;
      const candidate = await PlainSeat.at(a.address, key);
      await candidate.entry('round.opened');
      const headers = { 'content-type': 'text/markdown' };
      const put = (at: TestHouse, body: string) => at.call('PUT', `/api/sessions/${id}/case`, { key, body, headers });
      expect((await put(b, '# First')).status).toBe(200);
      const [finished, second] = await Promise.all([candidate.do({ type: 'finish' }), put(b, '# Second')]);
      expect(finished).toMatchObject({ ok: true });
      const { text } = await candidate.entry('case.submitted');
      expect(text).toBe(second.status === 200 ? '# Second' : '# First');
    }
  }, 60_000);

  test('a deadline passes though nobody is there, whichever node is left', async () => {
    const { a, b } = await twoNodes();
    const { id, seats } = await a.open({ clock: { speed: 1_200 } });
    const candidate = await PlainSeat.at(a.address, seats.candidate.token);
    const round = await candidate.entry('round.opened');
    candidate.close();
    await a.close();
    // Asking for the session would wake it.
    const metrics = async () => (await b.call('GET', '/metrics')).text;
    await eventually(
      'the deadline',
      async () => /hotseat_entries_total\{type="round.closed"\} 1/.test(await metrics()),
      15_000,
    );
    const closed = (await recorded(b, id)).find((e) => e.type === 'round.closed');
    expect(closed).toMatchObject({ because: 'time', at: round.endsAt });
  });
});

describe('a node that is stopped in order', () => {
  test('takes no more sessions, lets go of its own, and closes with a code that says to come again', async () => {
    const { a, b, url } = await twoNodes();
    const { id, seats } = await a.open({ clock: { speed: 2 } });
    const candidate = await PlainSeat.at(a.address, seats.candidate.token);
    await candidate.until('words', () => candidate.lives.some((l) => l.live === 'reply.delta'));
    const started = performance.now();
    const closing = a.close();
    await candidate.until('the end', () => candidate.closed !== null, 5_000);
    expect(candidate.closed?.code).toBe(1001);
    const back = await PlainSeat.at(b.address, seats.candidate.token, candidate.entries.at(-1)?.seq);
    await back.until('words again', () => back.lives.some((l) => l.live === 'reply.delta'), 5_000);
    expect(performance.now() - started).toBeLessThan(4_000);
    await closing;
    const nodes = await (await server()).ask(url, 'select id from nodes');
    expect(nodes).toHaveLength(1);
    await back.floor(0);
    isWhole(await recorded(b, id));
  });

  test('loses nobody who was in the middle of a word', async () => {
    const { a, b } = await twoNodes();
    const { id, seats } = await a.open();
    const candidate = await PlainSeat.at(a.address, seats.candidate.token);
    await candidate.floor(0);
    const commands = Array.from(
      { length: 6 },
      (_, i): Command => ({ id: `w${i}`, type: 'say', text: `Word ${i}.`, floor: 'keep' }),
    );
    const sent = commands.map((command) => candidate.send(command));
    void Promise.allSettled(sent);
    await a.close();
    const back = await PlainSeat.at(b.address, seats.candidate.token);
    onTestFinished(() => back.close());
    for (const command of commands) expect(await back.send(command)).toMatchObject({ ok: true });
    const said = (await recorded(b, id)).flatMap((e) => (e.type === 'candidate.said' ? [e.text] : []));
    expect([...said].sort()).toEqual(commands.map((c) => (c.type === 'say' ? c.text : '')).sort());
    isWhole(await recorded(b, id));
  });
});

import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import WebSocket from 'ws';
import { closeCode } from '../../protocol/answers.ts';
import type { SeenEntry } from '../../protocol/entries.ts';
import { Gate } from '../../server/doors/gate.ts';
import { Session } from '../../server/session/session.ts';
import { aHouse } from '../support/house.ts';
import { PlainSeat, SocketioSeat } from '../support/seat.ts';

describe('one port, two doors', () => {
  test('Socket.IO really upgrades, and the plain socket stays its own', async () => {
    const house = await aHouse();
    const { seats } = await house.open();
    const sio = await SocketioSeat.at(house.address, seats.coach.token);
    const plain = await PlainSeat.at(house.address, seats.candidate.token);
    await sio.until('the upgrade', () => sio.socket.io.engine.transport.name === 'websocket');
    await plain.floor(0);
    expect(plain.closed).toBeNull();
  });

  test('an upgrade at any other address is refused, not left hanging', async () => {
    const house = await aHouse();
    const socket = new WebSocket(`${house.address.replace('http', 'ws')}/elsewhere`);
    const refused = await new Promise<Error>((resolve) => socket.on('error', resolve));
    expect(refused.message).toMatch(/404/);
  });

  test('what one door says the other hears, in the same order', async () => {
    const house = await aHouse();
    const { seats } = await house.open();
    const candidate = await SocketioSeat.at(house.address, seats.candidate.token);
    const twin = await PlainSeat.at(house.address, seats.candidate.token);
    await candidate.floor(0);
    await candidate.exchange('We start with the platform lead at mid-size banks.');
    await twin.until('the same', () => twin.entries.length === candidate.entries.length);
    expect(twin.entries).toEqual(candidate.entries);
  });
});

describe('coming back with since', () => {
  test('what was missed comes in order, each entry naming the one before it that this role could see', async () => {
    const house = await aHouse();
    const { seats } = await house.open();
    const candidate = await PlainSeat.at(house.address, seats.candidate.token);
    await candidate.floor(0);
    await candidate.exchange('All data teams need this, everywhere.');
    const half = candidate.entries[Math.floor(candidate.entries.length / 2)];
    candidate.close();
    const again = await PlainSeat.at(house.address, seats.candidate.token, half?.seq);
    expect(again.entries).toEqual(candidate.entries.filter((e) => e.seq > (half?.seq ?? 0)));
    await again.exchange('They are mid-size banks with ten models in production.');
    const all = [...candidate.entries.filter((e) => e.seq <= (half?.seq ?? 0)), ...again.entries];
    for (const [i, entry] of all.entries()) expect(entry.prev).toBe(all[i - 1]?.seq ?? 0);
  });
});

describe('frames that come early', () => {
  test('are taken in the order in which they came, those too that come while the seat is told what it missed', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open();
    const first = await PlainSeat.at(house.address, seats.candidate.token);
    await first.floor(0);
    first.close();
    const { admit } = Gate.prototype;
    vi.spyOn(Gate.prototype, 'admit').mockImplementationOnce(async function (this: Gate, ...asked) {
      await pause(300);
      return admit.apply(this, asked);
    });
    const { seen } = Session.prototype;
    const toldSlowly = vi.spyOn(Session.prototype, 'seen').mockImplementationOnce(async function (
      this: Session,
      ...asked
    ) {
      await pause(300);
      return seen.apply(this, asked);
    });
    onTestFinished(() => void vi.restoreAllMocks());
    const socket = new WebSocket(`${house.address.replace('http', 'ws')}/ws?token=${seats.candidate.token}`);
    onTestFinished(() => socket.terminate());
    const answers: string[] = [];
    socket.on('message', (data) =>
      answers.push(
        ...Object.values(JSON.parse(String(data)))
          .slice(0, 1)
          .map(String),
      ),
    );
    const say = (text: string) => socket.send(JSON.stringify({ id: text, type: 'say', text, floor: 'keep' }));
    await new Promise((resolve) => socket.once('open', resolve));
    say('one');
    await vi.waitFor(() => expect(toldSlowly).toHaveBeenCalled());
    say('two');
    await expect.poll(() => answers).toEqual(expect.arrayContaining(['one', 'two']));
    const { entries } = (await house.call('GET', `/api/sessions/${id}/entries`, { key: seats.candidate.token })).body;
    const said = entries.filter((e: SeenEntry) => e.type === 'candidate.said').map((e: { text: string }) => e.text);
    expect(said).toEqual(['one', 'two']);
  });
});

describe('commands', () => {
  test('the same id again has no second effect and gets the same answer; with another body it is a conflict', async () => {
    const house = await aHouse();
    const { seats } = await house.open();
    const candidate = await PlainSeat.at(house.address, seats.candidate.token);
    await candidate.floor(0);
    const command = { id: 'one', type: 'say', text: 'First.', floor: 'keep' } as const;
    const first = await candidate.send(command);
    expect(await candidate.send(command)).toEqual(first);
    expect(await candidate.send({ ...command, text: 'Second.' })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
    const { entries } = (
      await house.call('GET', `/api/sessions/${sessionOf(candidate)}/entries`, { key: seats.candidate.token })
    ).body;
    expect(entries.filter((e: { type: string }) => e.type === 'candidate.said')).toHaveLength(1);
  });

  test('a repeat after a lost connection is answered as before, however many there are, and whatever has been shown since', async () => {
    const house = await aHouse();
    const { seats } = await house.open({ lobby: true });
    const coach = await PlainSeat.at(house.address, seats.coach.token);
    const notes = Array.from({ length: 20 }, (_, i) => ({ id: `n${i}`, type: 'note', text: 'n' }) as const);
    const answers = await Promise.all(notes.map((note) => coach.send(note)));
    coach.close();
    const again = await SocketioSeat.at(house.address, seats.coach.token);
    for (const [i, note] of notes.entries()) expect(await again.send(note)).toEqual(answers[i]);
    expect(await again.do({ type: 'note', text: 'new' })).toMatchObject({ error: { code: 'too_many' } });
    await again.until('no more notes', () => again.entries.filter((e) => e.type === 'note.made').length === 20);

    const { seats: live } = await house.open();
    const candidate = await PlainSeat.at(house.address, live.candidate.token);
    await candidate.floor(0);
    const words = { id: 'w', type: 'say', text: 'First.', floor: 'keep' } as const;
    const first = await candidate.send({ ...words, seen: 2 });
    expect(first).toMatchObject({ ok: true });
    expect(await candidate.send({ ...words, seen: 4 })).toEqual(first);
    expect(await candidate.send(words)).toEqual(first);
  });

  test('what was refused stays refused under its id, also when it could be taken by now', async () => {
    const house = await aHouse();
    const { seats } = await house.open({ lobby: true });
    const candidate = await PlainSeat.at(house.address, seats.candidate.token);
    const coach = await PlainSeat.at(house.address, seats.coach.token);
    const words = { id: 'early', type: 'say', text: 'Hello?', floor: 'keep' } as const;
    const refused = await candidate.send(words);
    expect(refused).toMatchObject({ re: 'early', error: { code: 'not_now' } });
    await coach.do({ type: 'begin' });
    await candidate.floor(0);
    expect(await candidate.send(words)).toEqual(refused);
    expect(await candidate.send({ ...words, text: 'Hello!' })).toMatchObject({ error: { code: 'conflict' } });
    expect(await candidate.send({ ...words, id: 'now' })).toMatchObject({ ok: true });
  });

  test('what is too large is answered under its id, and so is what has too long an id', async () => {
    const house = await aHouse();
    const { seats } = await house.open({ lobby: true });
    const plain = await PlainSeat.at(house.address, seats.candidate.token);
    const socketio = await SocketioSeat.at(house.address, seats.candidate.token);
    const large = { id: 'large', type: 'say', text: 'a'.repeat(33_000), floor: 'keep' } as const;
    const long = { id: 'i'.repeat(500), type: 'finish' } as const;
    for (const seat of [plain, socketio]) {
      expect(await seat.send(large)).toMatchObject({ re: 'large', error: { code: 'too_large' } });
      expect(await seat.send(long)).toMatchObject({
        re: long.id,
        error: { code: 'bad_request', fields: { id: expect.any(String) } },
      });
    }
    expect(await plain.raw(JSON.stringify({ ...long, id: 'i'.repeat(5_000) }))).toMatchObject({ re: null });
    expect(await plain.raw('x'.repeat(40_000))).toMatchObject({ re: null, error: { code: 'too_large' } });
    plain.socket.send('x'.repeat(1_100_000));
    expect((await plain.until('the close', () => plain.closed)).code).toBe(1009);
  });

  test('frames that do not parse and unknown commands get an error and change nothing', async () => {
    const house = await aHouse();
    const { seats } = await house.open();
    const candidate = await PlainSeat.at(house.address, seats.candidate.token);
    await candidate.floor(0);
    const before = candidate.entries.length;
    expect(await candidate.raw('{not json')).toMatchObject({ re: null, error: { code: 'bad_request' } });
    expect(await candidate.raw('[]')).toMatchObject({ re: null, error: { code: 'bad_request' } });
    const shout = { id: 'x', type: 'shout' } as never;
    expect(await candidate.send(shout)).toMatchObject({ re: 'x', error: { code: 'bad_request' } });
    expect(candidate.entries).toHaveLength(before);
  });

  test('who may not, may not; what is not for now is not for now', async () => {
    const house = await aHouse();
    const { seats } = await house.open({ lobby: true });
    const candidate = await PlainSeat.at(house.address, seats.candidate.token);
    const observer = await PlainSeat.at(house.address, seats.observer.token);
    const coach = await PlainSeat.at(house.address, seats.coach.token);
    const code = async (answer: Promise<unknown>) => ((await answer) as { error?: { code: string } }).error?.code;
    expect(await code(candidate.say('Hello?'))).toBe('not_now');
    expect(await code(candidate.do({ type: 'begin' }))).toBe('not_now');
    expect(await code(candidate.do({ type: 'pause' }))).toBe('forbidden');
    expect(await code(candidate.do({ type: 'whisper', text: 'x' }))).toBe('forbidden');
    expect(await code(observer.say('I think'))).toBe('forbidden');
    expect(await code(coach.do({ type: 'resume' }))).toBe('not_now');
    expect(await code(coach.do({ type: 'scenario', scenario: 'nowhere' }))).toBe('not_found');
    expect(await coach.do({ type: 'begin' })).toMatchObject({ ok: true });
    expect(await code(coach.do({ type: 'begin' }))).toBe('not_now');
  });

  test('more than twenty in ten seconds are refused, and one who keeps on is shown the door with a reason', async () => {
    const house = await aHouse();
    const { seats } = await house.open();
    const observer = await PlainSeat.at(house.address, seats.observer.token);
    const answers = await Promise.all(Array.from({ length: 25 }, () => observer.do({ type: 'note', text: 'n' })));
    expect(answers.filter((a) => a.ok)).toHaveLength(20);
    expect(answers.filter((a) => !a.ok && a.error.code === 'too_many')).toHaveLength(5);
    for (let i = 0; i < 80; i++) observer.socket.send('{');
    const closed = await observer.until('the close', () => observer.closed);
    expect(closed).toEqual({ code: closeCode.abusive, reason: 'too many refused frames' });
  });
});

describe('seats', () => {
  test('a forged, foreign or missing token opens nothing', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open();
    const other = await house.open();
    const forged = `${seats.coach.token.slice(0, -2)}xx`;
    for (const token of ['', 'nonsense', forged]) {
      const seat = await PlainSeat.at(house.address, token);
      expect(seat.closed?.code ?? (await seat.until('close', () => seat.closed)).code).toBe(closeCode.unauthorized);
      await expect(SocketioSeat.at(house.address, token)).rejects.toMatchObject({ data: { code: 'unauthorized' } });
      expect((await house.call('GET', `/api/sessions/${id}`, { key: token || undefined })).status).toBe(401);
    }
    expect((await house.call('GET', `/api/sessions/${id}`, { key: other.seats.coach.token })).status).toBe(403);
  });

  test('a handshake of the wrong shape is refused like any that names no seat', async () => {
    const house = await aHouse();
    const { seats } = await house.open();
    const { token } = seats.coach;
    for (const odd of [5, {}, [token], null, true]) {
      await expect(SocketioSeat.at(house.address, odd as never)).rejects.toMatchObject({
        data: { code: 'unauthorized' },
      });
    }
    const at = (query: string) =>
      new WebSocket(`${house.address.replace('http', 'ws')}/ws?${query}`, [`hotseat.${token}`]);
    const twice = new WebSocket(`${house.address.replace('http', 'ws')}/ws?token=${token}&token=${token}`);
    expect(await new Promise((resolve) => twice.on('close', resolve))).toBe(closeCode.unauthorized);
    for (const query of ['token=', 'since=1&since=2', 'session=a&session=b']) {
      const socket = at(query);
      const first = await new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));
      expect(JSON.parse(first), query).toMatchObject({ seq: 1 });
      socket.terminate();
    }
  });

  test('a revoked seat is out at once, on every connection, and cannot come back', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open();
    const made = await house.call('POST', `/api/sessions/${id}/seats`, {
      key: seats.coach.token,
      body: { role: 'observer', name: 'Guest' },
    });
    expect(made.status).toBe(201);
    const plain = await PlainSeat.at(house.address, made.body.token);
    const sio = await SocketioSeat.at(house.address, made.body.token);
    const revoked = await house.call('DELETE', `/api/sessions/${id}/seats/${made.body.seat}`, {
      key: seats.coach.token,
    });
    expect(revoked.status).toBe(204);
    expect((await plain.until('close', () => plain.closed)).code).toBe(closeCode.revoked);
    await sio.until('close', () => sio.socket.disconnected);
    expect((await house.call('GET', `/api/sessions/${id}`, { key: made.body.token })).status).toBe(401);
  });

  test('the token may come as a subprotocol, and a session named beside it must be its own', async () => {
    const house = await aHouse();
    const { id, seats } = await house.open();
    const socket = new WebSocket(`${house.address.replace('http', 'ws')}/ws?session=${id}`, [
      `hotseat.${seats.coach.token}`,
    ]);
    const first = await new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));
    expect(JSON.parse(first)).toMatchObject({ seq: 1, type: 'session.opened' });
    socket.terminate();
    const wrong = new WebSocket(`${house.address.replace('http', 'ws')}/ws?session=other&token=${seats.coach.token}`);
    const code = await new Promise<number>((resolve) => wrong.on('close', resolve));
    expect(code).toBe(closeCode.unauthorized);
  });
});

describe('Host and Origin', () => {
  test('another host or origin is turned away at HTTP and at both doors', async () => {
    const house = await aHouse();
    const { seats } = await house.open();
    const foreign = { origin: 'https://evil.example' };
    expect((await house.call('GET', '/api/scenarios', { headers: foreign })).status).toBe(403);
    const { port } = new URL(house.address);
    expect(await rawGet(Number(port), 'evil.example')).toMatch(/^HTTP\/1\.1 403/);
    expect(await rawGet(Number(port), `localhost:${port}`)).toMatch(/^HTTP\/1\.1 200/);
    const socket = new WebSocket(`${house.address.replace('http', 'ws')}/ws?token=${seats.coach.token}`, {
      headers: foreign,
    });
    expect(String(await new Promise((resolve) => socket.on('error', resolve)))).toMatch(/403/);
    const polling = await fetch(`${house.address}/socket.io/?EIO=4&transport=polling`, { headers: foreign });
    expect(polling.status).toBe(403);
  });
});

const sessionOf = (seat: PlainSeat): string => {
  const opened = seat.entries.find((e) => e.type === 'session.opened');
  return opened?.session ?? '';
};

function rawGet(port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET /api/scenarios HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    );
    let text = '';
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../protocol/entries.ts';
import type { Recording, SessionRow } from '../../server/session/recording.ts';
import { aScenario } from '../support/entries.ts';
import { aRow, aSeat, aSession, head, NOW } from './rows.ts';

// What any recording must do, whichever database stands behind it.

/** Somewhere to keep recordings: each `open` comes back to the same data. */
export interface Place {
  open: () => Promise<Recording>;
  remove: () => Promise<void>;
}

export function behavesAsRecording(name: string, aPlace: () => Promise<Place>): void {
  describe(`${name}, as a recording`, () => {
    let place: Place;
    let recording: Recording;

    beforeEach(async () => {
      place = await aPlace();
      recording = await place.open();
    });

    afterEach(async () => {
      await recording.close();
      await place.remove();
    });

    const begin = (id = 's', over: Partial<SessionRow> = {}) =>
      recording.create(aSession(id, over), [], [aRow(1, 'owed:open:0')], null);
    const seqs = async (session = 's') => (await recording.read(session, 0)).map((row) => row.entry.seq);
    const reopen = async () => {
      await recording.close();
      recording = await place.open();
    };

    describe('a session', () => {
      test('is created with its seats, first entries and draft, and reads back as it was written', async () => {
        const session = aSession('s', {
          head: head(1, { round: 'take-home', dueAt: NOW + 5 }),
          solo: true,
          parent: 'p',
        });
        const seat = aSeat('a', 's');
        await recording.create(session, [seat], [aRow(1)], 'A draft.');
        expect(await recording.find('s')).toEqual(session);
        expect(await recording.seats('s')).toEqual([seat]);
        expect(await recording.read('s', 0)).toEqual([aRow(1)]);
        expect(await recording.draft('s')).toEqual({ text: 'A draft.', version: 1 });
      });

      test('that cannot be created whole is not created at all', async () => {
        await expect(
          recording.create(aSession('s'), [aSeat('a', 's'), aSeat('a', 's')], [aRow(1)], 'x'),
        ).rejects.toThrow();
        expect(await recording.find('s')).toBeNull();
        expect(await recording.read('s', 0)).toEqual([]);
        expect(await recording.draft('s')).toBeNull();
      });

      test('nobody has made is not found, has no entries, seats or draft', async () => {
        expect(await recording.find('none')).toBeNull();
        expect(await recording.read('none', 0)).toEqual([]);
        expect(await recording.seats('none')).toEqual([]);
        expect(await recording.draft('none')).toBeNull();
      });
    });

    describe('an append', () => {
      test('stores all its rows and moves the head with them', async () => {
        await begin();
        const rows = [aRow(2, 'cmd:a:1'), aRow(3, 'cmd:a:1', { part: 1 })];
        const moved = head(3, { state: 'finished', round: 'technical', dueAt: NOW + 9 });
        expect(await recording.append('s', 1, rows, moved)).toBe('stored');
        expect(await recording.read('s', 1)).toEqual(rows);
        expect((await recording.find('s'))?.head).toEqual(moved);
      });

      test('on a log that has moved on is behind and leaves no trace', async () => {
        await begin();
        await recording.append('s', 1, [aRow(2)], head(2));
        expect(await recording.append('s', 1, [aRow(2, 'cmd:b:1'), aRow(3, 'cmd:b:1', { part: 1 })], head(3))).toBe(
          'behind',
        );
        expect(await seqs()).toEqual([1, 2]);
        expect((await recording.find('s'))?.head.seq).toBe(2);
      });

      test('that would leave a gap is behind and leaves no trace', async () => {
        await begin();
        expect(await recording.append('s', 3, [aRow(4)], head(4))).toBe('behind');
        expect(await seqs()).toEqual([1]);
      });

      test('of a cause that has its entries is a repeat, at whatever seq it comes', async () => {
        await begin();
        await recording.append('s', 1, [aRow(2, 'cmd:a:1')], head(2));
        expect(await recording.append('s', 1, [aRow(2, 'cmd:a:1')], head(2))).toBe('repeat');
        expect(await recording.append('s', 2, [aRow(3, 'cmd:a:1')], head(3))).toBe('repeat');
        expect(await seqs()).toEqual([1, 2]);
      });

      test('keeps none of its rows when the last one cannot be kept', async () => {
        await begin();
        await recording.append('s', 1, [aRow(2)], head(2));
        const clash = [aRow(3, 'cmd:b:1'), aRow(4, 'cmd:b:1', { part: 1 }), aRow(2, 'cmd:b:1', { part: 2 })];
        expect(await recording.append('s', 2, clash, head(4))).not.toBe('stored');
        expect(await seqs()).toEqual([1, 2]);
        expect((await recording.find('s'))?.head.seq).toBe(2);
      });

      test('is won by exactly one of many writers at the same seq', async () => {
        await begin();
        const answers = await Promise.all(
          Array.from({ length: 12 }, (_, i) => recording.append('s', 1, [aRow(2, `cmd:${i}:1`)], head(2))),
        );
        expect(answers.filter((a) => a === 'stored')).toHaveLength(1);
        expect(answers.filter((a) => a === 'behind')).toHaveLength(11);
        expect(await seqs()).toEqual([1, 2]);
      });

      test('of one cause by two writers at once is stored once', async () => {
        await begin();
        const answers = await Promise.all(
          [1, 2].map(() => recording.append('s', 1, [aRow(2, 'owed:speak:1')], head(2))),
        );
        expect(answers.sort()).toEqual(['repeat', 'stored']);
        expect(await seqs()).toEqual([1, 2]);
      });

      test('to a session that is not there stores nothing', async () => {
        expect(await recording.append('none', 0, [aRow(1)], head(1))).toBe('behind');
        expect(await recording.read('none', 0)).toEqual([]);
      });

      test('does not care what other sessions call their causes', async () => {
        await begin('s');
        await begin('t');
        expect(await recording.append('s', 1, [aRow(2, 'cmd:a:1')], head(2))).toBe('stored');
        expect(await recording.append('t', 1, [aRow(2, 'cmd:a:1')], head(2))).toBe('stored');
      });
    });

    describe('a reading', () => {
      beforeEach(async () => {
        await begin();
        for (let seq = 2; seq <= 30; seq++) await recording.append('s', seq - 1, [aRow(seq)], head(seq));
      });

      test('comes in order, from after `since`', async () => {
        expect(await seqs()).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
        expect((await recording.read('s', 27)).map((row) => row.entry.seq)).toEqual([28, 29, 30]);
        expect(await recording.read('s', 30)).toEqual([]);
      });

      test('of the last few comes in order too', async () => {
        expect((await recording.read('s', 0, 3)).map((row) => row.entry.seq)).toEqual([28, 29, 30]);
        expect((await recording.read('s', 29, 3)).map((row) => row.entry.seq)).toEqual([30]);
      });

      test('gives every text back to the letter', async () => {
        const text = `“quotes” 'apostrophes' "double" \\ \u0000 \u2028 🦜 日本語 ${'long '.repeat(60_000)}`;
        await recording.append('s', 30, [aRow(31, 'cmd:a:31', { text })], head(31));
        expect((await recording.read('s', 30))[0]).toEqual(aRow(31, 'cmd:a:31', { text }));
      });

      test('refuses entries of a newer version by name', async () => {
        const newer = { seq: 31, at: NOW, type: 'candidate.sang', melody: 'high' } as unknown as Entry;
        await recording.append('s', 30, [{ entry: newer, cause: 'cmd:a:31', part: 0, print: '' }], head(31));
        await expect(recording.read('s', 0)).rejects.toThrow(/newer version: candidate\.sang/);
      });
    });

    describe('a draft', () => {
      beforeEach(() => begin());

      test('goes up by a version with each write', async () => {
        expect(await recording.putDraft('s', 'one', null, 1)).toEqual({ text: 'one', version: 1 });
        expect(await recording.putDraft('s', 'two', 1, 1)).toEqual({ text: 'two', version: 2 });
        expect(await recording.draft('s')).toEqual({ text: 'two', version: 2 });
      });

      test('is not written over by somebody who has not read it', async () => {
        await recording.putDraft('s', 'one', 0, 1);
        expect(await recording.putDraft('s', 'other', 0, 1)).toBe('changed');
        await recording.putDraft('s', 'two', 1, 1);
        expect(await recording.putDraft('s', 'other', 1, 1)).toBe('changed');
        expect(await recording.putDraft('s', 'other', 7, 1)).toBe('changed');
        expect(await recording.draft('s')).toEqual({ text: 'two', version: 2 });
      });

      test('takes one of two writers who have both read the same version', async () => {
        for (const version of [0, 1, 2]) {
          const wrote = await Promise.all(['left', 'right'].map((text) => recording.putDraft('s', text, version, 1)));
          expect(wrote.filter((draft) => draft !== 'changed')).toHaveLength(1);
          expect(await recording.draft('s')).toEqual(wrote.find((draft) => draft !== 'changed'));
        }
      });
    });

    describe('handing a draft in', () => {
      const handIn = (version: number) => recording.append('s', 1, [aRow(2)], head(2), version);

      beforeEach(() => begin());

      test('takes the version that it was made from, or that there is none', async () => {
        expect(await handIn(0)).toBe('stored');
        expect(await recording.read('s', 1)).toEqual([aRow(2)]);
        expect((await recording.find('s'))?.head).toEqual(head(2));
      });

      test('stores nothing once the draft has been written anew', async () => {
        await recording.putDraft('s', 'one', null, 1);
        expect(await handIn(0)).toBe('redrafted');
        await recording.putDraft('s', 'two', null, 1);
        expect(await handIn(1)).toBe('redrafted');
        expect(await seqs()).toEqual([1]);
        expect((await recording.find('s'))?.head).toEqual(head(1));
        expect(await handIn(2)).toBe('stored');
      });

      test('is over for whoever wrote the log on, or did it already', async () => {
        await recording.append('s', 1, [aRow(2, 'cmd:a:1')], head(2));
        expect(await handIn(0)).toBe('behind');
        expect(await recording.append('s', 2, [aRow(3, 'cmd:a:1')], head(3), 0)).toBe('repeat');
        expect(await seqs()).toEqual([1, 2]);
      });

      test('and writing it at the same time: what was written is what is handed in, or it was not written', async () => {
        for (let round = 0; round < 20; round++) {
          const id = `s${round}`;
          await begin(id);
          await recording.putDraft(id, 'one', null, 1);
          const [handed, wrote] = await Promise.all([
            recording.append(id, 1, [aRow(2)], head(2), 1),
            recording.putDraft(id, 'two', null, 1),
          ]);
          expect([handed, wrote]).toEqual(
            handed === 'stored' ? ['stored', 'behind'] : ['redrafted', { text: 'two', version: 2 }],
          );
        }
      });
    });

    describe('a seat', () => {
      beforeEach(() => begin());

      test('is added to its session and revoked alone', async () => {
        const coach = aSeat('c', 's', { role: 'coach', name: 'Grace' });
        const observer = aSeat('o', 's', { role: 'observer' });
        await recording.addSeat(coach);
        await recording.addSeat(observer);
        expect(await recording.revokeSeat('s', 'c')).toBe(true);
        expect((await recording.seats('s')).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
          { ...coach, revoked: true },
          observer,
        ]);
      });

      test('is not revoked through another session', async () => {
        await begin('t');
        await recording.addSeat(aSeat('c', 's'));
        expect(await recording.revokeSeat('t', 'c')).toBe(false);
        expect(await recording.revokeSeat('s', 'nobody')).toBe(false);
        expect((await recording.seats('s'))[0]?.revoked).toBe(false);
      });
    });

    describe('a secret', () => {
      test('belongs to the first who makes it', async () => {
        expect(await recording.secret('key', () => 'first')).toBe('first');
        expect(await recording.secret('key', () => 'second')).toBe('first');
        expect(await recording.secret('other', () => 'third')).toBe('third');
      });

      test('is the same for all who make it at once', async () => {
        const made = await Promise.all(['a', 'b', 'c'].map((value) => recording.secret('key', () => value)));
        expect(new Set(made).size).toBe(1);
      });
    });

    describe('scenarios', () => {
      test('are kept whole, changed in place, and hidden by null', async () => {
        await recording.putScenario(aScenario.id, aScenario, NOW);
        expect(await recording.scenarios()).toEqual([{ id: aScenario.id, body: aScenario }]);
        const changed = { ...aScenario, version: 2, title: 'Another title' };
        await recording.putScenario(aScenario.id, changed, NOW + 1);
        await recording.putScenario('shipped-one', null, NOW);
        expect(await recording.scenarios()).toEqual([
          { id: aScenario.id, body: changed },
          { id: 'shipped-one', body: null },
        ]);
      });

      test('keep every version, and two who write the same one meet', async () => {
        await recording.putScenario(aScenario.id, aScenario, NOW);
        const second = { ...aScenario, version: 2, title: 'Another title' };
        const writes = await Promise.all([1, 2].map((n) => recording.putScenario(aScenario.id, second, NOW + n)));
        expect(writes.toSorted()).toEqual([false, true]);
        await recording.putScenario(aScenario.id, null, NOW + 3);
        const versions = await recording.scenarioVersions(aScenario.id);
        expect(versions.map(({ body }) => body)).toEqual([aScenario, second]);
        expect(versions[0]?.at).toBe(NOW);
        expect(await recording.scenarioVersions('another')).toEqual([]);
      });
    });

    describe('erasing', () => {
      test('takes a session with its forks and their forks, and nothing else', async () => {
        await begin('root');
        await begin('child', { parent: 'root' });
        await begin('grandchild', { parent: 'child' });
        await begin('other');
        for (const id of ['root', 'child', 'grandchild', 'other']) {
          await recording.addSeat(aSeat(`seat-${id}`, id));
          await recording.putDraft(id, 'mine', null, 1);
        }
        expect((await recording.erase('child')).sort()).toEqual(['child', 'grandchild']);
        for (const id of ['child', 'grandchild']) {
          expect(await recording.find(id)).toBeNull();
          expect(await recording.read(id, 0)).toEqual([]);
          expect(await recording.seats(id)).toEqual([]);
          expect(await recording.draft(id)).toBeNull();
        }
        for (const id of ['root', 'other']) {
          expect(await recording.find(id)).not.toBeNull();
          expect(await seqs(id)).toEqual([1]);
          expect(await recording.seats(id)).toHaveLength(1);
          expect(await recording.draft(id)).not.toBeNull();
        }
      });

      test('leaves nothing that an append could go on from', async () => {
        await begin();
        await recording.erase('s');
        expect(await recording.append('s', 1, [aRow(2)], head(2))).toBe('behind');
        expect(await recording.read('s', 0)).toEqual([]);
      });
    });

    describe('the lists', () => {
      test('page through every session once, newest first, also where many were opened in the same millisecond', async () => {
        const ids = Array.from({ length: 23 }, (_, i) => `s${String(i).padStart(2, '0')}`);
        for (const [i, id] of ids.entries()) await begin(id, { createdAt: NOW + Math.floor(i / 5) });
        const paged: SessionRow[] = [];
        for (let before: SessionRow | null = null; ; ) {
          const page: SessionRow[] = await recording.list(before, 4);
          paged.push(...page);
          if (page.length < 4) break;
          before = page.at(-1) as SessionRow;
        }
        expect(paged.map((s) => s.id).sort()).toEqual(ids);
        expect(paged.map((s) => s.createdAt)).toEqual(paged.map((s) => s.createdAt).sort((a, b) => b - a));
      });

      test('know what is due, most overdue first, and forget it when the head says so', async () => {
        await begin('later', { head: head(1, { dueAt: NOW + 10 }) });
        await begin('first', { head: head(1, { dueAt: 0 }) });
        await begin('second', { head: head(1, { dueAt: NOW }) });
        await begin('never');
        expect(await recording.due(NOW, 10)).toEqual(['first', 'second']);
        expect(await recording.due(NOW + 10, 10)).toEqual(['first', 'second', 'later']);
        expect(await recording.due(NOW + 10, 1)).toEqual(['first']);
        await recording.append('first', 1, [aRow(2)], head(2));
        expect(await recording.due(NOW, 10)).toEqual(['second']);
      });

      test('are told anew when a session that rests is due, unless it has moved on', async () => {
        await begin('s', { head: head(1, { dueAt: 0 }) });
        await recording.rest('s', 1, NOW + 10);
        expect(await recording.due(NOW, 10)).toEqual([]);
        expect(await recording.due(NOW + 10, 10)).toEqual(['s']);
        await recording.append('s', 1, [aRow(2)], head(2, { dueAt: 0 }));
        await recording.rest('s', 1, null);
        expect(await recording.due(NOW, 10)).toEqual(['s']);
        await recording.rest('s', 2, null);
        expect(await recording.due(NOW + 10, 10)).toEqual([]);
        expect((await recording.find('s'))?.head).toEqual(head(2));
      });

      test('know a person’s sessions, oldest first', async () => {
        await begin('b', { createdAt: NOW + 2 });
        await begin('a', { createdAt: NOW + 1 });
        await begin('x', { person: 'person-2' });
        expect((await recording.ofPerson('person-1')).map((s) => s.id)).toEqual(['a', 'b']);
        expect(await recording.ofPerson('nobody')).toEqual([]);
      });
    });

    describe('what a model costs', () => {
      const cost = { in: 100, out: 7, calls: 1 };
      const none = { in: 0, out: 0, calls: 0 };

      test('adds up by session and by day, and is there again after closing and opening', async () => {
        await begin('a');
        await begin('b');
        await recording.spend('a', '2026-11-22', cost);
        expect(await recording.spend('b', '2026-11-22', { in: 1, out: 2, calls: 1 })).toEqual({
          session: { in: 1, out: 2, calls: 1 },
          day: { in: 101, out: 9, calls: 2 },
        });
        await recording.spend('a', '2026-11-23', cost);
        await reopen();
        expect(await recording.spent('a')).toEqual({ in: 200, out: 14, calls: 2 });
        expect(await recording.spent('2026-11-22')).toEqual({ in: 101, out: 9, calls: 2 });
        expect(await recording.spent('2026-11-23')).toEqual(cost);
        expect(await recording.spent('nobody')).toEqual(none);
      });

      test('is lost by nobody who spends at the same time', async () => {
        await begin('a');
        await Promise.all(Array.from({ length: 20 }, () => recording.spend('a', '2026-11-22', cost)));
        expect(await recording.spent('a')).toEqual({ in: 2_000, out: 140, calls: 20 });
        expect(await recording.spent('2026-11-22')).toEqual({ in: 2_000, out: 140, calls: 20 });
      });

      test('goes with its session; the day keeps it, and what comes in after the erasing too', async () => {
        await begin('a');
        await recording.spend('a', '2026-11-22', cost);
        await recording.erase('a');
        expect(await recording.spend('a', '2026-11-22', cost)).toEqual({
          session: none,
          day: { in: 200, out: 14, calls: 2 },
        });
        expect(await recording.spent('a')).toEqual(none);
      });
    });

    test('everything is there again after closing and opening', async () => {
      await recording.create(aSession('s'), [aSeat('a', 's')], [aRow(1)], 'A draft.');
      await recording.append('s', 1, [aRow(2), aRow(3, 'cmd:seat:2', { part: 1 })], head(3, { dueAt: NOW }));
      await recording.secret('key', () => 'first');
      await recording.putScenario('shipped-one', null, NOW);
      await reopen();
      expect(await recording.read('s', 0)).toEqual([aRow(1), aRow(2), aRow(3, 'cmd:seat:2', { part: 1 })]);
      expect(await recording.find('s')).toEqual(aSession('s', { head: head(3, { dueAt: NOW }) }));
      expect(await recording.seats('s')).toEqual([aSeat('a', 's')]);
      expect(await recording.draft('s')).toEqual({ text: 'A draft.', version: 1 });
      expect(await recording.secret('key', () => 'second')).toBe('first');
      expect(await recording.scenarios()).toEqual([{ id: 'shipped-one', body: null }]);
      expect(await recording.append('s', 3, [aRow(4, 'cmd:seat:1')], head(4))).toBe('repeat');
    });
  });
}

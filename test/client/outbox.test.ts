import { expect, test, vi } from 'vitest';
import { Outbox } from '../../client/source/outbox.ts';
import type { Answer } from '../../protocol/answers.ts';
import type { Command } from '../../protocol/commands.ts';

const command = (id: string): Command => ({ id, type: 'say', text: id, floor: 'keep' });
const yes = (id: string): Answer => ({ re: id, ok: true, seq: 1 });

function shelf(): Storage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage & { kept: Map<string, string> };
}

function outbox(deliver: (command: Command) => Promise<Answer>, on = shelf()) {
  const answered = vi.fn();
  return { on, answered, box: new Outbox({ shelf: on, key: 'k', deliver, answered, changed: () => {} }) };
}

test('commands go one at a time, in order, and are forgotten once answered', async () => {
  const sent: string[] = [];
  const { box, on } = outbox(async ({ id }) => {
    sent.push(id);
    return yes(id);
  });
  await Promise.all([box.add(command('a')), box.add(command('b'))]);
  expect(sent).toEqual(['a', 'b']);
  expect(box.commands).toEqual([]);
  expect(on.kept.size).toBe(0);
});

test('what a lost connection left unanswered goes again with the same id', async () => {
  let up = false;
  const sent: string[] = [];
  const { box } = outbox(async ({ id }) => {
    if (!up) throw new Error('gone');
    sent.push(id);
    return yes(id);
  });
  const answer = box.add(command('a'));
  await Promise.resolve();
  expect(box.commands.map(({ id }) => id)).toEqual(['a']);
  up = true;
  await vi.waitFor(async () => {
    await box.pump();
    expect(sent).toEqual(['a']);
  });
  expect(await answer).toEqual(yes('a'));
});

test('a reload finds what was not answered', async () => {
  const on = shelf();
  const before = outbox(() => Promise.reject(new Error('gone')), on);
  void before.box.add(command('a'));
  await Promise.resolve();
  const after = outbox(async ({ id }) => yes(id), on);
  await after.box.pump();
  expect(after.answered).toHaveBeenCalledWith(command('a'), yes('a'));
});

test('the same command twice is kept once', () => {
  const { box } = outbox(() => new Promise(() => {}));
  void box.add(command('a'));
  void box.add(command('a'));
  expect(box.commands).toHaveLength(1);
});

test('a command turned away for haste waits and goes again', async () => {
  vi.useFakeTimers();
  let tries = 0;
  const { box } = outbox(async ({ id }) =>
    ++tries === 1 ? { re: id, ok: false, error: { code: 'too_many', message: 'slower' } } : yes(id),
  );
  const answer = box.add(command('a'));
  await vi.advanceTimersByTimeAsync(2_000);
  expect((await answer).ok).toBe(true);
  vi.useRealTimers();
});

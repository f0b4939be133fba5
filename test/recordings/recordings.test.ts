import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldAll, isOver } from '../../interview/state.ts';
import { projectAll } from '../../interview/visibility.ts';
import { type Entry, entryBody } from '../../protocol/entries.ts';

// Recordings made by earlier versions. They must always fold and read the same; a change that breaks one breaks somebody's past.

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'));

test('there are recordings to read', () => expect(files.length).toBeGreaterThan(1));

describe.each(files)('%s', (file) => {
  const entries = JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Entry[];

  test('every entry is one that the protocol knows', () => {
    for (const entry of entries)
      expect(entryBody.safeParse(entry).error?.issues, `${entry.seq} ${entry.type}`).toBeUndefined();
  });

  test('it folds to its end and reads as it always has', () => {
    const state = foldAll(entries);
    expect(isOver(state)).toBe(true);
    expect({
      rounds: state.closedRounds.map(({ round, because }) => `${round}: ${because}`),
      verdicts: state.judged.map((score) => `${score.round}: ${score.verdict}`),
      turns: state.transcript.turns.map(
        (turn) => `${turn.seq} ${turn.who}${turn.cutOff ? ' (cut off)' : ''}: ${turn.text.slice(0, 60)}`,
      ),
      ledger: state.ledger.map(
        (c) => `${c.panelist} ${c.axis} ${c.force} ${c.state}: ${c.history.map((h) => h.next).join(', ')}`,
      ),
      overall: state.scorecard?.overall,
      asked: state.asked,
    }).toMatchSnapshot();
  });

  test.each(['candidate', 'observer', 'coach'] as const)('a %s sees as much of it as ever', (role) => {
    const seen = projectAll(entries, { role, seat: 'nobody' });
    const counted: Record<string, number> = {};
    for (const { type } of seen) counted[type] = (counted[type] ?? 0) + 1;
    expect(counted).toMatchSnapshot();
  });
});

import { expect, test } from 'vitest';
import { owed, type Timed } from '../../interview/owed.ts';
import type { State } from '../../interview/state.ts';
import type { BodyOf, EntryBody } from '../../protocol/entries.ts';
import { given } from '../support/entries.ts';
import { inPresentation } from '../support/panel.ts';

// The warning before a round's end. The round of `inPresentation` ends at an hour.

const MINUTE = 60_000;
const END = 60 * MINUTE;

const at = (when: number, bodies: EntryBody[], from: State = given(inPresentation())): State =>
  given(bodies, { ...from, at: when - 1_000 });

const warned = at(END - 5 * MINUTE, [{ type: 'clock.warned', endsAt: END, left: 5 * MINUTE }]);
const extended = (endsAt: number): EntryBody => ({ type: 'clock.changed', endsAt, because: 'extended' });

const debtOf = (state: State) => owed(state, []).find((debt): debt is Timed => debt.kind === 'warn');
/** When the next warning comes; null when none is to come. */
const warning = (state: State) => debtOf(state)?.at ?? null;

test('comes five minutes before the end, once', () => {
  expect(warning(given(inPresentation()))).toBe(END - 5 * MINUTE);
  expect(warning(warned)).toBeNull();
});

test('says how much is really left when it comes late', () => {
  const bodies = debtOf(given(inPresentation()))?.bodies(() => 'new', END - 2 * MINUTE);
  expect(bodies).toEqual([{ type: 'clock.warned', endsAt: END, left: 2 * MINUTE } satisfies BodyOf<'clock.warned'>]);
});

test('comes again after an extension beyond it, and not after a short one', () => {
  const late = END - MINUTE;
  expect(warning(at(late, [extended(END + 10 * MINUTE)], warned))).toBe(END + 5 * MINUTE);
  expect(warning(at(late, [extended(END + MINUTE)], warned))).toBeNull();
});

test('comes again after a pause only where the time was extended in it', () => {
  const paused: EntryBody = { type: 'clock.changed', endsAt: null, because: 'paused', left: MINUTE };
  const more: EntryBody = { type: 'clock.changed', endsAt: null, because: 'extended', left: 11 * MINUTE };
  const resumed = (left: number): EntryBody => ({ type: 'clock.changed', endsAt: END + left, because: 'resumed' });
  expect(warning(at(END, [paused, resumed(MINUTE)], warned))).toBeNull();
  expect(warning(at(END, [paused, more, resumed(11 * MINUTE)], warned))).toBe(END + 6 * MINUTE);
});

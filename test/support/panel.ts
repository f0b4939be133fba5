import type { Next, Noticed, Reading } from '../../protocol/challenge.ts';
import type { BodyOf, EntryBody } from '../../protocol/entries.ts';
import { openedWith } from './entries.ts';

// Pieces of a case presentation, for tests of the chair.

export const says = (turn: string, text: string, floor: 'keep' | 'yield'): EntryBody => ({
  type: 'candidate.said',
  turn,
  text,
  floor,
});

export const noticed = (id: string, over: Partial<Noticed> = {}): Noticed => ({
  id,
  panelist: 'pm',
  axis: 'user',
  force: 'challenge',
  turn: 't1',
  quote: 'x',
  weight: 0.6,
  point: 'nobody is named',
  fact: null,
  ...over,
});

/** The listener's word on everything so far; `heard` may run ahead, it only has to cover what was said. */
export const weighs = (
  heard: number,
  found: Noticed[],
  wish: BodyOf<'claims.weighed'>['wish'] = null,
  of: 'speech' | 'case' = 'speech',
): EntryBody => ({
  type: 'claims.weighed',
  of,
  heard,
  engine: 'builtin',
  noticed: found,
  reply: null,
  supported: [],
  wish,
});

export const replies = (challenge: string, turn: string, reading: Reading, next: Next): EntryBody => ({
  type: 'claims.weighed',
  of: 'speech',
  heard: 999,
  engine: 'builtin',
  noticed: [],
  reply: { challenge, turn, reading, next },
  supported: [],
  wish: null,
});

/** Seven entries: the panel has opened, and the candidate has the floor. */
export const inPresentation = (): EntryBody[] => [
  openedWith({ rounds: ['case-presentation'] }),
  { type: 'case.submitted', text: 'The case.', words: 2, from: 'candidate', because: 'opened' },
  { type: 'round.opened', round: 'case-presentation', endsAt: 3_600_000 },
  { type: 'floor.given', to: 'pm', move: 'open', turn: 'o' },
  { type: 'panelist.said', turn: 'o', panelist: 'pm', text: 'Go ahead.' },
  { type: 'phase.opened', round: 'case-presentation', phase: 'presenting' },
  { type: 'floor.given', to: 'candidate', move: 'speaks' },
];

/** The candidate has presented and was asked, or challenged, by the PM. */
export const inStressTest = ({ challenge }: { challenge?: string } = {}): EntryBody[] => [
  ...inPresentation(),
  says('t1', 'We serve everybody.', 'yield'),
  weighs(8, challenge ? [noticed(challenge, { turn: 't1', quote: 'We serve everybody.' })] : []),
  { type: 'phase.opened', round: 'case-presentation', phase: 'stress-test' },
  { type: 'floor.given', to: 'pm', move: challenge ? 'challenge' : 'ask', turn: 'q', challenge },
  { type: 'panelist.said', turn: 'q', panelist: 'pm', text: 'Who is that?', challenge },
  { type: 'floor.given', to: 'candidate', move: 'speaks' },
];

export const asks = (to: string, id: string, turn: string): EntryBody[] => [
  { type: 'floor.given', to, move: 'ask', turn, ask: { id, text: 'Well?' } },
  { type: 'panelist.said', turn, panelist: to, text: 'Well?' },
  { type: 'floor.given', to: 'candidate', move: 'speaks' },
];

export const accepted = (challenge: string): EntryBody[] => [
  { type: 'challenge.settled', challenge, state: 'defended', because: 'defend' },
  { type: 'floor.given', to: 'pm', move: 'accept', turn: 'acc', challenge },
  { type: 'panelist.said', turn: 'acc', panelist: 'pm', text: 'That answers it.', challenge },
];

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benchesOf, commonEnd } from '../../client/debrief/apart.ts';
import { claimsIn } from '../../client/debrief/claims.ts';
import { chartOf } from '../../client/debrief/lanes.ts';
import { lossesOf } from '../../client/debrief/lost.ts';
import { marked, piecesOf, unmarked } from '../../client/prose/marks.ts';
import { noTranscript, transcribe } from '../../interview/readings/transcript.ts';
import type { Challenge } from '../../protocol/challenge.ts';
import { short } from './a-recording.ts';

const challenge = (id: string, over: Partial<Challenge> = {}): Challenge => ({
  id,
  panelist: 'pm',
  axis: 'user',
  force: 'challenge',
  turn: 'case',
  quote: 'x',
  weight: 0.5,
  point: '',
  fact: null,
  state: 'unanswered',
  history: [],
  ...over,
});

const plain = (text: string): string =>
  piecesOf(text)
    .map((piece) => piece.text)
    .join('');

test('a mark goes around words and never across Markdown’s own signs', () => {
  const text = '- **Spark** runs `each_line` as written\n- and more';
  const out = marked(text, [{ start: 0, end: text.length }]);
  expect(plain(out)).toBe(text);
  const pieces = piecesOf(out).filter(({ is }) => is === 'mark');
  expect(pieces.map((piece) => piece.text)).toEqual(['Spark', ' runs ', 'each_line', ' as written', 'and more']);
  expect(pieces.map((piece) => piece.is === 'mark' && piece.last)).toEqual([false, false, false, false, true]);
});

test('whatever is marked, no letter is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), fc.nat(40), (raw, a, b) => {
      const text = unmarked(raw);
      const start = Math.min(a, b, text.length);
      const end = Math.min(Math.max(a, b), text.length);
      expect(plain(marked(text, start < end ? [{ start, end }] : []))).toBe(text);
    }),
  );
});

test('claims stand in the order of the text, and none inside another', () => {
  const text = 'We serve everybody in data. It is a $1 billion market for us.';
  const found = claimsIn(text, [
    challenge('b', { quote: '$1 billion market' }),
    challenge('a', { quote: 'We serve everybody in data.' }),
    challenge('inside', { quote: 'everybody in data' }),
    challenge('said', { turn: 't1', quote: 'It is a $1 billion' }),
    challenge('elsewhere', { turn: 't2', quote: 'never written' }),
  ]);
  expect(found.map((claim) => claim.challenge.id)).toEqual(['a', 'said']);
});

test('lost challenges come in the order of the advice, each with its own', () => {
  const { lost, held, advice } = lossesOf({
    challenges: [challenge('a', { state: 'defended' }), challenge('b'), challenge('c', { state: 'conceded' })],
    practice: [
      { challenge: 'c', what: 'Say what takes its place.', why: 'You conceded it.' },
      { what: 'Name the user.', why: 'Not shown.' },
    ],
  });
  expect(lost.map((each) => each.challenge.id)).toEqual(['c', 'b']);
  expect(held.map(({ id }) => id)).toEqual(['a']);
  expect(advice.map(({ what }) => what)).toEqual(['Name the user.']);
});

test('what two of one round say in common is how they came to one verdict', () => {
  const panelists = ['pm', 'em'].map((id) => ({
    id,
    name: id,
    seat: '',
    remit: [],
    rounds: ['case-presentation' as const],
  }));
  const both = 'They differ: one would advance. Resolved: taken together it holds.';
  const [bench] = benchesOf(
    [
      { panelist: 'pm', recommendation: 'hire', why: `Strong on the user. ${both}` },
      { panelist: 'em', recommendation: 'no-hire', why: `Weak on Spark. ${both}` },
    ],
    panelists,
  );
  expect(bench?.resolved).toBe(both);
  expect(bench?.views.map(({ why }) => why)).toEqual(['Strong on the user.', 'Weak on Spark.']);
  expect(commonEnd(['One thing.', 'Another.'])).toBe('');
});

test('a challenge lies over the turns from when it was raised to when it was answered', () => {
  const { turns } = short.reduce(transcribe, noTranscript);
  const { lanes, bands } = chartOf(
    [
      challenge('a', { turn: 'a', history: [{ turn: 'c', reading: 'dodge', next: 'move-on' }] }),
      challenge('unspoken', { state: 'open' }),
    ],
    turns,
  );
  expect(lanes.map(({ axis, bars }) => [axis, bars.length])).toEqual([['user', 1]]);
  const [bar] = lanes[0]?.bars ?? [];
  expect(bar?.turn).toBe('b');
  expect(bar && bar.to > bar.from).toBe(true);
  expect(bands).toEqual([{ round: 'case-presentation', from: 0, to: 1 }]);
});

import { expect, test } from 'vitest';
import { weakClaims } from '../../server/panel/builtin/claims.ts';
import { analyse } from '../../server/panel/builtin/language.ts';

const TIME = /\.deadline(?:-right)?$/;
const heard = (text: string) => {
  const read = analyse(text);
  return weakClaims(read)
    .filter((c) => TIME.test(c.id))
    .map((c) => ({ id: c.id, sure: c.sure >= 0.7, in: read.sentences[c.sentence]?.text ?? '', point: c.point }));
};
const loud = (text: string) => heard(text).filter((c) => c.sure);

const WRONG: [starts: string, text: string][] = [
  [
    'The forecast goes first',
    'The licence for the old audit tool ends in nine weeks. A replacement for the audit tool takes six weeks of work. A nicer forecast takes seven weeks, same team. The forecast goes first because more people asked for it.',
  ],
  [
    'We start with the rewrite',
    'The council votes on our money in eight weeks. A rewrite of the planner takes five months. A small pilot of the permits takes four weeks. We start with the rewrite, since it is the larger prize.',
  ],
];

test.each(WRONG)('%s …', (starts, text) => {
  const found = loud(text);
  expect(found.map((c) => c.id)).toEqual(['priority.deadline']);
  expect(found[0]?.in.startsWith(starts)).toBe(true);
});

const RIGHT: string[] = [
  'The licence for the old audit tool ends in nine weeks. A replacement for the audit tool takes six weeks of work. A nicer forecast takes seven weeks, same team. The audit tool goes first although fewer people asked for it.',
  'The council votes on our money in eight weeks. A rewrite of the planner takes five months. A small pilot of the permits takes four weeks. We start with the pilot, since the council sees it in time.',
  'Eleven dispatchers restart the load by hand, 40 minutes each time. It fails on nine nights in a month. We would show them which file is late. Half as many restarts by June is the goal.',
  'The archive keeps logs for 90 days. Three editors read 200 letters a week and mark the bad ones. We add a page that shows the marks, in five weeks. Readers outside the house see nothing.',
  'Two squads have six weeks each. The export takes four weeks and the share takes three. The export goes first because 40 accounts wait for it, and the share follows. No date hangs on either.',
];

test.each(RIGHT)('says nothing of: %s', (text) => {
  expect(loud(text)).toEqual([]);
});

test('an order that meets the date is a sign as well, and a quiet one', () => {
  expect(heard(RIGHT[0] ?? '').map((c) => c.id)).toContain('priority.deadline-right');
});

test('the point is told with the numbers of the turn', () => {
  expect(WRONG.map(([, text]) => loud(text)[0]?.point)).toMatchInlineSnapshot(`
    [
      "seven weeks before it and six weeks for the one with the date come to 13 weeks; there are nine weeks.",
      "What goes first takes five months, and there are eight weeks; the other one, at four weeks, would still fit.",
    ]
  `);
});

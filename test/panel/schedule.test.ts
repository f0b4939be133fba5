import { expect, test } from 'vitest';
import { weakClaims } from '../../server/panel/builtin/claims.ts';
import { analyse } from '../../server/panel/builtin/language.ts';

const TIME = /\.(?:capacity|rate|limit|freeze|deadline)(?:-right)?$/;
const heard = (text: string) => {
  const read = analyse(text);
  return weakClaims(read)
    .filter((c) => TIME.test(c.id))
    .map((c) => ({ id: c.id, sure: c.sure >= 0.7, in: read.sentences[c.sentence]?.text ?? '', point: c.point }));
};
const loud = (text: string) => heard(text).filter((c) => c.sure);

const WRONG: [id: string, starts: string, text: string][] = [
  [
    'feasibility.rate',
    'The whole history',
    'The parcel scanner keeps 48 million scans that we want as vectors. The service takes 400 scans a second at most. The whole history is embedded in one night. Drivers see nothing of it.',
  ],
  [
    'feasibility.rate',
    'We copy',
    'A museum keeps 900 terabytes of scans on tape. The tape robot gives 15 terabytes a day, and no more. We copy the whole archive in two weeks. Curators have agreed to the new names.',
  ],
  [
    'feasibility.rate',
    'The back catalog',
    'For the tide model we need nine years of gauge data. The old server hands out five days of history an hour. The back catalog is loaded over one weekend. Divers keep their own tables.',
  ],
  [
    'feasibility.capacity',
    'With two engineers',
    'The port runs 180 import jobs on a scheduler that goes. Moving one takes about four engineer-days, by the first ten. With two engineers, all 180 jobs are across in three months. The pilots were told.',
  ],
  [
    'feasibility.capacity',
    'Our two nurses',
    'The clinic has 4,000 photos to label. A photo takes a nurse five minutes, and they give us three hours a week each. Our two nurses label all 4,000 photos in four weeks. The scan room is not in it.',
  ],
  [
    'feasibility.limit',
    'That fits',
    'The gate must open within 400 milliseconds. Reading the ticket takes 150 milliseconds, the lookup 120 and the model 210. That fits, so we build it as it is. Guards keep their keys.',
  ],
  [
    'feasibility.limit',
    'The chain as it is',
    'Traders want the risk figure within 20 minutes. Loading takes nine minutes, pricing takes eight, and publishing seven. The chain as it is meets the 20 minutes. The old sheet stays for a month.',
  ],
  [
    'feasibility.freeze',
    'We switch',
    'The grocer changes nothing in its shops from 10 November to 8 January, no exceptions. Our tests end in October. We switch the tills over on 24 November. Managers get a phone line.',
  ],
  [
    'priority.deadline',
    'The forecast goes first',
    'The licence for the old audit tool ends in nine weeks. A replacement for the audit tool takes six weeks of work. A nicer forecast takes seven weeks, same team. The forecast goes first because more people asked for it.',
  ],
  [
    'priority.deadline',
    'We start with the rewrite',
    'The council votes on our money in eight weeks. A rewrite of the planner takes five months. A small pilot of the permits takes four weeks. We start with the rewrite, since it is the larger prize.',
  ],
];

test.each(WRONG)('%s: %s …', (id, starts, text) => {
  const found = loud(text);
  expect(found.map((c) => c.id)).toEqual([id]);
  expect(found[0]?.in.startsWith(starts)).toBe(true);
  expect(found[0]?.point).toMatch(/\d|week|month|day|night/);
});

const RIGHT: string[] = [
  'The parcel scanner keeps 48 million scans that we want as vectors. The service takes 400 scans a second at most. The whole history is embedded in two days. Drivers see nothing of it.',
  'A museum keeps 900 terabytes of scans on tape. The tape robot gives 15 terabytes a day, and no more. We copy the whole archive in ten weeks. Curators have agreed to the new names.',
  'For the tide model we need nine years of gauge data. The old server hands out five days of history an hour. The newest year is loaded over one weekend. Divers keep their own tables.',
  'The port runs 180 import jobs on a scheduler that goes. Moving one takes about four engineer-days, by the first ten. With nine engineers, all 180 jobs are across in five months. The pilots were told.',
  'The port runs 180 import jobs on a scheduler that goes. Moving one takes about four engineer-days, by the first ten. With two engineers, 25 of the 180 jobs are across in three months.',
  'The clinic has 4,000 photos to label. A photo takes a nurse five minutes, and they give us three hours a week each. Our two nurses label 250 photos in four weeks.',
  'The gate must open within 400 milliseconds. Reading the ticket takes 90 milliseconds, the lookup 80 and the model 140. That fits, so we build it as it is. Guards keep their keys.',
  'The gate must open within 400 milliseconds. Reading the ticket takes 150 milliseconds, the lookup 120 and the model 210. That breaks the limit, so the model has to shrink first.',
  'The gate must open within 400 milliseconds. Lookup and model run in parallel: the lookup takes 320 milliseconds and the model 310. That fits, so we build it as it is.',
  'The grocer changes nothing in its shops from 10 November to 8 January, no exceptions. Our tests end in October. We switch the tills over on 24 January. Managers get a phone line.',
  'The licence for the old audit tool ends in nine weeks. A replacement for the audit tool takes six weeks of work. A nicer forecast takes seven weeks, same team. The audit tool goes first although fewer people asked for it.',
  'The council votes on our money in eight weeks. A rewrite of the planner takes five months. A small pilot of the permits takes four weeks. We start with the pilot, since the council sees it in time.',
  'Eleven dispatchers restart the load by hand, 40 minutes each time. It fails on nine nights in a month. We would show them which file is late. Half as many restarts by June is the goal.',
  'The archive keeps logs for 90 days. Three editors read 200 letters a week and mark the bad ones. We add a page that shows the marks, in five weeks. Readers outside the house see nothing.',
  'Two squads have six weeks each. The export takes four weeks and the share takes three. The export goes first because 40 accounts wait for it, and the share follows. No date hangs on either.',
];

test.each(RIGHT)('says nothing of: %s', (text) => {
  expect(loud(text)).toEqual([]);
});

test('what comes out is a sign as well, and a quiet one', () => {
  const signs = (text: string) => heard(text).map((c) => c.id);
  expect(signs(RIGHT[1] ?? '')).toContain('feasibility.rate-right');
  expect(signs(RIGHT[6] ?? '')).toContain('feasibility.limit-right');
  expect(signs(RIGHT[10] ?? '')).toContain('priority.deadline-right');
});

test('the point is told with the numbers of the turn', () => {
  const points = (text: string) => loud(text).map((c) => c.point);
  expect(points(WRONG[1]?.[2] ?? '')).toEqual([
    '900 terabytes at 15 terabytes a day come to about 8.5 weeks; you give it two weeks.',
  ]);
  expect(points(WRONG[5]?.[2] ?? '')).toEqual([
    '150 milliseconds plus 120 plus 210 makes 480 milliseconds; you have 400 milliseconds.',
  ]);
});

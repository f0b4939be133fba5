import { describe, expect, it } from 'vitest';
import { weakClaims } from '../../server/panel/builtin/claims.ts';
import { analyse } from '../../server/panel/builtin/language.ts';

/** Order, scope and money spent, held against the numbers of the same turn: which sentence is doubted, and what is left alone. */

const OURS = /^(?:priority\.(?:order|effort|all|must|free|unranked|sunk))$/;
const doubted = (text: string): [string, string][] => {
  const read = analyse(text);
  return weakClaims(read)
    .filter((c) => c.sure >= 0.7 && OURS.test(c.id))
    .map((c) => [c.id, read.sentences[c.sentence]?.text ?? '']);
};

const LOSSES =
  'Dispatchers lose 310 hours a month to stale routes, 45 to password resets and 20 to printing. Each fix is about five weeks for the same pair.';
const SAVINGS =
  'Two ideas are costed. Parking idle machines saves $40,000 a month and takes three weeks. Rewriting the billing export saves $55,000 a month and takes 30 weeks.';
const CAUSES =
  'We sorted 96 failed deliveries by cause: 61 were wrong addresses, 24 were closed gates, and 11 were missing labels.';

describe('doubted, in the sentence that says it', () => {
  const wrong: [string, string, string][] = [
    ['priority.order', `${LOSSES}`, 'We start with printing, then password resets, and stale routes come last.'],
    ['priority.order', `${LOSSES}`, 'Password resets go first, because everybody here has cursed them.'],
    ['priority.order', `${CAUSES}`, 'Missing labels come first, since that is where most of the failures are.'],
    [
      'priority.order',
      'In the survey of nurses, 64 percent named the late lab results, 22 percent the log-in and 6 percent the colours. Either takes a quarter.',
      'I would begin with the colours.',
    ],
    [
      'priority.effort',
      'Denial messages would remove 120 tickets a month for twelve weeks of work, and an approver 90 for two.',
      'I would ship the denial messages first.',
    ],
    ['priority.effort', `${SAVINGS}`, 'The billing export goes first, as it has the largest saving.'],
    [
      'priority.all',
      'We build a planner, an alert, a chat window, approvals, a mobile view and an export.',
      'We do all of it in the first quarter with a team of five, since customers want a complete solution.',
    ],
    [
      'priority.all',
      'Six topics came out of the workshop, and we are a team of four until spring.',
      'We run all six in parallel, a little of each.',
    ],
    [
      'priority.must',
      'There are seven requests from the branch offices. Two engineers look after them.',
      'All seven are top priority for this half.',
    ],
    [
      'priority.free',
      'The importer needs our three engineers for nine weeks, and the same three keep the old loader alive.',
      'Nothing has to be given up for it.',
    ],
    [
      'priority.unranked',
      'The archive has nine wishes with hours beside each.',
      'We take them in alphabetical order, which is fair to everyone.',
    ],
    [
      'priority.sunk',
      'Three of forty clinics use the kiosk, and thirty ask for reminders.',
      'We have already put eleven months into the kiosk, so it gets finished before anything else.',
    ],
  ];
  it.each(wrong)('%s: %s %s', (id, given, sentence) => {
    expect(doubted(`${given} ${sentence}`)).toEqual([[id, sentence]]);
    expect(doubted(`${sentence} ${given}`)).toEqual([[id, sentence]]);
  });
});

describe('left alone', () => {
  const right = [
    `${LOSSES} We start with stale routes, then password resets, and printing comes last.`,
    `${LOSSES} Printing goes first although it is the smallest, since the printers' contract ends.`,
    `${LOSSES} The printing fix must be live by 1 March, when the law changes. Printing goes first.`,
    `${CAUSES} Wrong addresses come first, since that is where most of the failures are.`,
    `${CAUSES} The depot closes its gates on 1 June, and only the gates' owner can open them. Closed gates go first.`,
    'Denial messages would remove 120 tickets a month for five weeks of work, and an approver 90 for two. By tickets a week of work the approver goes first.',
    `${SAVINGS} Parking idle machines goes first, and the billing export waits.`,
    'Parking idle machines saves $40,000 a month and takes three weeks. Rewriting the export saves $9,000 and takes one. We start with the machines.',
    'Nine of the twelve planners lost a morning last week. The first release is one page with the late trucks on top.',
    'Six topics came out of the workshop, and we are a team of four. We run the two largest, and the other four wait.',
    'For a month we run both systems in parallel, and our two engineers compare the totals every night.',
    'All seven branches start on the new form in May, but only two of them need our engineers.',
    'The importer needs our three engineers for nine weeks. What we give up for it is the loader’s second format.',
    'The list was printed in alphabetical order, and the two reviewers read it from the end.',
    'We have already put eleven months into the kiosk, and still we stop it, because thirty clinics ask for reminders.',
  ];
  it.each(right)('%s', (text) => {
    expect(doubted(text)).toEqual([]);
  });
});

it('an order that follows the numbers is a sign of rightness', () => {
  const found = weakClaims(analyse(`${LOSSES} We start with stale routes, and printing comes last.`));
  expect(found.filter((c) => c.id === 'priority.order-right').map((c) => c.sure)).toEqual([0]);
});

it('the doubt is said in the candidate’s own figures', () => {
  const found = weakClaims(analyse(`${LOSSES} We start with printing.`)).find((c) => c.id === 'priority.order');
  expect(found?.point).toBe(
    'You put the one with 20 first, and the one with 310 hours has to wait, at the same effort.',
  );
});

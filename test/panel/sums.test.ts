import { describe, expect, it } from 'vitest';
import { weakClaims } from '../../server/panel/builtin/claims.ts';
import { analyse } from '../../server/panel/builtin/language.ts';

const SUMS = /^(?:viability\.(?:product|period|base)|metrics\.(?:ratio|change))$/;
const heard = (text: string) => {
  const read = analyse(text);
  return weakClaims(read)
    .filter(({ id, sure }) => SUMS.test(id) && sure >= 0.7)
    .map(({ id, sentence, point }) => ({ id, said: read.sentences[sentence]?.text ?? '', point }));
};

describe('a sum of money that does not come out is heard where it is said', () => {
  const wrong: [string, string, string, string][] = [
    [
      'ten times too much',
      'viability.product',
      'We met the claims leads of nine insurers. Seven agreed to 700 dollars a month.',
      'With 60 insurers at 700 dollars a month, this brings 5.04 million dollars a year.',
    ],
    [
      'ten times too little, the operands in the sentences before',
      'viability.product',
      'There are 320 marinas on our list. Each of them would pay $250 a month for berth alerts.',
      'All of them together are worth $96,000 a year to us.',
    ],
    [
      'a share of the accounts',
      'viability.product',
      'The account table lists 400 vineyards with sensors.',
      'At 1,500 dollars a year and a quarter of the 400 buying, that comes to 1.5 million a year.',
    ],
    [
      'hours at a wage',
      'viability.product',
      'A planner needs 15 hours a week for the roster. The agency bills her at 40 euros an hour.',
      'That makes 312,000 euros a year, which ends when the roster writes itself.',
    ],
    [
      'a month taken for a year',
      'viability.period',
      'We have 240 dental labs on the plan today.',
      'At 30 dollars per lab per month this is about 7,200 a year.',
    ],
    [
      'twelve times a monthly sum, told as a month',
      'viability.period',
      'We asked what they spend on copies of the data.',
      'So 150 kiosks at 80 a month give us 144,000 dollars a month.',
    ],
    [
      'everybody counted where few signed',
      'viability.base',
      'The feed goes to 380 freight brokers today, and 45 of them signed an order for the live one.',
      'At 600 dollars a month the 380 brokers bring 2.7 million dollars a year.',
    ],
    [
      'a share that is not the share',
      'metrics.ratio',
      'We watched the clerks for a week.',
      'Of the drafts 9 of 13 were sent unchanged, and of the replies 12 of 30, 80 percent.',
    ],
  ];
  it.each(wrong)('%s', (_, id, before, sentence) => {
    const found = heard(`${before} ${sentence} We start with two of them in May.`);
    expect(found.map((one) => one.id)).toContain(id);
    expect(sentence).toContain(found.find((one) => one.id === id)?.said.slice(0, 30));
  });

  it('names the right figure', () => {
    const [one] = heard('With 60 insurers at 700 dollars a month, this brings 5.04 million dollars a year.');
    expect(one?.point).toContain('504,000');
  });
});

describe('a sum that comes out, or is none, is left alone', () => {
  const sound: [string, string][] = [
    ['a product', 'With 60 insurers at 700 dollars a month, this brings 504,000 dollars a year.'],
    [
      'a product, rounded',
      'There are 320 marinas, and each would pay $250 a month. All of them together are about a million a year.',
    ],
    [
      'a share',
      'We have 400 vineyards. At 1,500 dollars a year and a quarter of the 400 buying, that comes to 150,000 a year.',
    ],
    ['working days', 'The 12 clerks each send 90 letters a day at 2 euros each. That makes 540,000 euros a year.'],
    [
      'a sum and a difference',
      'The licence costs 80,000 a year and support 14,000. That makes 94,000 a year, against 120,000 today.',
    ],
    [
      'two costs that have nothing to do with each other',
      'The first takes 2,200 dollars a year from 40 shops, and the fix is 9,000 dollars.',
    ],
    ['a monthly price told by the month', 'So 150 kiosks at 80 a month give us 12,000 dollars a month.'],
    [
      'the part that signed',
      'The feed goes to 380 freight brokers, and 45 of them signed an order. At 600 dollars a month the 45 bring 324,000 dollars a year.',
    ],
    [
      'an upper bound named as one',
      'The feed goes to 380 brokers, and 45 of them signed. The 380 would be 2.7 million dollars a year at the very most.',
    ],
    ['a true share', 'We watched 13 drafts, and 9 of 13 went out unchanged, so 69 percent.'],
    ['a share by value beside a count', 'We lose 260 of 1,900 alerts, which by value is 22 percent.'],
    ['a change', 'The wait fell from 40 to 30 minutes, a quarter, and from 80 to 60 calls, 25 percent.'],
    ['prose without sums', 'The team has 4 engineers, starts in May and spends 600 dollars on a test.'],
  ];
  it.each(sound)('%s', (_, text) => {
    expect(heard(text)).toEqual([]);
  });

  it('a sober sum that comes out is a sign of care', () => {
    const text =
      'With 60 insurers at 700 dollars a month, this brings 504,000 dollars a year at most, and I plan on a third.';
    expect(weakClaims(analyse(text)).map(({ id }) => id)).toContain('viability.right');
  });
});

import { expect, test } from 'vitest';
import { answersAlready } from '../../interview/answered.ts';

// A question is not asked of somebody who has just answered it.

test.each([
  ['How big was the deal?', 'We won the deal, it was two point four million.'],
  [
    'Which decision of yours was the largest that nobody above you had to approve?',
    'I did decide alone to stop it, that was my biggest decision.',
  ],
  [
    'Suppose one task ran for two hours and the other four hundred for twenty seconds; what’s your story?',
    'If one task is two hours and the others are seconds then it’s skew.',
  ],
  ['How few were they, exactly?', 'About forty dispatchers, and four of them had been printing the map.'],
])('%s', (question, answer) => {
  expect(answersAlready(question, answer)).toBe(true);
});

test.each([
  ['How big was the deal?', 'I said no to the whole deal.'],
  ['What became of the deal?', 'We won the deal, it was two point four million.'],
  [
    'Did you learn of the constraint before or after you’d promised something?',
    'Our trucks buffer when there is no signal, so I showed a range.',
  ],
])('%s still asks for something', (question, answer) => {
  expect(answersAlready(question, answer)).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { makeListener } from '../../server/panel/builtin/listen.ts';
import { listening, turn } from './listen-support.ts';

const listen = makeListener([]);
const wish = (text: string, phase: 'presenting' | 'questions' = 'presenting') =>
  listen(listening({ phase, turns: [turn(text)] })).wish;

describe('what the candidate wants of the panel', () => {
  it.each([
    ["I'd like the EM to take that one.", 'em'],
    ['Arjun, how would you feel about a write in the request path?', 'em'],
    ['Over to you, Dana.', 'pm'],
    ['This question is for the engineering manager: who is on call?', 'em'],
    ['What does the PM think about it?', 'pm'],
  ])('speaks to a panelist: %s', (text, panelist) => {
    expect(wish(text)).toEqual({ kind: 'address', panelist });
  });

  it.each([
    'The EM of the customer signs off on each release.',
    'I built it together with our PM and two engineers.',
    'As Dana said before, the segment is small.',
    'The product manager at the bank gets 200 requests a week.',
  ])('only mentions one: %s', (text) => {
    expect(wish(text)).toBeNull();
  });

  it('asks for a minute, or for the question again', () => {
    expect(wish('Could I have a minute, please?')).toEqual({ kind: 'minute' });
    expect(wish('Sorry, could you repeat the question?')).toEqual({ kind: 'repeat' });
  });

  it.each([
    'Which person? I was talking about the stakeholders.',
    'Sorry, could you say what you mean by right: authority, or evidence?',
    'What do you mean by that?',
    "Nobody gave me the right. I'd been on two of their night shifts, and I'd brought the count from their drivers' phones. But sorry, could you say what you mean by right: authority, or evidence?",
  ])('asks what was meant: %s', (text) => {
    expect(wish(text)).toEqual({ kind: 'repeat' });
  });

  it('has taken the minute who goes on to answer', () => {
    const answer = `Let me think. ${'We count the tables by hand and compare them with the log. '.repeat(5)}`;
    expect(wish(answer)).toBeNull();
  });

  it.each([
    ['Could I ask you something: what would have made you say no to this in the first five minutes?', undefined],
    ["Before we end, what's the thing your group and product fight about most?", undefined],
    ["I'd like Dana to take my question: would you accept a first release that moves no dashboards?", 'pm'],
  ])('asks the panel in the middle of a round: %s', (text, panelist) => {
    expect(wish(text)).toEqual({ kind: 'ask-panel', ...(panelist ? { panelist } : {}) });
  });

  it('asks the panel, or has nothing more to ask', () => {
    expect(wish('What does a typical week look like for your team?', 'questions')).toEqual({ kind: 'ask-panel' });
    expect(wish('No more questions from me, thank you.', 'questions')).toEqual({ kind: 'no-questions' });
    expect(wish('That is all, thanks.', 'questions')).toEqual({ kind: 'no-questions' });
  });

  it('a plain statement wants nothing', () => {
    expect(wish('We measure the median time from request to grant.')).toBeNull();
    expect(wish('Which one first? Limits, because each night can cost $41,000.')).toBeNull();
  });
});

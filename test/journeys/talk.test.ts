import { expect, test } from 'vitest';
import { aHouse } from '../support/house.ts';
import { PlainSeat } from '../support/seat.ts';

// How a conversation feels to the candidate, with the builtin engine and a real socket.

const seated = async () => {
  const house = await aHouse();
  const opened = await house.open({ rounds: ['behavioral'], candidate: 'Ada', clock: 'off' });
  const candidate = await PlainSeat.at(house.address, opened.seats.candidate.token);
  const spoken = () => candidate.entries.flatMap((e) => (e.type === 'panelist.said' ? [e.text] : []));
  return { candidate, spoken, last: () => spoken().at(-1) ?? '' };
};

test('after the greeting it is the candidate who speaks', async () => {
  const { candidate, spoken } = await seated();
  await candidate.floor(0);
  expect(spoken()).toHaveLength(1);
});

test('a question is put again, in the same words, to who asks to hear it or what it means', async () => {
  const { candidate, last } = await seated();
  await candidate.floor(0);
  await candidate.exchange(
    'I lead a group of six. Last Friday I sat with the dispatchers of our largest shipper until nine.',
  );
  const question =
    last()
      .match(/[^.?!]+[.?!]$/)?.[0]
      ?.trim() ?? '?';
  for (const asks of ['Sorry, could you repeat the question?', 'What do you mean by that?']) {
    await candidate.exchange(asks);
    expect(last()).toContain(question);
  }
});

test('who is done with a round is not left in silence', async () => {
  const { candidate } = await seated();
  await candidate.floor(0);
  const answer = await candidate.do({ type: 'finish' });
  const closed = await candidate.entry('round.closed');
  expect(answer).toMatchObject({ ok: true, seq: closed.seq });
  const before = candidate.entries.filter((e) => e.seq < closed.seq).at(-1);
  expect(before).toMatchObject({ type: 'panelist.said', panelist: 'xfn', text: expect.stringMatching(/\w/) });
});

import { expect, onTestFinished, test, vi } from 'vitest';
import { LiveSource } from '../../client/source/live.ts';
import { Session } from '../../server/session/session.ts';
import { aHouse } from '../support/house.ts';

// The browser's source of entries on a real connection. A page dials where it came from; here that is the house.

const { door } = vi.hoisted(() => ({ door: { address: '' } }));
vi.mock('socket.io-client', async (original) => {
  const { io } = await original<typeof import('socket.io-client')>();
  return { io: (options: object) => io(door.address, options) };
});

async function aSource(answerMs: number) {
  const house = await aHouse();
  const { id, seats } = await house.open();
  door.address = house.address;
  const source = new LiveSource(id, seats.candidate.token, answerMs);
  onTestFinished(source.start());
  await vi.waitFor(() => expect(source.scene().entries.at(-1)).toMatchObject({ to: 'candidate' }), 10_000);
  return source;
}

test('a line whose answer does not come on a living connection is sent again on a new one, and heard once', async () => {
  const source = await aSource(300);
  const command = Session.prototype.command;
  const mute = vi.spyOn(Session.prototype, 'command').mockImplementationOnce(async function (this: Session, ...asked) {
    await command.apply(this, asked);
    return new Promise(() => {});
  });
  onTestFinished(() => mute.mockRestore());
  const answer = await source.send({ type: 'say', text: 'My user is the platform lead.', floor: 'keep' });
  expect(answer.ok).toBe(true);
  expect(source.scene()).toMatchObject({ unanswered: [], connection: { is: 'live' } });
  expect(source.scene().entries.filter(({ type }) => type === 'candidate.said')).toHaveLength(1);
});

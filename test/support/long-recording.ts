import type { Entry } from '../../protocol/entries.ts';
import type { RoundId } from '../../protocol/loop.ts';
import type { TestHouse } from './house.ts';
import { PlainSeat } from './seat.ts';

const MINUTE = 60_000;
const rounds: RoundId[] = ['recruiter-screen', 'hiring-manager', 'case-presentation', 'technical', 'behavioral'];

/**
 * A finished session of at least that many entries, copied with its times stretched over that many minutes: long in the
 * recording, not in the making.
 */
export async function aLongRecording(house: TestHouse, entries: number, minutes: number) {
  const { id, seats } = await house.open({ scenario: 'unpredictable-job-cost', candidate: 'Ada', rounds });
  const seat = await PlainSeat.at(house.address, seats.candidate.token);
  const session = await house.house.session(id);
  if (!session) throw new Error('the session is not in the house');
  await seat.floor(0);
  // Past the door, which takes no more than 20 commands in 10 seconds from anybody.
  const candidate = { seat: seats.candidate.seat, role: 'candidate', name: 'Ada' } as const;
  const coach = { seat: seats.coach.seat, role: 'coach', name: 'Grace' } as const;
  for (let i = 0; session.state.seq < entries - 2; i++) {
    const text = said[i % said.length] ?? '';
    const words = { type: 'say', text, floor: 'yield' } as const;
    const answer = await session.command(candidate, {
      id: `c${i}`,
      ...(session.state.round ? words : { type: 'begin' }),
    });
    if (!answer.ok) throw new Error(`not taken: ${answer.error.message}`);
    await seat.until('the floor, or the end of the round', () =>
      seat.entries.some(
        (e) => e.seq > answer.seq && (e.type === 'round.closed' || (e.type === 'floor.given' && e.to === 'candidate')),
      ),
    );
  }
  await session.command(coach, { id: 'end', type: 'end' });
  await seat.entry('session.closed', () => true, 20_000);

  const rows = await house.recording.read(id, 0);
  const made = await house.recording.find(id);
  if (!made) throw new Error('the session is not in the store');
  const start = Date.now() - minutes * MINUTE;
  const step = (minutes * MINUTE) / (rows.length - 1);
  const stretched = rows.map((row, i) => ({ ...row, entry: at(row.entry, start + Math.round(i * step), step) }));
  const copy = `${id}-long`;
  const [first] = stretched;
  if (first?.entry.type === 'session.opened') first.entry = { ...first.entry, session: copy };
  await house.recording.create({ ...made, id: copy }, [], stretched, null);
  const token = async (role: 'candidate' | 'coach'): Promise<string> => {
    const seatMade = await house.call('POST', `/api/sessions/${copy}/seats`, {
      key: house.coachKey,
      body: { role, name: 'Ada' },
    });
    return seatMade.body.token;
  };
  return { id: copy, length: rows.length, token };
}

const at = (entry: Entry, t: number, step: number): Entry =>
  entry.type === 'panelist.said'
    ? { ...entry, at: t, startedAt: t - Math.round(step * 0.7), endedAt: t }
    : { ...entry, at: t };

const said = [
  'Every data team in the world has this problem, so nobody needs to be left out. There are 4,000 accounts at $30K each.',
  'The platform lead at a retailer with 200 jobs opens it first, on the Monday after the bill, and we watched nine of them do it.',
  'I would rather talk about the roadmap.',
  'Our metric is page views, up 40%, and the guardrail is that no job slows down by more than five percent at the median.',
  'You are right, I take that back: the estimate holds for jobs that ran before, and for nothing else.',
];

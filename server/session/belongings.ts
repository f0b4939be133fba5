import type { PersonExport } from '../../protocol/http.ts';
import type { House } from './house.ts';
import type { Recording } from './recording.ts';

/** All that is kept of a person, as their own seats may read it. */
export async function belongingsOf(house: House, recording: Recording, person: string): Promise<PersonExport> {
  const sessions: PersonExport['sessions'] = [];
  for (const { id, scenario, candidate, createdAt } of await recording.ofPerson(person)) {
    const session = await house.session(id);
    if (!session) continue;
    const seat = (await recording.seats(id)).find(({ role }) => role === 'candidate');
    const { scorecard, ledger } = session.state;
    sessions.push({
      id,
      scenario,
      candidate,
      createdAt,
      draft: (await recording.draft(id))?.text ?? null,
      entries: await session.seen({ role: 'candidate', seat: seat?.id ?? '' }, 0),
      debrief: scorecard && { ...scorecard, challenges: [...ledger] },
    });
  }
  return { person, sessions };
}

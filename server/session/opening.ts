import { owed } from '../../interview/owed.ts';
import { lengthOf, speedOf, theLoop } from '../../interview/readings/loop.ts';
import { fold, isCaseOpen, nothing } from '../../interview/state.ts';
import type { Entry, EntryBody } from '../../protocol/entries.ts';
import type { OpenSession } from '../../protocol/http.ts';
import type { Clock, RoundId } from '../../protocol/loop.ts';
import type { SeatRole } from '../../protocol/roles.ts';
import { mint } from '../ids.ts';
import { Refusal } from '../problems.ts';
import { forked } from './fork.ts';
import { headOf } from './head.ts';
import type { Draft, Recording, Row, SeatRow } from './recording.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

// How a session comes to be: asked for, or begun again from a moment of another.

const DAY_MS = 86_400_000;
/** How long a seat's token outlives the last possible deadline. */
const SEAT_DAYS = 30;
/** Of so many of a person's latest sessions the questions are not asked again. */
const REMEMBERED = 20;

/** Whether the process can take a model's engine; what the candidate is told about it. */
export interface ModelNotice {
  name: string;
  host: string;
}

export interface Opened {
  id: string;
  person: string;
  seats: SeatRow[];
}

/** Records a new session, with what has happened in it already. Throws a Refusal where the request cannot be met. */
export async function openSession(
  { library, recording, now }: Surroundings,
  model: ModelNotice | null,
  request: OpenSession,
  solo: boolean,
  begun: readonly EntryBody[],
): Promise<Opened> {
  const scenario = library.scenario(request.scenario);
  if (!scenario) throw new Refusal('not_found', `there is no scenario ${request.scenario}`, { scenario: 'unknown' });
  const level = request.level ?? 'L5';
  const rounds = request.rounds ?? theLoop(level);
  if (new Set(rounds).size < rounds.length)
    throw new Refusal('bad_request', 'a round may be chosen once', { rounds: 'a round twice' });
  const engine = request.engine ?? (model ? 'openai' : 'builtin');
  if (engine === 'openai' && !model) {
    throw new Refusal('bad_request', 'no model is configured here: set OPENAI_API_KEY or OPENAI_BASE_URL', {
      engine: 'not configured',
    });
  }
  const at = now();
  const id = mint();
  const person = request.person ?? mint();
  const candidate = request.candidate ?? 'Candidate';
  const clock = request.clock ?? {};
  const opened: EntryBody = {
    type: 'session.opened',
    format: 1,
    session: id,
    scenario,
    rounds,
    level,
    pressure: request.pressure ?? 3,
    clock,
    mode: request.mode ?? 'practice',
    engine,
    ...(engine === 'openai' && model ? { model } : {}),
    candidate,
    panelists: library.panelIn(rounds),
    lobby: request.lobby ?? false,
    solo,
    seed: Math.floor(Math.random() * 2 ** 31),
    askedBefore: request.person ? await askedBefore(recording, request.person) : [],
  };
  const entries = [opened, ...begun].map((body, i): Entry => ({ ...body, seq: i + 1, at }));
  const head = headOf(entries.reduce(fold, nothing), []);
  const seats = seatsFor(id, candidate, solo, at + longest(rounds, clock) + SEAT_DAYS * DAY_MS);
  await recording.create(
    { id, person, scenario: scenario.id, candidate, rounds, solo, parent: null, createdAt: at, head },
    seats,
    entries.map((entry, part): Row => ({ entry, cause: 'owed:open:0', part, print: '' })),
    request.case ?? null,
  );
  return { id, person, seats };
}

/** Records a session that starts as another stood after `seq`. Throws a Refusal where it was not between turns. */
export async function forkSession(
  { library, recording, now }: Surroundings,
  source: Session,
  seq: number,
  by: 'coach' | 'candidate',
): Promise<Opened> {
  const row = await recording.find(source.id);
  if (!row) throw new Refusal('not_found', 'this session is gone');
  const at = now();
  const id = mint();
  const kept = await recording.read(source.id, 0);
  const { entries, state } = forked(kept, { id, seq, by, at });
  if (!state.opened) throw new Refusal('internal', 'the fork has no beginning');
  const solo = by === 'candidate';
  const left = longest(state.opened.rounds, state.opened.clock);
  const seats = seatsFor(id, state.opened.candidate, solo, at + left + SEAT_DAYS * DAY_MS);
  const rows = entries.map((entry): Row => ({ entry, cause: `owed:fork:${entry.seq}`, part: 0, print: '' }));
  const head = headOf(state, owed(state, library.questionsFor(state)));
  const draft = isCaseOpen(state) ? writtenBy(kept, seq, await recording.draft(source.id)) : null;
  await recording.create({ ...row, id, solo, parent: source.id, createdAt: at, head }, seats, rows, draft);
  if (!(await recording.find(source.id))) {
    await recording.erase(id);
    throw new Refusal('not_found', 'this session is gone');
  }
  return { id, person: row.person, seats };
}

/**
 * The candidate's own text at that moment. Drafts are outside the log, so it is what was handed in next, or else the draft as it
 * stands; where a sample stood in for it, nothing was written.
 */
function writtenBy(rows: readonly Row[], seq: number, draft: Draft | null): string | null {
  const next = rows.map(({ entry }) => entry).find((entry) => entry.type === 'case.submitted' && entry.seq > seq);
  if (next?.type !== 'case.submitted') return draft?.text ?? null;
  return next.from === 'candidate' ? next.text : null;
}

function seatsFor(session: string, candidate: string, solo: boolean, expiresAt: number): SeatRow[] {
  const names: Record<SeatRole, string> = { candidate, coach: 'Coach', observer: 'Observer' };
  const roles: SeatRole[] = solo ? ['candidate'] : ['candidate', 'coach', 'observer'];
  return roles.map((role) => ({ id: mint(), session, role, name: names[role], expiresAt, revoked: false }));
}

/** Bank questions this person has had in earlier sessions. */
async function askedBefore(recording: Recording, person: string): Promise<string[]> {
  const asked = new Set<string>();
  for (const { id } of (await recording.ofPerson(person)).slice(-REMEMBERED)) {
    for (const { entry } of await recording.read(id, 0)) {
      if (entry.type === 'floor.given' && entry.ask) asked.add(entry.ask.id);
    }
  }
  return [...asked];
}

/** The real milliseconds until the last possible deadline if every round took its whole time. */
const longest = (rounds: readonly RoundId[], clock: Clock): number =>
  rounds.reduce((sum, round) => sum + lengthOf(clock, round) / speedOf(clock, round), 0);

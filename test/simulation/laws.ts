import { rounds } from '../../interview/rounds.ts';
import { fold, isOver, may, nothing, type State } from '../../interview/state.ts';
import { projectAll } from '../../interview/visibility.ts';
import type { Entry } from '../../protocol/entries.ts';
import type { RoundId } from '../../protocol/loop.ts';
import type { Row } from '../../server/session/recording.ts';
import { canary } from '../interview/walk.ts';
import type { Person } from './person.ts';

// What must be true of a session's recording, and of what its people were told, however badly the day went. Each answers what
// is wrong, in words.

export function brokenLaws(rows: readonly Row[], people: readonly Person[]): string[] {
  const log = rows.map((row) => row.entry);
  return [
    ...order(log),
    ...grammar(log),
    ...causes(rows),
    ...panel(log),
    ...ledger(log),
    ...people.flatMap((person) => [...promises(rows, person), ...sight(log, person)]),
  ];
}

const order = (log: readonly Entry[]): string[] =>
  log.flatMap((entry, i) => {
    const gap = entry.seq === i + 1 ? [] : [`entry ${i + 1} has seq ${entry.seq}`];
    return entry.at < (log[i - 1]?.at ?? 0) ? [...gap, `entry ${entry.seq} goes back in time`] : gap;
  });

function grammar(log: readonly Entry[]): string[] {
  let state: State = nothing;
  const wrong: string[] = [];
  for (const entry of log) {
    if (!may(state, entry))
      wrong.push(`${entry.type} at ${entry.seq} does not follow from ${JSON.stringify(state.grammar.value)}`);
    state = fold(state, entry);
  }
  return isOver(state) ? wrong : [...wrong, `it did not end: ${JSON.stringify(state.grammar.value)}`];
}

function causes(rows: readonly Row[]): string[] {
  const seen = new Map<string, number>();
  const wrong: string[] = [];
  for (const { cause, part, entry } of rows) {
    // The entries of one cause stand together.
    if (part !== (seen.get(cause) ?? -1) + 1) wrong.push(`${cause} has part ${part} at ${entry.seq}`);
    seen.set(cause, part);
  }
  return wrong;
}

function panel(log: readonly Entry[]): string[] {
  const wrong: string[] = [];
  const asked = new Set<string>();
  let open: RoundId = 'take-home';
  for (const entry of log) {
    if (entry.type === 'round.opened') open = entry.round;
    if (entry.type === 'floor.given' && entry.to !== 'candidate' && !rounds[open].interviewers.includes(entry.to)) {
      wrong.push(`${entry.to} has the floor in ${open} at ${entry.seq}`);
    }
    // Put again to who asks to hear it, or talked past it, it is the same question still.
    if (entry.type === 'floor.given' && entry.move === 'ask' && entry.ask && entry.why !== 'it was broken off') {
      if (asked.has(entry.ask.id)) wrong.push(`${entry.ask.id} is asked twice, at ${entry.seq}`);
      asked.add(entry.ask.id);
    }
  }
  return wrong;
}

function ledger(log: readonly Entry[]): string[] {
  const wrong: string[] = [];
  const noticed = log.flatMap((entry) => (entry.type === 'claims.weighed' ? entry.noticed : []));
  const texts = new Map(
    log.flatMap((e) =>
      e.type === 'candidate.said' ? [[e.turn, e.text]] : e.type === 'case.submitted' ? [['case', e.text]] : [],
    ),
  );
  for (const [i, one] of noticed.entries()) {
    if (!texts.get(one.turn)?.includes(one.quote)) wrong.push(`${one.id} quotes what was not said`);
    const twin = noticed
      .slice(0, i)
      .find((other) => other.turn === one.turn && (other.quote.includes(one.quote) || one.quote.includes(other.quote)));
    if (twin) wrong.push(`${one.id} and ${twin.id} are about the same sentence`);
  }
  return wrong;
}

/** What was acknowledged is there once, where the answer says; what was refused is not there at all. */
function promises(rows: readonly Row[], { seat, answers, unanswered }: Person): string[] {
  const wrong = unanswered.map((command) => `${seat.role}'s ${command.id} (${command.type}) was never answered`);
  for (const [id, answer] of answers) {
    const made = rows.filter((row) => row.cause === `cmd:${seat.seat}:${id}`);
    if (answer.ok && made.at(-1)?.entry.seq !== answer.seq)
      wrong.push(`${id} was acknowledged at ${answer.seq} and is at ${made.at(-1)?.entry.seq}`);
    if (!answer.ok && made.length > 0)
      wrong.push(`${id} was refused (${answer.error.code}) and is there, at ${made[0]?.entry.seq}`);
  }
  return wrong;
}

/** Whoever came and went has what their role may see: all of it, once, in order. */
function sight(log: readonly Entry[], { seat, seen, lives, faults }: Person): string[] {
  const wrong = [...faults];
  const should = projectAll(log, { role: seat.role, seat: seat.seat });
  const at = should.findIndex((entry, i) => JSON.stringify(entry) !== JSON.stringify(seen[i]));
  if (at !== -1)
    wrong.push(
      `${seat.role} should have ${JSON.stringify(should[at]).slice(0, 120)} and has ${JSON.stringify(seen[at])?.slice(0, 120)}`,
    );
  if (seen.length > should.length) wrong.push(`${seat.role} has ${seen.length - should.length} entries too many`);
  if (seat.role === 'candidate') {
    const text = JSON.stringify([seen, lives]);
    for (const word of [
      canary.point,
      canary.quote,
      canary.fact,
      canary.why,
      canary.pressed,
      canary.note,
      canary.hidden,
    ]) {
      if (text.includes(word)) wrong.push(`the candidate was told ${word}`);
    }
  }
  return wrong;
}

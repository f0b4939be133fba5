import type { Entry, EntryOf, SeenEntry } from '../protocol/entries.ts';
import { type PublicScenario, publicScenario, type Scenario } from '../protocol/scenario.ts';

// Who sees what, field by field and in this one place: for live, catch-up, HTTP, export and replay alike. A projection never
// changes for an entry already delivered; what the debrief reveals is read through the review calls.

/** Whoever reads: their role, and their seat, since an observer's notes are their own. */
export interface Viewer {
  role: 'candidate' | 'coach' | 'observer';
  seat: string;
}

const shape = publicScenario.keyof().options;

/** The part of a scenario that every visitor may read. */
export function publicPart(scenario: Scenario | PublicScenario): PublicScenario {
  return Object.fromEntries(shape.map((key) => [key, scenario[key]])) as PublicScenario;
}

/** The entry as this viewer sees it, or null if it is not for them. */
export function project(entry: Entry, viewer: Viewer): Entry | null {
  if (viewer.role === 'coach') return entry;
  const candidate = viewer.role === 'candidate';
  switch (entry.type) {
    case 'session.opened':
      return forOthers(entry, candidate);
    case 'scenario.changed':
      return { ...entry, scenario: publicPart(entry.scenario) };
    case 'floor.given':
      return candidate
        ? { seq: entry.seq, at: entry.at, type: entry.type, to: entry.to, move: 'speaks', turn: entry.turn }
        : entry;
    case 'panelist.said':
    case 'panelist.cutOff':
      return candidate ? withoutChallenge(entry) : entry;
    case 'claims.weighed':
    case 'challenge.settled':
    case 'hand.raised':
    case 'pressure.set':
    case 'point.pressed':
    case 'round.judged':
    case 'debrief.written':
      return candidate ? null : entry;
    case 'coach.whispered':
      return candidate ? entry : null;
    case 'note.made':
      return entry.by === viewer.seat || (candidate && entry.for === 'candidate') ? entry : null;
    case 'plan.changed':
    case 'phase.opened':
    case 'round.opened':
    case 'round.closed':
    case 'case.submitted':
    case 'candidate.said':
    case 'artifact.shown':
    case 'score.overridden':
    case 'clock.changed':
    case 'clock.warned':
    case 'engine.switched':
    case 'session.ended':
    case 'debrief.opened':
    case 'session.closed':
      return entry;
  }
}

function forOthers(entry: EntryOf<'session.opened'>, candidate: boolean): Entry {
  const { seed: _seed, askedBefore: _asked, pressure, ...rest } = entry;
  return { ...rest, scenario: publicPart(entry.scenario), ...(candidate ? {} : { pressure }) };
}

function withoutChallenge(entry: EntryOf<'panelist.said'> | EntryOf<'panelist.cutOff'>): Entry {
  if (entry.type === 'panelist.said') {
    const { challenge: _hidden, ...rest } = entry;
    return rest;
  }
  const { challenge: _hidden, asked: _asked, ...rest } = entry;
  return rest;
}

/**
 * The recording as this viewer sees it. `prev` names the last entry before each that they could see, so that skipped and
 * lost can be told apart (0: none).
 */
export function projectAll(entries: readonly Entry[], viewer: Viewer): SeenEntry[] {
  const seen: SeenEntry[] = [];
  let prev = 0;
  for (const entry of entries) {
    const projected = project(entry, viewer);
    if (!projected) continue;
    seen.push({ ...projected, prev });
    prev = entry.seq;
  }
  return seen;
}

import type { BodyOf, Entry, Phase } from '../../protocol/entries.ts';
import type { EngineName, Panelist, RoundId, WaitingFor } from '../../protocol/loop.ts';
import type { PublicScenario } from '../../protocol/scenario.ts';

/** How things stand: the round, its clock, who has the floor. */
export interface Stage {
  opened: BodyOf<'session.opened'> | null;
  scenario: PublicScenario | null;
  case: { text: string; from: 'candidate' | 'sample' } | null;
  round: RoundId | null;
  closedRounds: readonly { round: RoundId; because: BodyOf<'round.closed'>['because'] }[];
  phase: Phase | null;
  clock: Clock;
  /** `candidate`, a panelist's id, or nobody's. */
  floor: string | null;
  /** When the floor was last given, and by which entry. */
  floorAt: number;
  waitingFor: WaitingFor;
  engine: EngineName | null;
  pressure: number | null;
  /** A coach has ended the session; what was begun is scored. */
  ended: boolean;
  debrief: boolean;
  closed: BodyOf<'session.closed'>['because'] | null;
}

export type Clock =
  | { is: 'off' }
  | { is: 'running'; endsAt: number; warned: boolean }
  | { is: 'paused'; left: number | null };

export const emptyStage: Stage = {
  opened: null,
  scenario: null,
  case: null,
  round: null,
  closedRounds: [],
  phase: null,
  clock: { is: 'off' },
  floor: null,
  floorAt: 0,
  waitingFor: 'nobody',
  engine: null,
  pressure: null,
  ended: false,
  debrief: false,
  closed: null,
};

const running = (endsAt: number | null, warned = false): Clock =>
  endsAt === null ? { is: 'off' } : { is: 'running', endsAt, warned };

/** Folds one entry into how things stand. Entries it does not know change nothing. */
export function stand(stage: Stage, entry: Entry): Stage {
  switch (entry.type) {
    case 'session.opened':
      return {
        ...stage,
        opened: entry,
        scenario: entry.scenario,
        engine: entry.engine,
        pressure: entry.pressure ?? null,
        waitingFor: entry.lobby ? 'coach' : 'candidate',
      };
    case 'scenario.changed':
      return { ...stage, scenario: entry.scenario };
    case 'plan.changed': {
      const { rounds, level, panelists } = entry;
      return { ...stage, opened: stage.opened && { ...stage.opened, rounds, level, panelists } };
    }
    case 'case.submitted':
      return { ...stage, case: { text: entry.text, from: entry.from } };
    case 'round.opened':
      return {
        ...stage,
        round: entry.round,
        phase: null,
        clock: running(entry.endsAt),
        floor: null,
        waitingFor: 'panel',
      };
    case 'phase.opened':
      return { ...stage, phase: entry.phase };
    case 'round.closed': {
      const closedRounds = [...stage.closedRounds, { round: entry.round, because: entry.because }];
      return {
        ...stage,
        round: null,
        phase: null,
        clock: { is: 'off' },
        floor: null,
        waitingFor: 'nobody',
        closedRounds,
      };
    }
    case 'floor.given': {
      const panel = entry.to !== 'candidate';
      return { ...stage, floor: entry.to, floorAt: entry.at, waitingFor: panel ? 'panel' : 'candidate' };
    }
    case 'candidate.said':
      return entry.floor === 'yield'
        ? { ...stage, floor: null, floorAt: entry.at, waitingFor: 'panel' }
        : { ...stage, floor: 'candidate', floorAt: entry.at, waitingFor: 'candidate' };
    case 'panelist.said':
    case 'panelist.cutOff':
      return { ...stage, floor: null, floorAt: entry.at };
    case 'clock.changed':
      return {
        ...stage,
        clock: entry.because === 'paused' ? { is: 'paused', left: entry.left ?? null } : running(entry.endsAt),
      };
    case 'clock.warned':
      return { ...stage, clock: running(entry.endsAt, true) };
    case 'pressure.set':
      return { ...stage, pressure: entry.level };
    case 'engine.switched':
      return { ...stage, engine: entry.to };
    case 'session.ended':
      return { ...stage, ended: true };
    case 'debrief.opened':
      return { ...stage, debrief: true };
    case 'session.closed':
      return { ...stage, closed: entry.because, waitingFor: 'nobody' };
    default:
      return stage;
  }
}

/** The next round that can be begun, if any. */
export function nextRound(stage: Stage): RoundId | null {
  if (!stage.opened || stage.round || stage.ended || stage.debrief || stage.closed) return null;
  return stage.opened.rounds[stage.closedRounds.length] ?? null;
}

/** The round that the room is about: the open one, the next, or the last. */
export const roundInView = (stage: Stage): RoundId | null =>
  stage.round ?? nextRound(stage) ?? stage.closedRounds.at(-1)?.round ?? null;

/** The panelists who sit in a round. */
export function seatedIn(stage: Stage, round: RoundId | null): readonly Panelist[] {
  const all = stage.opened?.panelists ?? [];
  if (!round || all.every(({ rounds }) => rounds === undefined)) return all;
  return all.filter(({ rounds }) => rounds === undefined || rounds.includes(round));
}

/** The panelists of the round that the room is about. */
export const seated = (stage: Stage): readonly Panelist[] => seatedIn(stage, roundInView(stage));

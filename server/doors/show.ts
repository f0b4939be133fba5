import type { z } from 'zod';
import { leftOf } from '../../interview/clock.ts';
import { speedOf } from '../../interview/readings/loop.ts';
import { floorOf, isPaused, type State, waitingFor } from '../../interview/state.ts';
import { publicPart } from '../../interview/visibility.ts';
import type { sessionView } from '../../protocol/http.ts';
import type { Seat } from '../../protocol/roles.ts';
import { Refusal } from '../problems.ts';

/** Where a session stands, for anybody with a seat in it. */
export function show(state: State, id: string, seat: Seat, now: number): z.infer<typeof sessionView> {
  const { opened, scenario, round } = state;
  if (!opened || !scenario) throw new Refusal('not_found', 'this session has no beginning');
  const speed = round ? speedOf(opened.clock, round.id) : opened.clock === 'off' ? 1 : (opened.clock.speed ?? 1);
  const floor = floorOf(state);
  return {
    id,
    you: { ...seat },
    scenario: publicPart(scenario),
    rounds: opened.rounds,
    round: round?.id ?? null,
    waitingFor: waitingFor(state),
    floor: floor === 'candidate' ? 'candidate' : floor === 'panelist' ? (round?.floor?.to ?? null) : null,
    clock: {
      endsAt: round?.clock.kind === 'running' ? round.clock.endsAt : null,
      paused: isPaused(state),
      speed,
      left: round ? leftOf(round.clock, speed, now) : null,
      now,
    },
    engine: state.engine,
    solo: opened.solo,
    level: opened.level,
    debrief: state.scorecard !== null,
    seq: state.seq,
  };
}

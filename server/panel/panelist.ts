import { speedOf } from '../../interview/readings/loop.ts';
import type { Sounded } from '../../interview/receive.ts';
import { challengeOf, type OpenRound, type State } from '../../interview/state.ts';
import type { EntryOf, WordedMove } from '../../protocol/entries.ts';
import { choose, failedWith } from './choice.ts';
import type { Said, Wording } from './engine.ts';
import { failureOf } from './failure.ts';
import { questionTo } from './listener.ts';
import type { Bench, Job, OwedWork, Panel } from './panel.ts';
import { pause } from './pause.ts';
import { settingIn } from './setting.ts';

// Says one panelist's turn: words as they come, at the pace of a person reading aloud; the finished turn is recorded.

/** Words a minute: a brisk speaker, so that reading along is comfortable. Conversation runs at 150 to 200. */
const PACE_WPM = 230;

export function speak(panel: Panel, debt: Extract<OwedWork, { kind: 'speak' }>, bench: Bench): Job {
  const { state, tell, done, failed } = bench;
  const { floor } = debt;
  const turn = floor.turn ?? `turn-${floor.seq}`;
  const stopping = new AbortController();
  const { signal } = stopping;
  const gap = gapMs(state);
  let choice = choose(panel, bench, false);
  let text = '';
  let startedAt = 0;

  const say = (piece: string) => {
    if (!text) {
      startedAt = panel.now();
      panel.meters.firstWord(startedAt - floor.at);
    }
    tell({ live: 'reply.delta', turn, attempt: 1, at: text.length, panelist: floor.to, text: piece });
    text += piece;
  };

  const voice = async (): Promise<void> => {
    for await (const piece of choice.engine.word(wording(panel, state, floor), signal)) {
      if (signal.aborted) return;
      if (gap === 0) say(piece);
      else {
        for (const word of piece.match(/\s*\S+\s*/g) ?? []) {
          say(word);
          await pause(gap, signal);
          if (signal.aborted) return;
        }
      }
    }
  };

  const spoken = () => ({
    turn,
    panelist: floor.to,
    text: text.trim(),
    ...(floor.challenge ? { challenge: floor.challenge } : {}),
    engine: choice.engine.name,
    ...(choice.model ? { model: choice.model } : {}),
    startedAt: startedAt || panel.now(),
    endedAt: panel.now(),
  });

  const run = async (): Promise<void> => {
    let { told } = choice;
    try {
      await voice();
      if (signal.aborted) return choice.leave?.dropped();
      choice.leave?.ok();
    } catch (error) {
      if (signal.aborted) return choice.leave?.dropped();
      if (!choice.leave) throw error;
      const switched = failedWith(bench, choice, failureOf(error));
      // Words that somebody has heard stand as broken off; the chair gives the floor again, and the other engine takes a new turn.
      if (text.trim())
        return done([{ type: 'panelist.cutOff', ...spoken(), text, asked: text.includes('?') }, ...switched]);
      text = '';
      told = switched;
      choice = { engine: panel.engines.builtin, told, leave: null };
      await voice();
      if (signal.aborted) return;
    }
    done([...told, { type: 'panelist.said', ...spoken() }]);
  };

  run().catch((error: unknown) => {
    if (!signal.aborted) failed(error);
  });

  return {
    stop: () => stopping.abort(),
    // As it was sent, to the last space.
    sounded: (): Sounded => ({
      text,
      asked: text.includes('?'),
      engine: choice.engine.name,
      ...(choice.model ? { model: choice.model } : {}),
      startedAt,
    }),
    catchUp: (listener) => {
      if (text) listener.live({ live: 'reply.delta', turn, attempt: 1, at: 0, panelist: floor.to, text });
    },
  };
}

/** Real milliseconds between two words; none with the clock off, and on a fast clock they come faster. */
function gapMs(state: State): number {
  const clock = state.opened?.clock ?? 'off';
  if (clock === 'off' || !state.round) return 0;
  return 60_000 / PACE_WPM / speedOf(clock, state.round.id);
}

export function wording(
  panel: Panel,
  state: State,
  floor: Pick<EntryOf<'floor.given'>, 'to' | 'move' | 'challenge' | 'ask'>,
): Wording {
  const round = state.round as OpenRound;
  const seats = panel.library.panelOf(round.id);
  const last = state.transcript.turns.findLast((t) => t.who === 'candidate' && t.round === round.id);
  const standing = round.standing;
  return {
    ...settingIn(state, round),
    persona: panel.library.persona(floor.to),
    others: seats.filter((p) => p.id !== floor.to),
    move: floor.move as WordedMove,
    challenge: challengeOf(state, floor.challenge),
    ask: floor.ask ?? null,
    stands: floor.move === 'explain' ? (questionTo(state, standing?.askedSeq)?.text ?? null) : null,
    last: last ? ({ turn: last.turn, who: last.who, text: last.text, round: round.id } satisfies Said) : null,
    candidate: state.opened?.candidate ?? '',
    presses: standing && standing.challenge === floor.challenge ? standing.presses : 0,
    leaves: round.left !== null && round.left > (round.last?.seq ?? 0),
  };
}

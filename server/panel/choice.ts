import type { State } from '../../interview/state.ts';
import type { EntryBody } from '../../protocol/entries.ts';
import type { Engine } from './engine.ts';
import { type EngineFailure, type FailureCode, failureOf } from './failure.ts';
import type { Leave } from './model.ts';
import type { Bench, Panel } from './panel.ts';

// Which engine does a piece of work, and what the log is told when that is another than before. A session that was opened for a
// model goes on with the builtin engine where the model fails, and gets it back between turns.

export interface Choice {
  engine: Engine;
  /** The model's name, where one speaks. */
  model?: string;
  /** Told together with the result, before it. */
  told: readonly EntryBody[];
  leave: Leave | null;
}

/** `mayReturn`: whether the model may come back with this; it does so between turns and not in the middle of one. */
export function choose(panel: Panel, bench: Bench, mayReturn: boolean): Choice {
  const { state } = bench;
  const builtin = (told: readonly EntryBody[] = []): Choice => ({ engine: panel.engines.builtin, told, leave: null });
  if (state.opened?.engine !== 'openai') return builtin();
  if (state.engine === 'builtin' && !mayReturn) return builtin();
  const took = panel.model ? panel.model.take(state.opened.session) : { because: 'unavailable' as const };
  if ('because' in took) return builtin(switched(now(bench), 'builtin', took.because));
  return {
    engine: took.engine,
    ...(panel.model ? { model: panel.model.name } : {}),
    told: switched(state, 'openai', 'recovered'),
    leave: took,
  };
}

/** The model failed at this: what the log is told, and what the breakers learn. */
export function failedWith(bench: Bench, choice: Choice, failure: EngineFailure): readonly EntryBody[] {
  choice.leave?.failed(failure);
  bench.log.warn({ code: failure.code, because: failure.message }, 'the model failed; the builtin engine goes on');
  return switched(now(bench), 'builtin', failure.code);
}

/** Work that either engine can do: what fails with the model is done by the builtin engine. */
export async function either<T>(
  panel: Panel,
  bench: Bench,
  signal: AbortSignal,
  work: (engine: Engine) => Promise<T>,
): Promise<{ result: T; engine: Engine; told: readonly EntryBody[] }> {
  const choice = choose(panel, bench, true);
  const { engine, leave, told } = choice;
  if (!leave) return { result: await work(engine), engine, told };
  try {
    const result = await work(engine);
    if (signal.aborted) leave.dropped();
    else leave.ok();
    return { result, engine, told };
  } catch (error) {
    if (signal.aborted) {
      leave.dropped();
      throw error;
    }
    const instead = panel.engines.builtin;
    return { told: failedWith(bench, choice, failureOf(error)), result: await work(instead), engine: instead };
  }
}

const now = (bench: Bench): State => bench.current?.() ?? bench.state;

function switched(state: State, to: 'builtin' | 'openai', because: FailureCode | 'recovered'): readonly EntryBody[] {
  return state.engine === to ? [] : [{ type: 'engine.switched', from: state.engine, to, because }];
}

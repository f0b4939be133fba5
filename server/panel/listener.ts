import { LISTEN_WAIT_MS } from '../../interview/chair.ts';
import { challengeOf, type OpenRound, type State } from '../../interview/state.ts';
import type { Noticed } from '../../protocol/challenge.ts';
import type { BodyOf } from '../../protocol/entries.ts';
import { mint } from '../ids.ts';
import { either } from './choice.ts';
import type { Heard, Listening, Said } from './engine.ts';
import { type Bench, type Job, type OwedWork, type Panel, promised } from './panel.ts';
import { isSameMatter } from './same-matter.ts';
import { settingIn, settingOf } from './setting.ts';

// Hears what has not been heard, and records what it made of it: `claims.weighed`.

/** Starts listening to everything unheard, or to the case. */
export function listen(panel: Panel, debt: Extract<OwedWork, { kind: 'listen' }>, bench: Bench): Job {
  const { state } = bench;
  return promised(bench, async (signal) => {
    const input = debt.of === 'case' ? readingCase(panel, state) : hearing(panel, state);
    const { result, engine, told } = await hear(panel, bench, input, signal);
    const upTo =
      debt.of === 'case' ? 0 : (state.transcript.turns.findLast((t) => t.who === 'candidate')?.seq ?? state.seq);
    return [...told, weighed(bench.current?.() ?? state, input, result, upTo, engine.name)];
  });
}

/** Somebody who has yielded waits for how they were heard: a little before the chair would go on without, the builtin engine reads it. */
const SOON_MS = LISTEN_WAIT_MS - 300;

async function hear(panel: Panel, bench: Bench, input: Listening, signal: AbortSignal): Promise<Ears> {
  const { state } = bench;
  const session = state.opened?.session ?? '';
  const before = input.reading === 'speech' ? panel.takeLate(session) : [];
  const withLate = (ears: Ears): Ears => ({
    ...ears,
    result: { ...ears.result, noticed: [...before, ...ears.result.noticed] },
  });
  const waited = input.reading === 'speech' && state.engine === 'openai' && state.grammar.hasTag('panel');
  if (!waited) return withLate(await either(panel, bench, signal, (each) => each.listen(input, signal)));
  // The model's call outlives a job that could not wait for it: what it notices comes with the next listening.
  const own = new AbortController();
  const giveUp = () => own.abort();
  signal.addEventListener('abort', giveUp, { once: true });
  const hearing = either(panel, bench, own.signal, (each) => each.listen(input, own.signal));
  const soon = await Promise.race([hearing, timeUp(SOON_MS)]);
  signal.removeEventListener('abort', giveUp);
  if (soon) return withLate(soon);
  hearing.then(({ result }) => panel.keepLate(session, result.noticed)).catch(() => {});
  const { builtin } = panel.engines;
  const { reply, wish, dodged } = await builtin.listen(input, signal);
  return withLate({ result: { reply, wish, dodged, noticed: [], supported: [] }, engine: builtin, told: [] });
}

type Ears = Awaited<ReturnType<typeof either<Heard>>>;

const timeUp = (ms: number): Promise<null> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(null), ms).unref();
  });

function readingCase(panel: Panel, state: State): Listening {
  const round = 'case-presentation';
  return {
    ...settingOf(state, round, 'opening'),
    turns: [],
    reading: 'case',
    panel: panel.library.panelOf(round),
    standing: null,
    asked: null,
    answer: null,
  };
}

function hearing(panel: Panel, state: State): Listening {
  const round = state.round as OpenRound;
  const turns = state.transcript.turns.filter((t) => t.who === 'candidate' && t.seq >= (state.unheard ?? state.seq));
  const setting = settingIn(state, round);
  // A reply is read once it is whole: the candidate has yielded, and spoke after the question was put.
  const { standing, question } = round;
  const from = (standing ?? question)?.answerFrom ?? Number.POSITIVE_INFINITY;
  const answer = state.transcript.turns.filter((t) => t.who === 'candidate' && t.seq > from);
  const whole = answer.length > 0 && state.grammar.hasTag('panel');
  const unheard = new Set(turns.map((t) => t.turn));
  return {
    ...setting,
    transcript: setting.transcript.filter((s) => !unheard.has(s.turn)),
    turns: turns.map(({ turn, who, text }): Said => ({ turn, who, text, round: round.id })),
    reading: 'speech',
    panel: panel.library.panelOf(round.id),
    standing: whole ? challengeOf(state, standing?.challenge) : null,
    asked: questionTo(state, standing?.askedSeq)?.text ?? null,
    answer: whole ? answer.map((t) => t.text).join('\n\n') : null,
    question: whole ? (question?.ask.text ?? null) : null,
  };
}

/** The turn that put the standing question; something else may have been said since, such as leave to think. */
export function questionTo(
  state: State,
  askedSeq: number | undefined,
): State['transcript']['turns'][number] | undefined {
  const spoken = state.transcript.turns.filter((t) => t.who !== 'candidate');
  return spoken.find((t) => t.seq === askedSeq) ?? spoken.at(-1);
}

/** Checked by code, whatever the engine: quotes are verbatim, one challenge a sentence, known panelists, nothing twice. */
function weighed(
  state: State,
  input: Listening,
  heard: Heard,
  upTo: number,
  engine: 'builtin' | 'openai',
): BodyOf<'claims.weighed'> {
  const standing = input.standing;
  const last = input.turns.at(-1);
  return {
    type: 'claims.weighed',
    of: input.reading,
    heard: upTo,
    engine,
    noticed: sound(state, input, heard.noticed),
    reply: standing && heard.reply && last ? { challenge: standing.id, turn: last.turn, ...heard.reply } : null,
    ...(heard.dodged && state.round?.question ? { dodged: state.round.question.ask.id } : {}),
    supported: heard.supported.filter((id) => state.ledger.some((c) => c.id === id && c.state === 'open')),
    wish: heard.wish,
  };
}

export function sound(state: State, input: Listening, noticed: Heard['noticed']): Noticed[] {
  const kept: Noticed[] = [];
  const said = [...input.turns, ...input.transcript].filter((t) => t.who === 'candidate');
  for (const each of noticed) {
    const source = each.turn === 'case' ? input.case : said.find((t) => t.turn === each.turn)?.text;
    if (!each.quote.trim() || !source?.includes(each.quote)) continue;
    const overlaps = (other: Pick<Noticed, 'turn' | 'quote'>) =>
      other.turn === each.turn && (other.quote.includes(each.quote) || each.quote.includes(other.quote));
    if (kept.some(overlaps) || state.ledger.some(overlaps)) continue;
    // The case and the talk are heard at the same time: neither engine could have known of the other's.
    if (state.ledger.some((other) => other.turn !== each.turn && isSameMatter(other, each))) continue;
    // Whose remit an axis is, asks about it; what is nobody's in this round is left alone.
    const able = input.panel.filter((p) => p.remit.includes(each.axis)).map((p) => p.id);
    const panelist = able.includes(each.panelist) ? each.panelist : able[0];
    if (panelist) kept.push({ ...each, panelist, id: mint() });
  }
  return kept;
}

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { LISTEN_WAIT_MS } from '../../../interview/chair.ts';
import { rounds } from '../../../interview/rounds.ts';
import { putsQuestion } from '../../../interview/state.ts';
import type { Library } from '../../library.ts';
import { makeScorer } from '../builtin/score.ts';
import { judged } from '../builtin/scoring/verdict.ts';
import type { Engine, Listening, Wording } from '../engine.ts';
import { type EngineFailure, failureOf, isContent } from '../failure.ts';
import type { FactCard } from '../knowledge.ts';
import type { Tokens } from '../spending.ts';
import type { Call, ModelClient } from './client.ts';
import { Guard, MOST_WORDS, WORDS } from './guard.ts';
import { heardIn, heardShape } from './heard.ts';
import { begun } from './json.ts';
import { secretsOf } from './leaks.ts';
import { listenerPrompt } from './prompts/listener.ts';
import { namesOf, openTexts, panelistPrompt } from './prompts/panelist.ts';
import { debriefPrompt, judgePrompt, turnsOf } from './prompts/scorer.ts';
import { Retrieval } from './retrieval.ts';
import { debriefShape, judgedIn, judgedShape, worded } from './scored.ts';
import type { Patience } from './watch.ts';

// The engine with a model behind it, for one session. Code has decided what is to be said, asked or scored; the model finds
// the words, code checks them.

export interface EngineParts {
  client: ModelClient;
  library: Library;
  patience: Patience;
  spent: (tokens: Tokens) => void;
  /** How long a turn may get, in words; the benchmarks let it run on. */
  words?: { wanted: number; most: number };
  /** The mark of one call's data. */
  key?: () => string;
}

const CARDS = { speech: 6, case: 10, often: 4 } as const;
/** When somebody waits for how their answer was heard, what is whole by then has to do: a little before the chair goes on without. */
const SOON_MS = LISTEN_WAIT_MS - 400;
/** Characters of a JSON answer after which it is taken to have no end. */
const MOST_JSON = 40_000;
const MOST_TURN = 60_000;

/** Nobody in the room waits for listening as they wait for a word, and nobody waits for a score. */
const patiently = (patience: Patience, times: number): Patience => ({
  ...patience,
  firstTokenMs: Math.min(patience.deadlineMs, patience.firstTokenMs * times),
  stallMs: patience.stallMs * times,
});

const retrievals = new WeakMap<Library, Retrieval>();

function retrievalOf(library: Library): Retrieval {
  const known = retrievals.get(library);
  if (known) return known;
  const made = new Retrieval(library.knowledge);
  retrievals.set(library, made);
  return made;
}

export function openaiEngine(parts: EngineParts): Engine {
  const { client, library, spent } = parts;
  const scorer = makeScorer(library.rubrics, library.knowledge);
  const key = parts.key ?? (() => randomBytes(6).toString('hex'));

  const asking = (kind: string, messages: Call['messages'], shape: z.ZodType, times: number): Call => ({
    kind,
    lane: 'aside',
    messages,
    shape: { name: kind, schema: schemaOf(shape) },
    patience: patiently(parts.patience, times),
    most: MOST_JSON,
    spent,
  });

  return {
    name: 'openai',

    async listen(input, signal) {
      const retrieval = retrievalOf(library);
      const cards = cardsFor(retrieval, input);
      const call = asking('listen', listenerPrompt(input, cards, key()), heardShape, 2);
      const said = input.answer === null ? await client.whole(call, signal) : await soon(client.stream(call, signal));
      return heardIn(said, input, cards, retrieval);
    },

    word: (input, signal) => spoken(parts, input, key, signal),

    async judge(input, signal) {
      const rubric = library.rubrics[input.round] ?? [];
      const nothing = rounds[input.round].kind === 'writing' ? !input.case?.trim() : turnsOf(input).length === 0;
      const unshown = rubric.map(({ id, name }) => ({
        id,
        name,
        score: null,
        why: 'Not shown: nothing was said.',
        evidence: [],
      }));
      const scores = nothing
        ? unshown
        : judgedIn(
            await client.whole(asking('judge', judgePrompt(input, rubric, key()), judgedShape, 4), signal),
            input,
            rubric,
          );
      return judged(input.round, scores, rubric, input.panel, input.level);
    },

    async debrief(input, signal) {
      const card = scorer.debrief(input);
      if (!card.panel.length && !card.practice.length) return card;
      return worded(
        await client.whole(asking('debrief', debriefPrompt(input, card, key()), debriefShape, 4), signal),
        card,
      );
    },
  };
}

/** For the case also the facts that cases on this task get wrong, however the candidate puts it. */
function cardsFor(retrieval: Retrieval, { reading, case: written, turns, answer, scenario }: Listening): FactCard[] {
  const near = (text: string, most: number) => retrieval.cardsFor(text, scenario.surface, most);
  if (reading === 'speech') return near([...turns.map((t) => t.text), answer ?? ''].join('\n'), CARDS.speech);
  const often = near((scenario.hidden.soft.technical ?? '').replaceAll(';', '\n'), CARDS.often);
  return [...new Set([...often, ...near(written ?? '', CARDS.case)])];
}

/** The whole text, or after a while what of it can be used already. */
async function soon(words: AsyncIterable<string>): Promise<string> {
  const since = performance.now();
  let text = '';
  for await (const piece of words) {
    text += piece;
    const enough = performance.now() - since > SOON_MS ? begun(text) : null;
    if (enough) return enough;
  }
  return text;
}

/** The turn, clause by clause. A bad answer of which nobody has heard a word is asked for once more. */
async function* spoken(
  parts: EngineParts,
  input: Wording,
  key: () => string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  let again: string | null = null;
  for (let attempt = 1; ; attempt++) {
    const mark = key();
    const guard = new Guard(watched(parts, input, mark));
    try {
      const call: Call = {
        kind: 'word',
        lane: 'aloud',
        messages: panelistPrompt(input, mark, again),
        patience: parts.patience,
        most: MOST_TURN,
        spent: parts.spent,
      };
      yield* eagerly(guarded(parts.client.stream(call, signal), guard));
      return;
    } catch (error) {
      const failure = failureOf(error);
      if (guard.out || attempt > 1 || !isContent(failure.code) || signal.aborted) throw failure;
      again = REASONS[failure.code] ?? 'it broke the rules';
    }
  }
}

const REASONS: Partial<Record<EngineFailure['code'], string>> = {
  empty: 'there were no words in it',
  'off-language': 'it was not in English',
  refused: 'it was not a line of the interview; the person only talks about a work sample, which is harmless',
  guard: 'it was not only the person’s own new words, said in their part',
  endless: 'it was far too long',
};

async function* guarded(words: AsyncIterable<string>, guard: Guard): AsyncGenerator<string> {
  for await (const piece of words) {
    const clear = guard.take(piece);
    if (clear) yield clear;
    if (guard.done) return;
  }
  const rest = guard.end();
  if (rest) yield rest;
}

/** Reads on while the speaker is still speaking, so that the endpoint's pace is watched and not the room's. */
async function* eagerly(words: AsyncIterable<string>): AsyncGenerator<string> {
  const ready: string[] = [];
  let ended = false;
  let error: unknown = null;
  let wake = () => {};
  const reading = (async () => {
    try {
      for await (const piece of words) {
        ready.push(piece);
        wake();
      }
    } catch (thrown) {
      error = thrown;
    }
    ended = true;
    wake();
  })();
  for (;;) {
    const piece = ready.shift();
    if (piece !== undefined) yield piece;
    else if (ended) break;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
  await reading;
  if (error) throw error;
}

function watched(parts: EngineParts, input: Wording, key: string): ConstructorParameters<typeof Guard>[0] {
  const { persona, others, move, transcript } = input;
  // What was broken off may be said again.
  const since = transcript.findLastIndex((said) => said.who === 'candidate');
  const before = transcript.filter((said, i) => said.who !== 'candidate' && !(i > since && said.who === persona.id));
  return {
    own: namesOf(persona),
    others: [
      ...new Set([
        'candidate',
        'interviewer',
        'user',
        'assistant',
        'system',
        input.candidate,
        ...others.flatMap(namesOf),
      ]),
    ].filter((name) => name && !namesOf(persona).includes(name)),
    secrets: secretsOf(input.scenario),
    open: openTexts(input),
    key,
    said: move === 'explain' ? [] : before.map((said) => said.text),
    asks: putsQuestion(move) || move === 'ask',
    words: parts.words?.wanted ?? WORDS,
    mostWords: parts.words?.most ?? MOST_WORDS,
  };
}

const schemas = new WeakMap<z.ZodType, object>();

function schemaOf(shape: z.ZodType): object {
  const known = schemas.get(shape);
  if (known) return known;
  const { $schema: _named, ...schema } = z.toJSONSchema(shape);
  schemas.set(shape, schema);
  return schema;
}

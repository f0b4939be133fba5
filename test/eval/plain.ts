import { z } from 'zod';
import { axis } from '../../protocol/challenge.ts';
import type { Config } from '../../server/config.ts';
import { EngineFailure } from '../../server/panel/failure.ts';
import { DEFAULT_MODEL } from '../../server/panel/model.ts';
import { Anchor } from '../../server/panel/openai/anchor.ts';
import { type Message, ModelClient } from '../../server/panel/openai/client.ts';
import { jsonIn } from '../../server/panel/openai/json.ts';
import type { Point } from './measure.ts';

// What the same model does with a plain prompt, asked through the same client: no case, no facts, no rules about sound work, no
// second look. Its quotes are sought in the turn as forgivingly as the engine's own.

const reply = z.strictObject({
  claim: z.strictObject({ quote: z.string(), axis, question: z.string() }).nullable(),
});

const PROMPT = `You are a PM and an EM interviewing a candidate for product manager. Find the weakest claim in what the candidate said, quote it word for word, name the axis, and push back on it with one question. If nothing deserves a challenge, the claim is null.

The axes: user, priority, technical, metrics, viability, competition, feasibility.

Answer with one JSON object and nothing else:
{"claim": {"quote": "…", "axis": "…", "question": "…"}}`;

/** Characters after which an answer is taken to have no end. */
const MOST = 8_000;

export class PlainPrompt {
  readonly #client: ModelClient;
  readonly #config: Config;
  readonly #shape: { name: string; schema: object };
  calls = 0;
  tokens = 0;
  notInTheText = 0;
  readonly failed = new Map<string, number>();

  constructor(config: Config) {
    const { key, baseUrl, model } = config.openai;
    this.#config = config;
    this.#client = new ModelClient({ key, baseUrl, model: model ?? DEFAULT_MODEL, inFlight: config.model.inFlight });
    const { $schema: _named, ...schema } = z.toJSONSchema(reply);
    this.#shape = { name: 'plain', schema };
  }

  /** Where no model is named, the endpoint's own first, as the engine does. */
  async ready(): Promise<void> {
    const { baseUrl, model } = this.#config.openai;
    if (model !== null || baseUrl === null) return;
    const listed = await this.#client.probe(this.#config.model.deadlineMs);
    if (listed?.[0] && !listed.includes(this.#client.model)) this.#client.model = listed[0];
  }

  async hear(text: string): Promise<Point[]> {
    this.calls += 1;
    try {
      const claim = await this.#ask([
        { role: 'system', content: PROMPT },
        { role: 'user', content: text },
      ]);
      if (!claim) return [];
      const found = new Anchor(text).find(claim.quote);
      if (found) return [{ axis: claim.axis, force: 'challenge', quote: found.quote }];
      this.notInTheText += 1;
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      this.failed.set(error.code, (this.failed.get(error.code) ?? 0) + 1);
    }
    return [];
  }

  /** What has to stand beside its figures: a call that failed counts as nothing said. */
  summary(): string {
    const failures = [...this.failed].map(([code, n]) => `${n} ${code}`).join(', ');
    return `${this.calls} calls, ${this.tokens} tokens, ${this.notInTheText} quotes not in the text, failed: ${failures || 'none'}`;
  }

  async #ask(messages: Message[]): Promise<z.infer<typeof reply>['claim']> {
    const { firstTokenMs, stallMs, deadlineMs } = this.#config.model;
    const written = await this.#client.whole(
      {
        kind: 'plain',
        lane: 'aside',
        messages,
        shape: this.#shape,
        // As long as the engine's own listener may take.
        patience: { firstTokenMs: Math.min(deadlineMs, 2 * firstTokenMs), stallMs: 2 * stallMs, deadlineMs },
        most: MOST,
        spent: (tokens) => {
          this.tokens += tokens.in + tokens.out;
        },
      },
      new AbortController().signal,
    );
    const read = reply.safeParse(jsonIn(written));
    if (!read.success) throw new EngineFailure('malformed', 'not the object that was asked for');
    return read.data.claim;
  }
}

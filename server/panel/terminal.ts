import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { SeenEntry } from '../../protocol/entries.ts';
import { roundId } from '../../protocol/loop.ts';
import { readConfig } from '../config.ts';
import { Library } from '../library.ts';
import { makeLog } from '../log.ts';
import { Meters } from '../meters.ts';
import { projectRoot } from '../root.ts';
import type { Listener } from '../session/audience.ts';
import { House } from '../session/house.ts';
import { openSqlite } from '../session/sqlite.ts';
import { builtinEngine } from './builtin/engine.ts';
import { Model } from './model.ts';
import { Panel } from './panel.ts';

// The panel in a terminal, for trying a case, a model or a prompt in a minute: the same session, engine and chair as in the
// house, with nothing kept. One line is one answer; an empty line, or the end of what is piped in, finishes the round.

const USAGE = `usage: npm run panel -- --case FILE [--scenario ID] [--engine builtin|openai] [--level L4|L5|L6] [--pressure 1-5] [--name NAME] [--round ID] [--quiet]
  --case FILE      the written case (Markdown or plain text)
  --scenario ID    the task it answers; without it the first that ships
  --engine         openai takes OPENAI_API_KEY or OPENAI_BASE_URL; without it whatever is configured
  --round ID       another round than the case presentation, such as technical or behavioral
  --quiet          only what is said; not what the panel noticed and why`;

const { values } = parseArgs({
  options: {
    case: { type: 'string' },
    scenario: { type: 'string' },
    engine: { type: 'string' },
    level: { type: 'string' },
    pressure: { type: 'string' },
    name: { type: 'string' },
    round: { type: 'string' },
    quiet: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

if (values.help || !values.case) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const dim = (text: string): string => (process.stdout.isTTY ? `\u001b[2m${text}\u001b[0m` : text);
const bold = (text: string): string => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text);

async function run(text: string): Promise<void> {
  const wanted = values.engine === undefined ? {} : { PANEL: values.engine };
  const config = readConfig({ ...process.env, ...wanted });
  const log = makeLog(process.env['LOG_LEVEL'] ?? 'warn');
  const folder = mkdtempSync(join(tmpdir(), 'hotseat-panel-'));
  const recording = await openSqlite(folder);
  const library = new Library(projectRoot());
  const meters = new Meters();
  const now = Date.now;
  const model =
    config.panel === 'openai' ? new Model({ config, library, meters, log, now, accounts: recording }) : null;
  await model?.look();
  const panel = new Panel({ library, meters, engines: { builtin: builtinEngine(library) }, now, model });
  const house = new House(
    { recording, library, panel, log, meters, now },
    model && { name: model.name, host: model.host },
  );
  try {
    const scenario = values.scenario ?? library.scenarios()[0]?.id ?? '';
    const { id, seats } = await house.open(
      {
        scenario,
        rounds: [roundId.parse(values.round ?? 'case-presentation')],
        case: text,
        candidate: values.name ?? 'Sam',
        clock: 'off',
        level: values.level === 'L4' || values.level === 'L6' ? values.level : 'L5',
        pressure: Math.max(1, Math.min(5, Number(values.pressure ?? 3) || 3)),
      },
      false,
    );
    const session = await house.session(id);
    const [candidate, coach] = ['candidate', 'coach'].map((role) => seats.find((seat) => seat.role === role));
    if (!session || !candidate || !coach) throw new Error('the session could not be opened');
    const screen = new Screen(library, values.quiet ?? false);
    const seatOf = (seat: typeof candidate) => ({ seat: seat.id, role: seat.role, name: seat.name });
    await session.join(screen.as(seatOf(coach)), 0);
    await session.join({ seat: seatOf(candidate), entry: () => {}, live: () => {}, close: () => {} }, 0);
    console.log(
      dim(
        `${library.scenario(scenario)?.title ?? scenario}, ${model ? `${model.name} at ${model.host}` : 'the builtin engine'}`,
      ),
    );
    let n = 0;
    const command = (fields: { type: 'say'; text: string; floor: 'yield' } | { type: 'finish' }) =>
      session.command(seatOf(candidate), { id: `line-${++n}`, ...fields });
    await screen.floor();
    for await (const line of lines()) {
      if (!line.trim()) break;
      screen.wait();
      const answer = await command({ type: 'say', text: line.trim(), floor: 'yield' });
      if (!answer.ok) console.log(dim(`  (${answer.error.message})`));
      else if ((await screen.floor()) === 'closed') break;
    }
    screen.wait();
    await command({ type: 'finish' });
    await screen.closed();
    if (model) console.log(dim(tally(await model.spending.of(id))));
  } finally {
    await house.close();
    await recording.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* lines(): AsyncGenerator<string> {
  const reader = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: '\n> ',
    terminal: process.stdin.isTTY,
  });
  reader.prompt();
  for await (const line of reader) {
    if (!process.stdin.isTTY) process.stdout.write(`${line}\n`);
    yield line;
    reader.prompt();
  }
}

const tally = (spent: { in: number; out: number; calls: number; cost: number | null }): string =>
  `${spent.calls} calls, ${spent.in} tokens in, ${spent.out} out${spent.cost === null ? '' : `, ${spent.cost.toFixed(4)}`}`;

/** Prints what a coach sees; knows when the floor is the candidate's. */
class Screen {
  readonly #library: Library;
  readonly #quiet: boolean;
  #state: 'panel' | 'candidate' | 'closed' = 'panel';
  #wake = () => {};
  #line = '';

  constructor(library: Library, quiet: boolean) {
    this.#library = library;
    this.#quiet = quiet;
  }

  as(seat: Listener['seat']): Listener {
    return {
      seat,
      entry: (entry) => this.#entry(entry),
      live: (message) => {
        if (message.live !== 'reply.delta') return;
        if (this.#line !== message.turn) process.stdout.write(`\n${bold(this.#name(message.panelist))}: `);
        this.#line = message.turn;
        process.stdout.write(message.text);
      },
      close: () => {},
    };
  }

  wait(): void {
    this.#state = 'panel';
  }

  floor(): Promise<'candidate' | 'closed'> {
    return this.#until(() => this.#state !== 'panel') as Promise<'candidate' | 'closed'>;
  }

  async closed(): Promise<void> {
    await this.#until(() => this.#state === 'closed');
  }

  async #until(is: () => boolean): Promise<string> {
    while (!is())
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    return this.#state;
  }

  #entry(entry: SeenEntry): void {
    this.#print(entry);
    if (entry.type === 'floor.given') this.#state = entry.to === 'candidate' ? 'candidate' : 'panel';
    if (entry.type === 'session.closed') this.#state = 'closed';
    this.#wake();
  }

  #print(entry: SeenEntry): void {
    const aside = (text: string) => {
      if (!this.#quiet) console.log(dim(`  ${text}`));
    };
    switch (entry.type) {
      case 'panelist.said':
      case 'panelist.cutOff':
        process.stdout.write(entry.type === 'panelist.cutOff' ? ' —\n' : '\n');
        return;
      case 'engine.switched':
        console.log(dim(`  [${entry.from} → ${entry.to}: ${entry.because}]`));
        return;
      case 'claims.weighed':
        if (entry.reply) aside(`[heard as ${entry.reply.reading}, so ${entry.reply.next}]`);
        for (const n of entry.noticed)
          aside(
            `[${n.axis} ${n.force} ${n.weight.toFixed(2)}: “${n.quote}” — ${n.point}${n.fact ? ` (${n.fact.id})` : ''}]`,
          );
        return;
      case 'floor.given':
        if (entry.to !== 'candidate') aside(`[${entry.to}: ${entry.move}, ${entry.why ?? ''}]`);
        return;
      case 'debrief.written': {
        const { recommendation, overall, rounds, practice } = entry.scorecard;
        console.log(`\n${bold('Debrief')}: ${recommendation ?? 'no recommendation'}, ${overall ?? 'no'} of 100`);
        for (const c of rounds.flatMap((r) => r.criteria)) console.log(`  ${c.score ?? '–'}  ${c.name}: ${c.why}`);
        for (const each of practice) console.log(`  Practice: ${each.what} ${each.why}`);
        return;
      }
      default:
        return;
    }
  }

  #name(id: string): string {
    return this.#library.persona(id).name;
  }
}

try {
  await run(readFileSync(values.case, 'utf8'));
} catch (error) {
  console.error(`panel: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

import type { BodyOf, Entry } from '../../protocol/entries.ts';
import { kindName } from './artifacts.ts';
import { closedBecause, phaseName, roundName } from './names.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What is told between the turns. */
export interface Happening {
  seq: number;
  at: number;
  kind: 'round' | 'phase' | 'clock' | 'whisper' | 'note' | 'coach' | 'engine' | 'artifact';
  /** Who it comes from, where that matters. */
  from?: string;
  text: string;
  /** What was put on the screen. */
  shown?: BodyOf<'artifact.shown'>;
}

export const noHappenings: readonly Happening[] = [];

/** Folds one entry into what happened beside the talking. */
export function happen(list: readonly Happening[], entry: Entry): readonly Happening[] {
  const told = tell(entry);
  return told ? [...list, { seq: entry.seq, at: entry.at, ...told }] : list;
}

const pressed = ({ text, axis }: BodyOf<'point.pressed'>): string =>
  text ? `“${text}”` : axis ? `a point on ${axis}` : 'a point from the ledger';

const over = ({ round, because }: BodyOf<'round.closed'>): string =>
  because === 'finished' ? `${roundName[round]} is over` : `${roundName[round]} is over: ${closedBecause[because]}`;

/** Why the engine changed, from the model's side; the codes are the server's. */
const modelTrouble: Record<string, string> = {
  unauthorized: 'the model’s endpoint refuses the key',
  'rate-limited': 'the model’s endpoint takes no more calls for now',
  unavailable: 'the model cannot be reached',
  'first-token': 'the model did not begin to answer in time',
  stalled: 'the model fell silent in mid-answer',
  deadline: 'the model took too long',
  cut: 'the model’s answer broke off',
  malformed: 'the model’s answer could not be read',
  empty: 'the model’s answer was empty',
  endless: 'the model’s answer did not end',
  refused: 'the model declined to answer',
  'off-language': 'the model answered in another language',
  guard: 'the model’s answer was not fit to be said',
  budget: 'what the model may use is used up',
};

function switched({ to, because }: BodyOf<'engine.switched'>): string {
  if (to !== 'builtin') return 'The model is back and speaks for the panel';
  const why = modelTrouble[because];
  return `The built-in panel goes on${why ? `: ${why}` : ''}`;
}

function tell(entry: Entry): Omit<Happening, 'seq' | 'at'> | null {
  switch (entry.type) {
    case 'round.opened':
      return { kind: 'round', text: roundName[entry.round] };
    case 'round.closed':
      return { kind: 'round', text: over(entry) };
    case 'phase.opened':
      return { kind: 'phase', text: phaseName[entry.phase] };
    case 'clock.warned':
      return { kind: 'clock', text: `${Math.max(1, Math.round(entry.left / 60_000))} minutes left in this round` };
    case 'clock.changed':
      return {
        kind: 'coach',
        text: entry.because === 'forked' ? 'Taken again from here' : `The clock was ${entry.because}`,
      };
    case 'artifact.shown':
      return { kind: 'artifact', text: `${kindName(entry.kind)}: ${entry.title}`, shown: entry };
    case 'coach.whispered':
      return { kind: 'whisper', from: entry.name, text: entry.text };
    case 'note.made':
      return { kind: 'note', from: entry.name, text: entry.text };
    case 'plan.changed':
      return {
        kind: 'coach',
        text: `${list.format(entry.rounds.map((round) => roundName[round]))}, at ${entry.level}`,
      };
    case 'pressure.set':
      return { kind: 'coach', text: `Pressure set to ${entry.level}` };
    case 'point.pressed':
      return { kind: 'coach', text: `The panel is to take up ${pressed(entry)}` };
    case 'engine.switched':
      return { kind: 'engine', text: switched(entry) };
    default:
      return null;
  }
}

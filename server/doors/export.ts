import { noTranscript, type Turn, transcribe } from '../../interview/readings/transcript.ts';
import type { SeenEntry } from '../../protocol/entries.ts';

// The recording as a file: all of it as JSON, what was said as Markdown or as WebVTT cues.

export function exportAs(format: 'json' | 'md' | 'vtt', entries: readonly SeenEntry[]): { type: string; body: string } {
  switch (format) {
    case 'json':
      return { type: 'application/json; charset=utf-8', body: JSON.stringify({ format: 1, entries }, null, 2) };
    case 'md':
      return { type: 'text/markdown; charset=utf-8', body: markdown(entries) };
    case 'vtt':
      return { type: 'text/vtt; charset=utf-8', body: webvtt(entries) };
  }
}

const turnsOf = (entries: readonly SeenEntry[]): readonly Turn[] =>
  entries.reduce(transcribe, noTranscript).turns.filter((t) => t.text);

function names(entries: readonly SeenEntry[]): (who: string) => string {
  const opened = entries.find((entry) => entry.type === 'session.opened');
  const known = new Map(opened?.panelists.map((p) => [p.id, `${p.name}, ${p.seat}`]));
  return (who) => (who === 'candidate' ? (opened?.candidate ?? 'Candidate') : (known.get(who) ?? who));
}

function markdown(entries: readonly SeenEntry[]): string {
  const name = names(entries);
  const opened = entries.find((entry) => entry.type === 'session.opened');
  const head = [`# ${opened?.scenario.title ?? 'Session'}`, '', opened ? new Date(opened.at).toISOString() : ''];
  let round: string | null = null;
  const body = turnsOf(entries).flatMap((turn) => {
    const heading = turn.round !== round ? ['', `## ${turn.round ?? ''}`] : [];
    round = turn.round;
    return [...heading, '', `**${name(turn.who)}**${turn.cutOff ? ' (cut off)' : ''}:`, '', turn.text];
  });
  return [...head, ...body, ''].join('\n');
}

/** https://www.w3.org/TR/webvtt1/ — a cue's text may hold neither `-->` nor raw `<` and `&`. */
function webvtt(entries: readonly SeenEntry[]): string {
  const name = names(entries);
  const start = entries[0]?.at ?? 0;
  const cues = turnsOf(entries).map((turn, i) => {
    const from = Math.max(0, turn.startedAt - start);
    const to = Math.max(turn.endedAt - start, from + Math.max(1_000, turn.text.split(/\s+/).length * 250));
    const said = linesOf(escaped(turn.text)).join('\n');
    const voice = linesOf(escaped(name(turn.who))).join(' ');
    return `${i + 1}\n${stamp(from)} --> ${stamp(to)}\n<v ${voice}>${said}`;
  });
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

/** An empty line ends a cue, whichever of its three marks it ends with, and NUL may not stand in the file. */
const linesOf = (text: string): string[] =>
  text
    .replaceAll('\0', '\ufffd')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter(Boolean);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function stamp(ms: number): string {
  const pad = (n: number, width = 2) => String(Math.floor(n)).padStart(width, '0');
  return `${pad(ms / 3_600_000)}:${pad((ms / 60_000) % 60)}:${pad((ms / 1_000) % 60)}.${pad(ms % 1_000, 3)}`;
}

import { Document, isMap, isSeq, parseDocument } from 'yaml';
import type { Scenario } from '../../protocol/scenario.ts';
import { blank, blankArtifact, type Draft, written } from './draft.ts';

// The file of a scenario, as it lives in `scenarios/`.

/** In the order and the look of those that ship. */
export function fileOf(scenario: Scenario | Draft): string {
  const { id, version, title, surface, summary, track, levels, minutes, segment, brief } = scenario;
  const { focus, hidden, sample } = written({ ...scenario, focus: scenario.focus ?? [] });
  const file = new Document({
    ...{ id, version, title, surface, summary, track, levels, minutes, segment },
    ...(focus ? { focus } : {}),
    ...{ brief, hidden, sample },
  });
  for (const path of [['track'], ['levels'], ['focus']]) flow(file.getIn(path, true));
  for (const list of ['questions', 'numbers', 'twists']) {
    const items = file.getIn(['hidden', list], true);
    if (isSeq(items)) for (const item of items.items) flow(item);
  }
  return file.toString({ lineWidth: 0, flowCollectionPadding: true, blockQuote: 'literal' });
}

const flow = (node: unknown): void => {
  if (isMap(node) || isSeq(node)) node.flow = true;
};

export type ReadFile = { draft: Draft } | { problem: string };

const MOST = 1_000_000;

/** What a file says, as far as it can be shown in the form; what is wrong with it is said there, by field. */
export function readFile(text: string): ReadFile {
  if (text.length > MOST) return { problem: 'this is too long for a scenario; a megabyte is the most.' };
  const file = parseDocument(text, { prettyErrors: true });
  const [wrong] = file.errors;
  if (wrong) {
    const line = wrong.linePos?.[0].line;
    const what = wrong.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? 'it cannot be read';
    return { problem: `${line ? `line ${line}: ` : ''}${what}. Mend it there and take the file again.` };
  }
  let read: unknown;
  try {
    read = file.toJS({ maxAliasCount: 20 });
  } catch {
    return { problem: 'it refers to itself too often. Write each part out and take the file again.' };
  }
  if (!isRecord(read))
    return { problem: 'this is no scenario: it should begin with fields such as “id:” and “title:”.' };
  return { draft: shaped(read) };
}

/** Made to fit the form: what is of another kind than the form can show is left empty. */
function shaped(read: Record<string, unknown>): Draft {
  const hidden = isRecord(read['hidden']) ? read['hidden'] : {};
  const artifact = isRecord(hidden['artifact']) ? hidden['artifact'] : null;
  return {
    ...like(blank, read),
    minutes: typeof read['minutes'] === 'number' ? read['minutes'] : null,
    focus: texts(read['focus']) as Draft['focus'],
    hidden: {
      soft: isRecord(hidden['soft']) ? (onlyText(hidden['soft']) as Draft['hidden']['soft']) : {},
      questions: rows(hidden['questions'], { panelist: 'pm', axis: 'user', text: '' }) as Draft['hidden']['questions'],
      numbers: rows(hidden['numbers'], { what: '', value: '', source: '' }),
      twists: rows(hidden['twists'], { title: '', text: '' }),
      artifact: artifact && { ...blankArtifact, ...(onlyText(artifact) as Partial<typeof blankArtifact>) },
    },
    sample: like(blank.sample, isRecord(read['sample']) ? read['sample'] : {}),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `start` with the values of `read` that are of its own kind. */
function like<T extends object>(start: T, read: Record<string, unknown>): T {
  const same = (key: string, value: unknown): boolean =>
    Array.isArray(value) ? Array.isArray(read[key]) : typeof read[key] === typeof value && !Array.isArray(read[key]);
  return Object.fromEntries(
    Object.entries(start).map(([key, value]) => {
      if (!same(key, value)) return [key, typeof value === 'string' ? '' : value];
      return [key, Array.isArray(value) ? texts(read[key]) : read[key]];
    }),
  ) as T;
}

const texts = (list: unknown): string[] => (Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []);

const onlyText = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string'));

const rows = <T extends Record<string, string>>(list: unknown, start: T): T[] =>
  Array.isArray(list) ? list.filter(isRecord).map((row) => ({ ...start, ...onlyText(row) })) : [];

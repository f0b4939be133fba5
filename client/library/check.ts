import './plain-zod.ts';
import type { z } from 'zod';
import { type Scenario, scenario } from '../../protocol/scenario.ts';
import { type Draft, written } from './draft.ts';

/** What is wrong, by the path of its field, and what to do about it. */
export type Problems = Readonly<Record<string, string>>;

export type Checked = { is: 'right'; scenario: Scenario } | { is: 'wrong'; problems: Problems };

/** The same check that the server makes, in words for whoever is writing. */
export function check(draft: Draft): Checked {
  const read = scenario.safeParse(written(draft));
  if (read.success) return { is: 'right', scenario: read.data };
  return { is: 'wrong', problems: problemsOf(read.error.issues) };
}

const problemsOf = (issues: readonly z.core.$ZodIssue[]): Problems =>
  Object.fromEntries(issues.map((issue) => [issue.path.map(String).join('.'), inWords(issue)]));

function inWords(issue: z.core.$ZodIssue): string {
  const field = issue.path.at(-1);
  if (field === 'id') return 'Use lower-case words joined by hyphens, such as cost-of-a-query; 80 characters at most.';
  if (field === 'minutes') return 'Give whole minutes, from 5 to 240.';
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'array' ? 'Choose at least one.' : 'Write something here.';
    case 'too_big':
      return issue.origin === 'array'
        ? `Keep at most ${issue.maximum} of these.`
        : `Make it shorter: ${Number(issue.maximum).toLocaleString('en')} characters at most.`;
    case 'invalid_value':
      return `Choose one of ${issue.values.map(String).join(', ')}.`;
    case 'invalid_type':
      return issue.input === undefined
        ? 'Write something here.'
        : `This should be ${kind[issue.expected] ?? issue.expected}.`;
    default:
      return issue.message;
  }
}

const kind: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

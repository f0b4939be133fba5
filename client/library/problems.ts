import { createContext, useContext } from 'react';
import type { Problems } from './check.ts';

interface Told {
  problems: Problems;
  /** Fields one has been in; the others are not complained about before one tries to save. */
  touched: ReadonlySet<string>;
  all: boolean;
  onTouch(path: string): void;
}

export const Telling = createContext<Told>({ problems: {}, touched: new Set(), all: false, onTouch: () => {} });

/** What is wrong with a field, if it is time to say so. */
export function useProblem(path: string): { problem: string | undefined; onBlur(): void } {
  const { problems, touched, all, onTouch } = useContext(Telling);
  const problem = problems[path] ?? firstBelow(problems, path);
  return { problem: all || touched.has(path) ? problem : undefined, onBlur: () => onTouch(path) };
}

/** A list of words has its problem at one of them. */
const firstBelow = (problems: Problems, path: string): string | undefined =>
  Object.entries(problems).find(([at]) => at.startsWith(`${path}.`) && /^\d+$/.test(at.slice(path.length + 1)))?.[1];

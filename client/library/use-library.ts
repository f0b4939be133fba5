import type { PublicScenario, Scenario } from '../../protocol/scenario.ts';
import { call } from '../source/http.ts';
import { operatorKey } from '../source/keys.ts';
import { type Loading, useAnswer } from '../source/use-answer.ts';

export type Known = PublicScenario | Scenario;

export const isWhole = (scenario: Known): scenario is Scenario => 'hidden' in scenario;

/** The library as this reader may see it: all of it for whoever is signed in as operator. */
export function useLibrary(): [Loading<{ scenarios: Known[] }>, () => void] {
  const token = operatorKey();
  return useAnswer(`scenarios ${token}`, (signal) => call<{ scenarios: Known[] }>('/api/scenarios', { token, signal }));
}

import type { Library } from '../../library.ts';
import type { Engine } from '../engine.ts';
import { makeComposer } from './compose.ts';
import { Ear, openEarThread } from './ear.ts';
import { makeListener } from './listen.ts';
import { makeScorer } from './score.ts';

/** The engine that needs no network and no key: rules, the fact cards, and language tools over the candidate's own text. */
export function builtinEngine(library: Library): Engine {
  const ear = new Ear(makeListener(library.knowledge), () => openEarThread(library.knowledge));
  const compose = makeComposer(library.knowledge);
  const scorer = makeScorer(library.rubrics, library.knowledge);
  return {
    name: 'builtin',
    listen: (input, signal) => ear.hear(input, signal),
    async *word(input) {
      yield compose(input);
    },
    judge: async (input) => scorer.judge(input),
    debrief: async (input) => scorer.debrief(input),
  };
}

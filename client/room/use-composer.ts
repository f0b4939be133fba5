import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { CommandOf } from '../../protocol/commands.ts';
import type { Section } from '../reading/sections.ts';
import { freshId } from '../source/fresh-id.ts';
import type { Scene, Source } from '../source/source.ts';
import { useKept } from '../source/use-kept.ts';
import { hasKeyboard } from './has-keyboard.ts';
import { type Holding, useHeld } from './use-held.ts';

export const HOLD_KEY = 'hotseat.hold';
const HANDING_OVER = 'Over to you.';

interface Speaking {
  field: RefObject<HTMLTextAreaElement | null>;
  draft: string;
  setDraft(text: string): void;
  say(floor: 'keep' | 'yield', words?: string): void;
  present(section: Section): void;
  address(name: string): void;
  takeBack(): void;
  mayHandOver: boolean;
  holding: Holding;
}

/** Everything between a candidate's fingers and the session: the draft, the line that is held, what came back. */
export function useComposer(session: string, source: Source, scene: Scene, hold: boolean, paused: boolean): Speaking {
  const [draft, setDraft] = useKept(`hotseat.draft.${session}`, '');
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef(draft);
  latest.current = draft;
  const send = useCallback((command: CommandOf<'say'>) => source.send(command), [source]);
  const holding = useHeld(session, send);

  const out = (text: string, floor: 'keep' | 'yield', from: 'composer' | 'case'): void => {
    const seen = scene.entries.at(-1)?.seq ?? 0;
    const command: CommandOf<'say'> = { id: freshId(), type: 'say', text, floor, seen };
    if (hold && !scene.speech) {
      holding.hold(command, from);
      return;
    }
    // Cutting in is a matter of the moment: it is not held back.
    holding.sendNow();
    send(command);
  };
  const last = scene.entries.findLast((entry) => entry.type === 'candidate.said' || entry.type === 'floor.given');
  const keeps = last?.type === 'candidate.said' && last.floor === 'keep';
  const mayHandOver = keeps || holding.held?.command.floor === 'keep';

  const restore = useCallback(
    (text: string) => setDraft([text, latest.current.trim()].filter(Boolean).join('\n\n')),
    [setDraft],
  );
  const restored = useRef(new Set<string>());
  useEffect(() => {
    for (const { command } of scene.refusals) {
      if (command.type !== 'say' || restored.current.has(command.id)) continue;
      restored.current.add(command.id);
      restore(command.text);
    }
  }, [scene.refusals, restore]);

  return {
    field,
    draft,
    setDraft,
    mayHandOver,
    holding,
    say(floor, words = draft.trim()) {
      if (paused || (!words && !(floor === 'yield' && mayHandOver))) return field.current?.focus();
      out(words || HANDING_OVER, floor, 'composer');
      if (words === draft.trim()) setDraft('');
      field.current?.focus();
    },
    present(section) {
      out(section.text, 'keep', 'case');
      if (hasKeyboard()) field.current?.focus();
    },
    address(name) {
      setDraft(`${name.split(' ')[0]}, ${draft}`);
      field.current?.focus();
    },
    takeBack() {
      const back = holding.takeBack();
      if (back?.from === 'composer') restore(back.command.text);
      field.current?.focus();
    },
  };
}

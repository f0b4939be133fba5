import { useHotkeys } from '@mantine/hooks';

/** Single keys that act wherever one is, the slider included, but not where one writes. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useHotkeys(
    Object.entries(keys).map(([key, act]) => [
      key,
      (event: KeyboardEvent) => isWriting(event.target) || act(),
      { preventDefault: false },
    ]),
    [],
  );
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement &&
    target.type !== 'range' &&
    target.type !== 'radio' &&
    target.type !== 'checkbox');

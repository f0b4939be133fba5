import type { ReactNode } from 'react';
import { Choice } from '../parts/choice.tsx';
import { useKept } from '../source/use-kept.ts';
import { thinkTimes } from './pressures.ts';

export const THINK_KEY = 'hotseat.think';

/** How long a silence may last before the room says that there is time. It never hurries the panel. */
export function ThinkTime(): ReactNode {
  const [seconds, keep] = useKept<number>(THINK_KEY, 45);
  return (
    <Choice
      label="Think-time"
      options={thinkTimes.map((value) => ({ value, name: value ? `${value} s` : 'Quiet' }))}
      value={seconds}
      onChange={keep}
      hint={
        seconds
          ? `After ${seconds} seconds of silence the room reminds you that you may take a minute. The panel waits either way.`
          : 'No reminder. The panel waits for you.'
      }
    />
  );
}

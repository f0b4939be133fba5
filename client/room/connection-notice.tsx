import { type ReactNode, useEffect, useState } from 'react';
import { Notice } from '../parts/notice.tsx';
import { refusedWords } from '../reading/names.ts';
import type { Connection } from '../source/source.ts';

/** A blink of the network is not worth a word. */
const BLINK_MS = 800;

/** The state of the line, where it is anything but good. */
export function ConnectionNotice({ connection }: { connection: Connection }): ReactNode {
  const lost = connection.is === 'lost';
  const [told, tell] = useState(false);
  useEffect(() => {
    if (!lost) return tell(false);
    const timer = setTimeout(() => tell(true), BLINK_MS);
    return () => clearTimeout(timer);
  }, [lost]);
  if (connection.is === 'refused') {
    return (
      <Notice tone="bad" alert>
        {refusedWords[connection.code] ?? connection.message}
      </Notice>
    );
  }
  if (!told) return null;
  return (
    <Notice tone="warn" icon="offline" alert>
      The connection is gone. Write on: what you send waits here and goes out when it is back.
    </Notice>
  );
}

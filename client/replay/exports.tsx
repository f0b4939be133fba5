import { type ReactNode, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { request } from '../source/http.ts';
import css from './exports.module.css';

const formats = [
  { id: 'md', name: 'Markdown' },
  { id: 'vtt', name: 'WebVTT' },
  { id: 'json', name: 'JSON' },
] as const;

/** The recording as a file. The token goes in a header, so a plain link would not do. */
export function Exports({ session, token }: { session: string; token: string }): ReactNode {
  const [problem, set] = useState<string | null>(null);
  const save = async (format: string): Promise<void> => {
    set(null);
    try {
      const answer = await request(`/api/sessions/${encodeURIComponent(session)}/export?format=${format}`, { token });
      const address = URL.createObjectURL(await answer.blob());
      const link = document.createElement('a');
      link.href = address;
      link.download = `hotseat-${session}.${format}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } catch (error) {
      set(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className={css.exports}>
      <span>Save as</span>
      {formats.map(({ id, name }) => (
        <Button key={id} look="quiet" onClick={() => void save(id)}>
          {name}
        </Button>
      ))}
      {problem && <span role="alert">{problem}</span>}
    </div>
  );
}

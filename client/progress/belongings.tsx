import { type ReactNode, useState } from 'react';
import { forgetPerson, personKey } from '../landing/person.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Notice } from '../parts/notice.tsx';
import { request } from '../source/http.ts';
import { forgetToken } from '../source/keys.ts';
import css from './progress.module.css';

/** Everything that is kept of this person: taken along, or erased. */
export function Belongings({ onErased }: { onErased(): void }): ReactNode {
  const [asking, ask] = useState(false);
  const [problem, tell] = useState<string | null>(null);
  const key = personKey();
  if (!key) return null;
  const path = `/api/people/${encodeURIComponent(key)}`;
  const trying = async (what: () => Promise<void>): Promise<void> => {
    tell(null);
    try {
      await what();
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  };
  const save = async (): Promise<void> => {
    const address = URL.createObjectURL(await (await request(`${path}/export`)).blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = 'hotseat.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  const erase = async (): Promise<void> => {
    await request(path, { method: 'DELETE' });
    for (const { id } of forgetPerson()) forgetToken(id);
    onErased();
  };
  return (
    <section aria-labelledby="belongings">
      <h2 id="belongings">What is kept of you</h2>
      <p className={css.lead}>
        Every session you sat with this device’s key: what was said, your case, the debrief. Take it along as one file,
        or erase it for everybody who holds a link.
      </p>
      <p className={css.ways}>
        <Button icon="save" onClick={() => void trying(save)}>
          Take it all along
        </Button>
        <Button look="quiet" onClick={() => ask(true)}>
          Erase it all
        </Button>
      </p>
      {problem && (
        <Notice tone="bad" alert>
          {problem}
        </Notice>
      )}
      {asking && (
        <Confirm
          title="Erase all your sessions?"
          yes="Erase them for good"
          onNo={() => ask(false)}
          onYes={() => {
            ask(false);
            void trying(erase);
          }}
        >
          Every recording, case and debrief of yours is deleted on this server, those of sessions under way too. This
          cannot be taken back.
        </Confirm>
      )}
    </section>
  );
}

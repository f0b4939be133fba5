import { useMemo, useState } from 'react';
import type { Scenario } from '../../protocol/scenario.ts';
import { call, Refused, request } from '../source/http.ts';
import { type Checked, check, type Problems } from './check.ts';
import { type Draft, type Kept, keepDraft } from './draft.ts';

interface Asked {
  id: string | null;
  token: string;
  /** As it is on the server, or a blank one. */
  saved: Draft;
  kept: Kept | null;
  onSaved(id: string): void;
}

export interface Writing {
  draft: Draft;
  checked: Checked;
  problems: Problems;
  /** Every problem is told, not only those of fields one has been in. */
  all: boolean;
  touched: ReadonlySet<string>;
  busy: boolean;
  dirty: boolean;
  /** When the unsaved work was last written that this began with. */
  restored: number | null;
  /** The version that a save goes on top of. */
  base: number;
  /** It is not the one that the unsaved work began with. */
  moved: boolean;
  refused: Refused | null;
  change(change: Partial<Draft>): void;
  touch(path: string): void;
  tellAll(): void;
  save(scenario: Scenario): Promise<void>;
  /** Goes on top of whatever is newest by now. */
  saveOnTop(): Promise<void>;
  throwAway(): void;
}

/** A scenario being written: checked at every key, kept on this device until it is saved. */
export function useWriting({ id, token, saved, kept, onSaved }: Asked): Writing {
  const same = (a: Draft): boolean => JSON.stringify(a) === JSON.stringify(saved);
  const [start] = useState(() => (kept && !same(kept.draft) ? kept : null));
  const [restored, restore] = useState(start?.at ?? null);
  const [draft, setDraft] = useState(start?.draft ?? saved);
  const [base, setBase] = useState(saved.version);
  const [all, setAll] = useState(start !== null);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [refused, refuse] = useState<Refused | null>(null);
  const checked = useMemo(() => check(draft), [draft]);
  const path = id === null ? '/api/scenarios' : `/api/scenarios/${encodeURIComponent(id)}`;

  const put = async (scenario: Scenario, version: number): Promise<void> => {
    setBusy(true);
    refuse(null);
    try {
      const how =
        id === null ? { method: 'POST' as const } : { method: 'PUT' as const, headers: { 'if-match': `"${version}"` } };
      const answer = await call<Scenario>(path, { ...how, token, body: scenario });
      keepDraft(id, null);
      onSaved(answer.id);
    } catch (error) {
      refuse(error instanceof Refused ? error : new Refused('internal', String(error)));
    } finally {
      setBusy(false);
    }
  };
  return {
    draft,
    checked,
    problems: checked.is === 'wrong' ? checked.problems : {},
    all,
    touched,
    busy,
    dirty: !same(draft),
    restored,
    base,
    moved: start !== null && id !== null && start.base !== saved.version,
    refused,
    change: (change) => {
      const next = { ...draft, ...change };
      setDraft(next);
      keepDraft(id, same(next) ? null : { base, at: Date.now(), draft: next });
    },
    touch: (field) => setTouched(new Set([...touched, field])),
    tellAll: () => setAll(true),
    save: (scenario) => put(scenario, base),
    saveOnTop: async () => {
      if (checked.is === 'wrong') return setAll(true);
      try {
        const newest = (await (await request(path, { token })).json()) as Scenario;
        setBase(newest.version);
        await put(checked.scenario, newest.version);
      } catch (error) {
        refuse(error instanceof Refused ? error : new Refused('internal', String(error)));
      }
    },
    throwAway: () => {
      keepDraft(id, null);
      setDraft(saved);
      restore(null);
      setAll(false);
      refuse(null);
    },
  };
}

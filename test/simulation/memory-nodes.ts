import { BEAT_MS, DEAD_MS, type Nodes, type Sight } from '../../server/session/nodes.ts';
import { type Life, type Luck, sleep, throughTrouble } from './hostile.ts';
import type { Tables } from './memory-recording.ts';

// Several nodes on one store, as `nodesOn` has them in a PostgreSQL: who owns a session, who would rather, and who lives.

export interface Ownership {
  owner: Map<string, string>;
  wanted: Map<string, string>;
  beats: Map<string, number>;
  ears: Map<string, (sessions: string[]) => void>;
}

export const nobodyYet = (): Ownership => ({ owner: new Map(), wanted: new Map(), beats: new Map(), ears: new Map() });

/** Hints that are lost on the way. */
const LOST = 0.2;

export function memoryNodes(
  tables: Tables,
  { owner, wanted, beats, ears }: Ownership,
  me: string,
  life: Life,
  luck: Luck,
): Nodes {
  const risky = <T>(work: () => T): Promise<T> => throughTrouble(life, luck, async () => work());
  const isAlive = (node: string | undefined): boolean =>
    node !== undefined && (beats.get(node) ?? Number.NEGATIVE_INFINITY) > Date.now() - DEAD_MS;
  const isFree = (session: string): boolean => {
    const whose = owner.get(session);
    return whose === me || !isAlive(whose);
  };
  const take = (session: string): void => {
    owner.set(session, me);
    wanted.delete(session);
  };
  const hint = (session: string): void => {
    if (life.dead || life.cut) return;
    for (const [node, heard] of ears) {
      if (node === me || luck.random() < LOST) continue;
      void sleep(luck.random() * 50).then(() => heard([session]));
    }
  };
  const beat = (): void => {
    if (!life.dead && !life.cut && !life.asleep) beats.set(me, Date.now());
  };

  return {
    isAlone: false,
    async join(heard) {
      beat();
      setInterval(beat, BEAT_MS);
      ears.set(me, (sessions) => {
        if (!life.dead && !life.cut && !life.asleep) heard(sessions);
      });
    },
    claim: (session) =>
      risky(() => {
        const row = tables.sessions.get(session);
        if (!row || row.head.state === 'finished' || !isFree(session)) return false;
        take(session);
        return true;
      }),
    claimDue: (now, limit, held) =>
      risky(() => {
        const known = new Set(held);
        const due = [...tables.sessions.values()].filter(
          ({ id, head }) =>
            head.dueAt !== null && head.dueAt <= now && head.state !== 'finished' && !known.has(id) && isFree(id),
        );
        const ids = due.slice(0, limit).map(({ id }) => id);
        for (const id of ids) take(id);
        return ids;
      }),
    release: (sessions) =>
      risky(() => {
        for (const session of sessions) if (owner.get(session) === me) owner.delete(session);
      }),
    look: (held) =>
      risky(() =>
        held.flatMap(({ id, seq, mine }): Sight[] => {
          const row = tables.sessions.get(id);
          if (!row) return [{ id, gone: true }];
          const whose = owner.get(id);
          const by = wanted.get(id);
          const wantedBy = by !== undefined && by !== me && isAlive(by) ? by : null;
          const unsettled = row.head.state !== 'finished' && (!mine || whose !== me);
          if (row.head.seq <= seq && wantedBy === null && !unsettled) return [];
          const standing = whose === me ? 'me' : isAlive(whose) ? 'other' : 'nobody';
          return [{ id, gone: false, seq: row.head.seq, revision: 0, owner: standing, wantedBy }];
        }),
      ),
    want: (sessions) =>
      risky(() => {
        for (const session of sessions) {
          if (owner.get(session) === me || isAlive(wanted.get(session))) continue;
          wanted.set(session, me);
          hint(session);
        }
      }),
    give: (session, node) =>
      risky(() => {
        if (owner.get(session) !== me) return;
        owner.set(session, node);
        wanted.delete(session);
        hint(session);
      }),
    hint,
    edits: async () => 0,
    leave: () =>
      risky(() => {
        for (const [session, whose] of owner) if (whose === me) owner.delete(session);
        beats.delete(me);
        ears.delete(me);
      }),
  };
}

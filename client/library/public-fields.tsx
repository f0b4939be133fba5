import type { ReactNode } from 'react';
import type { Axis } from '../../protocol/challenge.ts';
import { axisName } from '../reading/names.ts';
import type { Draft } from './draft.ts';
import { idFrom } from './draft.ts';
import { Text, Ticks } from './fields.tsx';
import { type Track, trackName } from './filter.ts';
import css from './form.module.css';

interface Props {
  draft: Draft;
  /** A scenario keeps its id once it is saved. */
  fresh: boolean;
  surfaces: readonly string[];
  onChange(change: Partial<Draft>): void;
}

const named = <T extends string>(names: Record<T, string>): { value: T; name: string }[] =>
  (Object.entries(names) as [T, string][]).map(([value, name]) => ({ value, name }));

const levels = (['L4', 'L5', 'L6'] as const).map((value) => ({ value, name: value }));

/** What everybody may read of it. */
export const PublicFields = ({ draft, fresh, surfaces, onChange }: Props): ReactNode => (
  <>
    <Text
      path="title"
      label="Title"
      value={draft.title}
      onText={(title) => {
        const follows = fresh && (!draft.id || draft.id === idFrom(draft.title));
        onChange(follows ? { title, id: idFrom(title) } : { title });
      }}
    />
    <Text
      path="id"
      label="Id"
      hint={
        fresh ? 'The name of its file and its address. It stays.' : 'A scenario keeps its id. Duplicate it for another.'
      }
      value={draft.id}
      disabled={!fresh}
      onText={(id) => onChange({ id })}
    />
    <Text
      path="summary"
      label="Summary"
      hint="One or two sentences, for the list."
      rows={2}
      value={draft.summary}
      onText={(summary) => onChange({ summary })}
    />
    <div className={css.pair}>
      <Text
        path="surface"
        label="Surface"
        hint="A product area, such as unity-catalog."
        value={draft.surface}
        suggestions={surfaces}
        onText={(surface) => onChange({ surface })}
      />
      <Text
        path="minutes"
        label="Minutes"
        hint="How long presenting is meant to take."
        numeric
        value={draft.minutes === null ? '' : String(draft.minutes)}
        onText={(text) => onChange({ minutes: /^\d+$/.test(text.trim()) ? Number(text) : null })}
      />
    </div>
    <Text
      path="segment"
      label="Segment"
      hint="One kind of person in one kind of company."
      rows={2}
      value={draft.segment}
      onText={(segment) => onChange({ segment })}
    />
    <Ticks<Track>
      path="track"
      label="Track"
      options={named(trackName)}
      value={draft.track}
      onTicks={(track) => onChange({ track })}
    />
    <Ticks
      path="levels"
      label="Levels"
      options={levels}
      value={draft.levels}
      onTicks={(fit) => onChange({ levels: fit })}
    />
    <Ticks<Axis>
      path="focus"
      label="What it tries most"
      hint="Optional. Everybody sees it and can look for it; the panel may press on any axis."
      options={named(axisName)}
      value={draft.focus}
      onTicks={(focus) => onChange({ focus })}
    />
    <Text
      path="brief"
      label="Brief"
      hint="Markdown: the situation, the segment, the task, and what to hand in."
      rows={14}
      value={draft.brief}
      onText={(brief) => onChange({ brief })}
    />
  </>
);

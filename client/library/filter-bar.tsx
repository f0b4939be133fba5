import { type ReactNode, useMemo, useState } from 'react';
import type { PublicScenario } from '../../protocol/scenario.ts';
import { Button } from '../parts/button.tsx';
import { axisName, surfaceName } from '../reading/names.ts';
import { anything, lengthName, narrowed, offered, trackName, type Wanted } from './filter.ts';
import css from './filter-bar.module.css';

interface Props {
  scenarios: readonly PublicScenario[];
  wanted: Wanted;
  /** How many there are for what is wanted. */
  count: number;
  onWanted(wanted: Wanted): void;
  /** The choices wait behind a word until they are asked for. */
  folded?: boolean;
}

/** Words, and a few choices, that narrow the library. */
export function FilterBar({ scenarios, wanted, count, onWanted, folded }: Props): ReactNode {
  const { surfaces, axes, levels, tracks, lengths } = useMemo(() => offered(scenarios), [scenarios]);
  const set = (change: Partial<Wanted>): void => onWanted({ ...wanted, ...change });
  const chosen = narrowed(wanted);
  const [unfolded, unfold] = useState(false);
  const choices = (
    <div className={css.choices}>
      <Pick label="Surface" any="Any surface" value={wanted.surface} onPick={(surface) => set({ surface })}>
        {surfaces.map((each) => [each, surfaceName(each)])}
      </Pick>
      <Pick label="Axis" any="Any axis" value={wanted.axis} onPick={(axis) => set({ axis })}>
        {axes.map((each) => [each, axisName[each]])}
      </Pick>
      <Pick label="Level" any="Any level" value={wanted.level} onPick={(level) => set({ level })}>
        {levels.map((each) => [each, `For ${each}`])}
      </Pick>
      <Pick label="Track" any="Any track" value={wanted.track} onPick={(track) => set({ track })}>
        {tracks.map((each) => [each, trackName[each]])}
      </Pick>
      <Pick label="Length" any="Any length" value={wanted.length} onPick={(length) => set({ length })}>
        {lengths.map((each) => [each, lengthName[each]])}
      </Pick>
    </div>
  );
  return (
    <search className={css.bar} data-folded={folded ? '' : undefined}>
      <input
        type="text"
        className={css.words}
        aria-label="Search the library"
        placeholder="Search the library"
        value={wanted.words}
        onChange={(event) => set({ words: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {folded ? (
        <details className={css.fold} onToggle={(event) => unfold(event.currentTarget.open)}>
          <summary>{chosen ? `Narrow it down (${chosen})` : 'Narrow it down'}</summary>
          {unfolded && choices}
        </details>
      ) : (
        choices
      )}
      <p className={css.count}>
        <span role="status">
          {count} of {scenarios.length}
        </span>
        {(chosen > 0 || wanted.words) && (
          <Button look="quiet" onClick={() => onWanted(anything)}>
            Show all
          </Button>
        )}
      </p>
    </search>
  );
}

interface PickProps<T extends string> {
  label: string;
  any: string;
  value: T | '';
  onPick(value: T | ''): void;
  children: readonly (readonly [T, string])[];
}

const Pick = <T extends string>({ label, any, value, onPick, children }: PickProps<T>): ReactNode => (
  <select aria-label={label} value={value} onChange={(event) => onPick(event.target.value as T | '')}>
    <option value="">{any}</option>
    {children.map(([id, name]) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </select>
);

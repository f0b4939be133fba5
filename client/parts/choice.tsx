import { type ReactNode, useId } from 'react';
import css from './choice.module.css';

interface Option<T> {
  value: T;
  name: string;
}

interface Props<T> {
  label: string;
  options: readonly Option<T>[];
  value: T;
  onChange(value: T): void;
  /** What the choice means, in words. */
  hint?: ReactNode;
}

/** A few things of which one is chosen: radio buttons under a plain look. */
export function Choice<T extends string | number>({ label, options, value, onChange, hint }: Props<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className={css.choice} aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend className={css.label}>{label}</legend>
      <div className={css.options}>
        {options.map((option) => (
          <label key={option.value} className={css.option}>
            <input
              type="radio"
              className="sr-only"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.name}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p id={`${name}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}

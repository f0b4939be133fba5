import { type ReactNode, useId } from 'react';
import css from './fields.module.css';
import { useProblem } from './problems.ts';

interface Field {
  /** The field in the file, such as `hidden.soft.user`. */
  path: string;
  label: string;
  hint?: ReactNode;
}

interface TextProps extends Field {
  value: string;
  onText(text: string): void;
  /** Lines of text instead of one; how many to begin with. */
  rows?: number;
  /** Markdown and figures keep their columns. */
  mono?: boolean;
  suggestions?: readonly string[];
  disabled?: boolean;
  numeric?: boolean;
}

export function Text({ path, label, hint, value, onText, rows, mono, suggestions, disabled, numeric }: TextProps) {
  const id = useId();
  const { problem, onBlur } = useProblem(path);
  const shared = {
    id,
    value,
    disabled,
    'data-path': path,
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}-hint ${id}-problem`,
    onBlur,
  };
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      {rows ? (
        <textarea
          {...shared}
          rows={rows}
          className={mono ? css.mono : undefined}
          onChange={(event) => onText(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={numeric ? 'numeric' : undefined}
          list={suggestions && `${id}-list`}
          onChange={(event) => onText(event.target.value)}
        />
      )}
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      <Wrong id={`${id}-problem`} problem={problem} />
    </div>
  );
}

interface TicksProps<T extends string> extends Field {
  options: readonly { value: T; name: string }[];
  value: readonly T[];
  onTicks(value: T[]): void;
}

/** Any of a few things. */
export function Ticks<T extends string>({ path, label, hint, options, value, onTicks }: TicksProps<T>): ReactNode {
  const id = useId();
  const { problem, onBlur } = useProblem(path);
  const known = options.map((option) => option.value);
  return (
    <fieldset className={css.field} aria-describedby={`${id}-problem`} onBlur={onBlur}>
      <legend>{label}</legend>
      {hint && <p className={css.hint}>{hint}</p>}
      <div className={css.ticks}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="checkbox"
              data-path={option === options[0] ? path : undefined}
              checked={value.includes(option.value)}
              onChange={(event) =>
                onTicks(known.filter((each) => (each === option.value ? event.target.checked : value.includes(each))))
              }
            />
            {option.name}
          </label>
        ))}
      </div>
      <Wrong id={`${id}-problem`} problem={problem} />
    </fieldset>
  );
}

interface PickProps<T extends string> extends Field {
  options: readonly { value: T; name: string }[];
  value: T;
  onPick(value: T): void;
}

/** One of a few things. A value that is none of them, from a file, is shown as it is. */
export function Pick<T extends string>({ path, label, options, value, onPick }: PickProps<T>): ReactNode {
  const id = useId();
  const { problem, onBlur } = useProblem(path);
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        data-path={path}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onBlur={onBlur}
        onChange={(event) => onPick(event.target.value as T)}
      >
        {!options.some((option) => option.value === value) && <option value={value}>{value || 'Choose'}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
      <Wrong id={`${id}-problem`} problem={problem} />
    </div>
  );
}

const Wrong = ({ id, problem }: { id: string; problem: string | undefined }): ReactNode => (
  <p id={id} className={css.wrong}>
    {problem}
  </p>
);

import type { ReactNode } from 'react';
import { type Spent, spentWords } from '../operator/spent.ts';
import { Notice } from '../parts/notice.tsx';
import { call } from '../source/http.ts';
import { useAnswer } from '../source/use-answer.ts';
import css from './cost.module.css';

interface Props {
  session: string;
  token: string;
  /** Changes when it is worth asking again. */
  seen: unknown;
}

/** What the model has cost in this session, and how much it may. */
export function Cost({ session, token, seen }: Props): ReactNode {
  const [answer] = useAnswer(`${session} ${token} ${seen}`, (signal) =>
    call<{ tokens: Spent; cap: number }>(`/api/sessions/${session}/tokens`, { token, signal }),
  );
  if (answer.is !== 'here') return null;
  const { tokens, cap } = answer.value;
  const over = tokens.in + tokens.out >= cap;
  return (
    <div className={css.cost}>
      <Notice tone={over ? 'warn' : 'plain'} icon={over ? 'alert' : 'check'}>
        In this session the model has used {spentWords(tokens, cap)}.
        {over && ' That is its cap: the builtin engine goes on.'}
      </Notice>
    </div>
  );
}

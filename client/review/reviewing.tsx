import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { SessionView } from '../../protocol/http.ts';

interface Reviewed {
  session: string;
  token: string;
  role: SessionView['you']['role'];
  /** Reads the debrief again, after something was added to it. */
  again(): void;
}

const Review = createContext<Reviewed | null>(null);

/** Who reads the debrief, for the parts of it that can be added to. */
export function Reviewing({ session, token, view, again, children }: Props): ReactNode {
  const { role } = view.you;
  const review = useMemo(() => ({ session, token, role, again }), [session, token, role, again]);
  return <Review value={review}>{children}</Review>;
}

interface Props extends Omit<Reviewed, 'role'> {
  view: SessionView;
  children: ReactNode;
}

export const useReview = (): Reviewed | null => useContext(Review);

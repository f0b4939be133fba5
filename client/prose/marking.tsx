// biome-ignore-all lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
import { createContext, Fragment, type ReactNode, useContext } from 'react';
import { type Piece, piecesOf } from './marks.ts';

type Mark = Extract<Piece, { is: 'mark' }>;

/** How a mark in a text is shown; without it, its words stand as they are. */
export const Marking = createContext<((mark: Mark) => ReactNode) | null>(null);

/** Plain words, with their marks if they have any. */
export function Words({ text }: { text: string }): ReactNode {
  const show = useContext(Marking);
  return piecesOf(text).map((piece, key) => (
    <Fragment key={key}>{piece.is === 'mark' && show ? show(piece) : piece.text}</Fragment>
  ));
}

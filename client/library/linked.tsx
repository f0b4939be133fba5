// biome-ignore-all lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
import { Fragment, type ReactNode } from 'react';

/** A text whose web addresses can be followed. */
export const Linked = ({ text }: { text: string }): ReactNode =>
  text.split(/(https:\/\/[^\s,;)]+)/).map((piece, at) =>
    at % 2 && URL.canParse(piece) ? (
      <a key={at} href={piece} target="_blank" rel="noreferrer">
        {new URL(piece).hostname}
      </a>
    ) : (
      <Fragment key={at}>{piece}</Fragment>
    ),
  );

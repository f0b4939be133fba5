import { recall, remember } from '../source/use-kept.ts';

// The server names every seat and shows no token twice; a link can be copied again only where it was made.

const place = (session: string): string => `hotseat.links.${session}`;

export const linksMade = (session: string): Readonly<Record<string, string>> => recall(place(session), {});

export const keepLink = (session: string, seat: string, url: string): void =>
  remember(place(session), { ...linksMade(session), [seat]: url });

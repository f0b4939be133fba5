import type { SeatRole } from '../../protocol/roles.ts';
import { recall, remember } from '../source/use-kept.ts';

/** A link that was made here. Whoever made it can show it again, and take it back. */
export interface Invitation {
  seat: string;
  role: SeatRole;
  name: string;
  url: string;
  expiresAt: number | null;
  revoked: boolean;
}

const place = (session: string): string => `hotseat.seats.${session}`;

export const invitationsOf = (session: string): readonly Invitation[] => recall<Invitation[]>(place(session), []);

export const keepInvitations = (session: string, list: readonly Invitation[]): void => remember(place(session), list);

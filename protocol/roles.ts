import { z } from 'zod';

/** A person's part in one session. The operator is not a seat: they hold the coach key of the whole house. */
export const seatRole = z.enum(['candidate', 'coach', 'observer']);
export type SeatRole = z.infer<typeof seatRole>;

export const role = z.enum(['candidate', 'coach', 'observer', 'operator']);
export type Role = z.infer<typeof role>;

/** Who is present, as every seat may know it. */
export const seat = z.object({ seat: z.string(), role: seatRole, name: z.string() });
export type Seat = z.infer<typeof seat>;

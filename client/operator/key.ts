import type { Refused } from '../source/http.ts';

export const NO_KEY = 'That key or code is not valid here.';

/** Whether it was the key that was not taken: a wrong one is answered in either way. */
export const isNoKey = ({ code }: Refused): boolean => code === 'unauthorized' || code === 'forbidden';

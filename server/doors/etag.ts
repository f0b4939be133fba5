// Versions as ETags: what is read has one, and is written only over the one that was read.

export const etag = (version: number): string => `"${version}"`;

/** Whether `If-Match` asks for no version in particular. */
export const isAny = (ifMatch: string | undefined): boolean => ifMatch === undefined || ifMatch.trim() === '*';

/** Whether `If-Match` lets a write over this version. A proxy that compresses makes a tag weak. */
export const isMatch = (ifMatch: string | undefined, version: number): boolean =>
  isAny(ifMatch) || ifMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag(version)) === true;

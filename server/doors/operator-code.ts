import { same } from '../tokens.ts';

/** The one-time code of the start link: the first browser that brings it is signed in as operator. */
export class OperatorCode {
  #code: string | null;

  constructor(code: string) {
    this.#code = code;
  }

  take(code: string): boolean {
    if (this.#code === null || !same(code, this.#code)) return false;
    this.#code = null;
    return true;
  }
}

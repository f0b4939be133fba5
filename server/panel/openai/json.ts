import { EngineFailure } from '../failure.ts';

/** The JSON object in what a model wrote: bare, fenced, after its thoughts or between other words. */
export function jsonIn(text: string): Record<string, unknown> {
  const bare = text.replace(/<think>[\s\S]*?<\/think>/g, '');
  for (let from = bare.indexOf('{'); from !== -1; from = bare.indexOf('{', from + 1)) {
    const to = closing(bare, from);
    if (to === -1) break;
    try {
      return JSON.parse(bare.slice(from, to + 1)) as Record<string, unknown>;
    } catch {
      // Perhaps a later brace opens the object.
    }
  }
  throw new EngineFailure('malformed', `no JSON object in ${text.length} characters`);
}

/** Where the brace at `from` closes, strings minded; -1 if it does not. */
function closing(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char === '\\') i += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth += 1;
    else if (char === '}' && --depth === 0) return i;
  }
  return -1;
}

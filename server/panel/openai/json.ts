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

/**
 * Of an object that is still being written, the members that are whole, as JSON; null while the first ones are not. The listener
 * writes how the answer is to be read first, because somebody waits for that.
 */
export function begun(text: string): string | null {
  const member = (name: string): unknown => {
    const found = new RegExp(`"${name}"\\s*:\\s*(null|\\{[^{}]*\\}|\\[[^\\]]*\\])\\s*[,}]`).exec(text);
    return found ? parsed(found[1] ?? '') : undefined;
  };
  const [reply, wish] = [member('reply'), member('wish')];
  if (reply === undefined || wish === undefined) return null;
  const after = text.indexOf('"claims"');
  const claims = after === -1 ? [] : [...text.slice(after).matchAll(/\{[^{}]*\}/g)].map((match) => parsed(match[0]));
  return JSON.stringify({
    reply,
    wish,
    supported: member('supported') ?? [],
    claims: claims.filter((claim) => claim !== undefined),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

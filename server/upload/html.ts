// The few elements that a converted Word document is made of, as Markdown. Emphasis and links are left out: what is quoted
// from a case are its words.

interface Block {
  text: string;
  /** Follows the one before without an empty line, if that is of the same kind. */
  kind: 'prose' | 'item' | 'row';
}

const TOKEN = /<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+/g;
/** From a footnote to where it is referred to. */
const BACKLINK = /<a href="#[^"]*-ref-[^"]*">[^<]*<\/a>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
/** A line that is bold from end to end and no longer than this is a heading, whatever its style. */
const HEADING_CHARS = 80;

export function markdownOf(html: string): string {
  const writer = new Writer();
  for (const [token, slash, tag] of html.replace(BACKLINK, '').matchAll(TOKEN)) {
    if (tag === undefined) writer.text(token.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity));
    else if (slash) writer.close(tag);
    else writer.open(tag);
  }
  return writer.markdown();
}

class Writer {
  readonly #blocks: Block[] = [];
  readonly #lists: { ordered: boolean; count: number }[] = [];
  #text = '';
  /** How many letters of the text are bold. */
  #bold = 0;
  #strong = 0;
  #marker = '';
  #table: string[][] = [];
  /** Tables inside tables are flattened into the outer one's cell. */
  #tables = 0;

  text(value: string): void {
    this.#text += value;
    if (this.#strong > 0) this.#bold += letters(value);
  }

  open(tag: string): void {
    if (tag === 'strong') this.#strong += 1;
    else if (tag === 'br') this.#text += this.#tables > 0 || /^#/.test(this.#marker) ? ' ' : '\n';
    else if (this.#tables > 0 && tag !== 'table') this.#openInTable(tag);
    else if (tag === 'table') {
      if (this.#tables === 0) this.#end();
      this.#tables += 1;
    } else if (tag === 'ul' || tag === 'ol') {
      this.#end();
      this.#lists.push({ ordered: tag === 'ol', count: 0 });
    } else if (tag === 'li') {
      this.#end();
      this.#marker = this.#nextMarker();
    } else if (/^h[1-6]$/.test(tag)) {
      this.#end();
      this.#marker = `${'#'.repeat(Number(tag[1]))} `;
    } else if (tag === 'p') this.#end();
  }

  close(tag: string): void {
    if (tag === 'strong') this.#strong -= 1;
    else if (tag === 'table') {
      this.#tables -= 1;
      if (this.#tables === 0) this.#endTable();
    } else if (this.#tables === 1 && /^t[dh]$/.test(tag)) this.#endCell();
    else if (this.#tables > 0) this.#text += /^(p|h[1-6]|li|td|th)$/.test(tag) ? ' ' : '';
    else if (/^(p|h[1-6]|li|ul|ol)$/.test(tag)) {
      this.#end();
      // What was empty leaves no marker behind for what follows.
      if (/^(h[1-6]|li)$/.test(tag)) this.#marker = '';
      if (tag === 'ul' || tag === 'ol') this.#lists.pop();
    }
  }

  markdown(): string {
    this.#end();
    return this.#blocks
      .map(({ text, kind }, i) => {
        const before = this.#blocks[i - 1];
        return `${!before ? '' : kind !== 'prose' && before.kind === kind ? '\n' : '\n\n'}${text}`;
      })
      .join('');
  }

  #openInTable(tag: string): void {
    if (this.#tables === 1 && tag === 'tr') this.#table.push([]);
  }

  #endCell(): void {
    this.#table.at(-1)?.push(tidy(this.#text).replace(/\s+/g, ' ').replaceAll('|', '/'));
    this.#clear();
  }

  #endTable(): void {
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const rows = this.#table.filter((cells) => cells.some((cell) => cell !== ''));
    rows.forEach((cells, i) => {
      this.#blocks.push({ kind: 'row', text: line(cells) });
      if (i === 0 && rows.length > 1) this.#blocks.push({ kind: 'row', text: line(cells.map(() => '---')) });
    });
    this.#table = [];
    this.#clear();
  }

  #end(): void {
    const text = tidy(this.#text);
    if (text !== '') {
      const heading = this.#marker === '' && this.#lists.length === 0 && this.#isBoldLine(text);
      const marker = heading ? '## ' : this.#marker;
      this.#blocks.push({ text: marker + text, kind: /^#|^$/.test(marker) ? 'prose' : 'item' });
      // A second paragraph of an item stands under its text.
      this.#marker = this.#lists.length > 0 ? ' '.repeat(marker.length) : '';
    }
    this.#clear();
  }

  #isBoldLine(text: string): boolean {
    return text.length <= HEADING_CHARS && this.#bold >= letters(text) && letters(text) > 0 && !/[.,;:!?\n]/.test(text);
  }

  #nextMarker(): string {
    const list = this.#lists.at(-1);
    if (!list) return '- ';
    list.count += 1;
    return `${'  '.repeat(this.#lists.length - 1)}${list.ordered ? `${list.count}.` : '-'} `;
  }

  #clear(): void {
    this.#text = '';
    this.#bold = 0;
  }
}

const letters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

const tidy = (text: string): string =>
  text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

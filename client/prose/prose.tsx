// biome-ignore-all lint/suspicious/noArrayIndexKey: a text is parsed anew as a whole; its blocks have no other name
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
import { createElement, Fragment, memo, type ReactNode } from 'react';
import { type Block, blocksOf } from './blocks.ts';
import { type Inline, inlineOf } from './inline.ts';
import { Words } from './marking.tsx';
import css from './prose.module.css';

interface Props {
  text: string;
  /** What a first-level heading becomes here, so that the page keeps one outline. */
  top?: number;
}

/** A candidate's or a scenario's Markdown as React elements: their words never become HTML. */
export const Prose = memo(function Prose({ text, top = 3 }: Props): ReactNode {
  return <div className={css.prose}>{blocksOf(text).map((block, at) => show(block, at, top))}</div>;
});

function show(block: Block, key: number, top: number): ReactNode {
  switch (block.is) {
    case 'heading':
      return createElement(
        `h${Math.min(6, block.level + top - 1)}`,
        { key, 'data-level': Math.min(block.level, 4) },
        <Line text={block.text} />,
      );
    case 'paragraph':
      return (
        <p key={key}>
          <Line text={block.text} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item, at) => <li key={at}>{item.map((inner, i) => tight(inner, i, top))}</li>);
      return block.ordered ? (
        <ol key={key} start={block.start}>
          {items}
        </ol>
      ) : (
        <ul key={key}>{items}</ul>
      );
    }
    case 'quote':
      return <blockquote key={key}>{block.blocks.map((inner, at) => show(inner, at, top))}</blockquote>;
    case 'code':
      return (
        <pre key={key} tabIndex={0}>
          <code>
            <Words text={block.text} />
          </code>
        </pre>
      );
    case 'table':
      return (
        <section key={key} className={css.wide} tabIndex={0} aria-label="Table">
          <table>
            <thead>
              <tr>
                {block.head.map((cell, at) => (
                  <th key={at} scope="col">
                    <Line text={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, i) => (
                    <td key={i}>
                      <Line text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
    case 'rule':
      return <hr key={key} />;
    default:
      return block satisfies never;
  }
}

/** The first paragraph of a list item stands without a paragraph's space. */
const tight = (block: Block, key: number, top: number): ReactNode =>
  block.is === 'paragraph' && key === 0 ? <Line key={key} text={block.text} /> : show(block, key, top);

export const Line = ({ text }: { text: string }): ReactNode => inlineOf(text).map(piece);

function piece(inline: Inline, key: number): ReactNode {
  switch (inline.is) {
    case 'text':
      return <Words key={key} text={inline.text} />;
    case 'strong':
      return <strong key={key}>{inline.of.map(piece)}</strong>;
    case 'emphasis':
      return <em key={key}>{inline.of.map(piece)}</em>;
    case 'code':
      return (
        <code key={key}>
          <Words text={inline.text} />
        </code>
      );
    case 'link':
      return (
        <Fragment key={key}>
          {inline.of.map(piece)} <span className={css.address}>({inline.to})</span>
        </Fragment>
      );
    case 'break':
      return ' ';
    default:
      return inline satisfies never;
  }
}

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import css from './page.module.css';
import { ThemeToggle } from './theme-toggle.tsx';

interface Props {
  /** Beside the name of the house: where one is. */
  title?: ReactNode;
  /** At the right end of the header. */
  tools?: ReactNode;
  children: ReactNode;
  /** The page is exactly as high as the window, and its parts scroll by themselves. */
  fixed?: boolean;
}

export function Page({ title, tools, children, fixed }: Props): ReactNode {
  return (
    <div className={css.page} data-fixed={fixed ? '' : undefined}>
      <a className={css.skip} href="#main">
        Skip to the content
      </a>
      <header className={css.header}>
        <Link href="/" className={css.name}>
          Hotseat
        </Link>
        <div className={css.title}>{title}</div>
        <div className={css.tools}>
          {tools}
          <ThemeToggle />
        </div>
      </header>
      <main id="main" className={css.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

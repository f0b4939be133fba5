import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { operatorKey } from '../source/keys.ts';
import { AuthorTools } from './author-tools.tsx';
import { anything, found } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import css from './library.module.css';
import { ScenarioList } from './scenario-list.tsx';
import { useLibrary } from './use-library.ts';

/** Every scenario of the house; whoever is signed in as operator also writes them here. */
export default function Library(): ReactNode {
  useDocumentTitle('Scenarios | Hotseat');
  const [list, again] = useLibrary();
  const [wanted, want] = useState(anything);
  const author = operatorKey() !== null;
  const scenarios = list.is === 'here' ? list.value.scenarios : [];
  const fitting = found(scenarios, wanted);
  return (
    <Page title="Scenarios" tools={author ? <Link href="/coach">Sessions</Link> : null}>
      <div className={css.page}>
        <header className={css.head}>
          <h1>The scenarios</h1>
          <p className={css.lead}>
            Each is a product surface, one segment, and a task to write a case on. What a panel would look for in it
            stays hidden from whoever sits it.
          </p>
          {author && <AuthorTools scenarios={scenarios} />}
        </header>
        {list.is === 'loading' && <div className={css.blank} role="status" aria-label="Loading the scenarios" />}
        {list.is === 'refused' && (
          <Notice tone="bad" icon="offline" alert action={<Button onClick={again}>Try again</Button>}>
            The scenarios did not load. {list.error.message}
          </Notice>
        )}
        {list.is === 'here' && scenarios.length === 0 && (
          <Notice>There are no scenarios on this server yet.{author && ' Write the first one.'}</Notice>
        )}
        {scenarios.length > 0 && (
          <>
            <FilterBar scenarios={scenarios} wanted={wanted} count={fitting.length} onWanted={want} />
            {fitting.length ? (
              <ScenarioList scenarios={fitting} />
            ) : (
              <Notice action={<Button onClick={() => want(anything)}>Show all</Button>}>
                No scenario is all of that. Take a choice away.
              </Notice>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

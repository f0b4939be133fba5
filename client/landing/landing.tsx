import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { SessionOpened } from '../../protocol/http.ts';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { keepToken } from '../source/keys.ts';
import { Earlier } from './earlier.tsx';
import css from './landing.module.css';
import { AT_ONCE, FORM_ID, OpenForm } from './open-form.tsx';
import { rememberSession } from './person.ts';

export default function Landing(): ReactNode {
  useDocumentTitle('Hotseat: a mock panel for product managers');
  const [, go] = useLocation();
  const enter = (opened: SessionOpened, title: string): void => {
    keepToken(opened.id, 'seat', opened.seats.candidate.token);
    rememberSession(opened, title);
    go(`/s/${opened.id}`);
  };
  return (
    <Page tools={<Link href="/scenarios">Scenarios</Link>}>
      <div className={css.page}>
        <section className={css.hero}>
          <div>
            <h1>Present your case. Then keep it standing.</h1>
            <p className={css.lead}>
              A live mock of the Databricks PM loop. You present a written case; a product manager and an engineering
              manager listen, interject, question and press. Sit that panel alone, or the loop from the recruiter’s call
              to the debrief. Afterwards you read what held and what did not.
            </p>
            <p className={css.ways}>
              <Button look="main" icon="send" type="submit" form={FORM_ID} value={AT_ONCE} className={css.now}>
                Start now with a sample case
              </Button>
              <a href="#scenario">or choose how</a>
            </p>
          </div>
          <Exchange />
        </section>
        <Earlier />
        <OpenForm onOpened={enter} start="Take the seat" />
        <footer className={css.foot}>
          <p>
            What you and the panel say is recorded on this server, for the replay and the debrief. You, the people who
            hold a link to the session and whoever runs this server can see it, also while it is under way, and you can
            erase it at any time.
          </p>
          <p>A practice tool, not affiliated with Databricks.</p>
        </footer>
      </div>
    </Page>
  );
}

/** What it feels like, in three lines. */
const Exchange = (): ReactNode => (
  <figure className={css.exchange} aria-label="An exchange with the panel">
    <blockquote data-hue="candidate">
      <p>We would call it a success at forty percent adoption in sixty days.</p>
      <footer>You</footer>
    </blockquote>
    <blockquote data-hue="pm">
      <p>Forty percent of whom? Two minutes ago your user was the platform lead. This number counts everybody.</p>
      <footer>PM panelist</footer>
    </blockquote>
    <blockquote data-hue="em">
      <p>And what would it read if half the models were simply retired?</p>
      <footer>EM panelist</footer>
    </blockquote>
  </figure>
);

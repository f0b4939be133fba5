import type { ReactNode } from 'react';
import { Link } from 'wouter';
import buttonCss from '../parts/button.module.css';
import { closedBecause, roundName } from '../reading/names.ts';
import { nextRound, type Stage } from '../reading/stage.ts';
import css from './between.module.css';

interface Props {
  session: string;
  stage: Stage;
}

/** What stands where the composer is before the first round and after the last. */
export function Between({ session, stage }: Props): ReactNode {
  const next = nextRound(stage);
  const last = stage.closedRounds.at(-1);
  const over = last && `${roundName[last.round]}: ${closedBecause[last.because]}.`;
  if (stage.debrief || stage.closed) {
    return (
      <Foot
        title={stage.closed === 'eliminated' ? 'The loop ends here' : 'The interview is over'}
        words={
          stage.closed === 'eliminated'
            ? `${over ?? ''} In a real loop there would be no next round; the debrief says what decided.`
            : over
        }
      >
        <Link href={`/s/${session}/debrief`} className={buttonCss.button} data-look="main">
          Read the debrief
        </Link>
        <Link href={`/s/${session}/replay`} className={buttonCss.button}>
          Watch the replay
        </Link>
      </Foot>
    );
  }
  if (next) {
    return stage.opened?.lobby ? (
      <Foot title="You are in the lobby" words="The coach begins the round. What you say is recorded from then on." />
    ) : (
      <Foot title="The panel is coming in" words="One moment." />
    );
  }
  return (
    <Foot title="The panel is conferring" words={`${over ?? ''} The debrief opens here when it is written.`}>
      <Link href={`/s/${session}/replay`} className={buttonCss.button}>
        Watch the replay
      </Link>
    </Foot>
  );
}

const Foot = ({
  title,
  words,
  children,
}: {
  title: string;
  words?: string | undefined;
  children?: ReactNode;
}): ReactNode => (
  <div className={css.foot}>
    <h2>{title}</h2>
    {words && <p>{words}</p>}
    <div className={css.actions}>{children}</div>
  </div>
);

import { type ReactNode, useState } from 'react';
import type { CriterionScore } from '../../protocol/debrief.ts';
import type { RoundId } from '../../protocol/loop.ts';
import { Button } from '../parts/button.tsx';
import { Line } from '../parts/line.tsx';
import { Notice } from '../parts/notice.tsx';
import { ConnectionNotice } from '../room/connection-notice.tsx';
import { useLive } from '../room/use-live.ts';
import { sentence } from '../source/sentence.ts';
import css from './override.module.css';
import type { useReview } from './reviewing.tsx';

interface Props {
  review: NonNullable<ReturnType<typeof useReview>>;
  round: RoundId;
  criterion: CriterionScore;
  onClose(): void;
}

const steps = [1, 2, 3, 4, 5];

/** The score, and why; the original stays beside it. */
export function OverrideForm({ review, round, criterion, onClose }: Props): ReactNode {
  const { source, scene } = useLive(review.session, review.token);
  const [score, choose] = useState(criterion.override?.score ?? criterion.score ?? 3);
  const [problem, tell] = useState<string | null>(null);
  const send = async (to: number | null, reason: string): Promise<void> => {
    tell(null);
    const answer = await source.send({ type: 'override', round, criterion: criterion.id, score: to, reason });
    if (!answer.ok) return tell(sentence(answer.error.message));
    review.again();
    onClose();
  };
  return (
    <div className={css.form}>
      <ConnectionNotice connection={scene.connection} />
      {problem && (
        <Notice tone="bad" alert>
          {problem}
        </Notice>
      )}
      <Line
        label="Why"
        hint="The candidate reads it beside the original score."
        send="Keep this score"
        onSend={(reason) => void send(score, reason)}
      >
        <select aria-label="Your score" value={score} onChange={(event) => choose(Number(event.target.value))}>
          {steps.map((step) => (
            <option key={step} value={step}>
              {step} of 5
            </option>
          ))}
        </select>
      </Line>
      <p className={css.row}>
        {criterion.override && (
          <Button look="quiet" onClick={() => void send(null, 'Taken back.')}>
            Take your score back
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          Leave it
        </Button>
      </p>
    </div>
  );
}

import { axis as axisSchema } from '../../../../protocol/challenge.ts';
import type { RoundId } from '../../../../protocol/loop.ts';
import type { Answer } from './answers.ts';
import type { Flaw } from './flaws.ts';

/** Asked for a case of one's own, one answers that there was none: that tells nothing, however much is told around it. */

const STORIES: ReadonlySet<RoundId> = new Set<RoundId>(['recruiter-screen', 'hiring-manager', 'behavioral']);

const none =
  /^(?:(?:well|honestly|i mean|look|oh|no|so|actually|to be honest),? )*(?:(?:that|it|this) (?:has not|hasn't|never|did not|didn't)(?: really| actually| ever)? happen|i(?:'ve| have)? never (?:\w+ )?(?:ship\w*|had|have|fail\w*|made|make|miss\w*|regret\w*|lost|been)|nothing (?:really |bad |much )*(?:smelled|went|could|was|happened|comes)|nobody,? because there was nothing|there (?:was|were) (?:no \w+|nothing|never)|i would ?(?:n't|not|leave nothing|change nothing)(?: change)?(?: anything| a thing| alone)?[,.]|no regrets|(?:we|i) always (?:find|found|deliver\w*|hit|do|did)|i (?:can't|cannot|can not) (?:really )?(?:think of|remember|recall))/;

export function denialsOf(round: RoundId, answers: readonly Answer[]): Flaw[] {
  if (!STORIES.has(round)) return [];
  return answers.flatMap((answer): Flaw[] => {
    const axis = answer.after.flatMap((said) => axisSchema.safeParse(said.asked).data ?? [])[0];
    const line = answer.lines.find((each) => each.live);
    return axis && line && none.test(line.tag)
      ? [{ axis, line, sure: 0.6, point: 'Asked for a case, you say that there was none.' }]
      : [];
  });
}

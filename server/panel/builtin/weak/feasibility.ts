import { type Detector, type Read, says, words } from './sentence.ts';
import { DOUBTS, HARD } from './vocabulary.ts';

/** Is the hard part named? The ways in which it is waved away. */

const doubts = new RegExp(DOUBTS);
const hard = words(HARD);

const wave = words(
  "(?:simpl[ey]|trivial(?:ly)?|straight ?forward(?:ly)?|easy|easily|piece of cake|no brainer|effortless(?:ly)?|(?:is|are|it's|that's) (?:\\w+ )?(?:basically |really |then )?(?:just|only|merely|mostly) (?:a|an|one|some|about)(?: \\w+)? ?(?:matter|question|case|call|api|flag|config\\w*|setting|toggle|switch|wrapper|layer|script|query|join|view|few|couple|prompt|line|loop|cron|job|button|form|webhook|ui|thin|small|simple|day|week|sprint|detail|plumbing|engineering|implementation)?|just (?:call|add|flip|plug|hook|wire|connect|turn|switch|copy|replicate|point|wrap|expose|use|reuse|run|sync|extend|set|put|need|ask|let|have|take|read|write|move|port|merge|train|fine tune|a matter)|a (?:thin|simple|small) (?:wrapper|layer|script|service|change|api|adapter)|(?:one|single|a few|couple of|handful of) (?:api calls?|lines?|clicks?|flags?|config\\w*|settings?|prompts?)|(?:a|one) (?:weekend|afternoon|hackathon|day|few days)|plug and play|drop in|out of the box|off the shelf|for free|comes free|nothing (?:hard|new|special|difficult|complicated|technically)|not (?:hard|difficult|complicated|rocket science|a big deal|much work|technically (?:hard|difficult))|no (?:big deal|technical risks?|real (?:technical )?(?:challenges?|risks?|difficult\\w*|obstacles?)|unknowns?|hard (?:parts?|problems?)|risk)|(?:solved|easy|small|minor|mere) (?:problem|detail|thing|matter|step)|(?:implementation|engineering|technical|mere) detail|mechanical|(?:just|only|mostly) plumbing|low effort|quick (?:job|task|fix|to build)|minimal (?:effort|work)|little (?:work|effort)|(?:engineering|the engineers|the em|infra\\w*|platform team|another team|someone|they)(?: \\w+){0,2} (?:will|can|should) (?:figure|handle|take care|sort|work|deal|solve|know)|(?:figure|sort|work) (?:it|that|this|the (?:rest|details|hard part\\w*)) out (?:later|as we go|along|during|on the way)|details (?:later|can wait))",
);
const builds = words(
  '(?:build\\w*|implement\\w*|integrat\\w+|engineer\\w*|technical\\w*|ship\\w*|extend\\w*|support\\w*|cover\\w*|handle\\w*|convert\\w*|conversion|migrat\\w+|rewrit\\w+|replicat\\w+|sync\\w*|flip|call|api|run|add\\w*|expos\\w+|connect\\w*|deploy\\w*|work|code|model|detect\\w*|classif\\w+|generat\\w+|translat\\w+|pars\\w+|infer\\w*|merge\\w*|mirror\\w*|cop(?:y|ies|ied)|propagat\\w+|enforc\\w+|isolat\\w+|scal\\w+|stream\\w*|index\\w*|train\\w*|port(?:ed|ing)?|switch\\w*|take over|roll(?:ed|ing)? (?:it )?out)',
);
const measured = words(
  '(?:measured|benchmark\\w*|test(?:s|ed)?|pilot\\w*|prototype\\w*|backtest\\w*|in our (?:test|pilot|bench)\\w*|we saw|observed|profil\\w+|dry run\\w*|today|so far|currently|must|target|goal|gate|may not|threshold|until|if|only|unless|guard)',
);
const perfect = words(
  "(?:(?:100\\s?%|a hundred percent|always|every(?: single)?|all|perfect(?:ly)?|guarante\\w+|complete(?:ly)?|fully|never|any|each|flawless\\w*|exact(?:ly)?|instant(?:ly|aneous\\w*)?|automatically|everything|real time|universal\\w*|seamless(?:ly)?|nothing)(?: [\\w',]+){0,9}? (?:accura\\w+|correct\\w*|catch\\w*|detect\\w*|fix\\w*|resolv\\w*|heal\\w*|miss\\w*|fail\\w*|conflict\\w*|break\\w*|right|consisten\\w+|in sync|translat\\w+|convert\\w*|migrat\\w+|support\\w*|understand\\w*|classif\\w+|infer\\w*|answer\\w*|reproduc\\w+|handle\\w*|cover\\w*|work\\w*|enforc\\w+|clouds?|engines?|regions?|languages?|formats?|dialects?|sources?|leak\\w*)|(?:make|makes|making) sure that nothing ever|nothing ever)",
);
const magic = words(
  "(?:(?:the |an? |our )?(?:llm|language model|model|ai|agent|assistant|copilot|genie|gpt|machine learning|classifier|foundation model)s?(?: [\\w']+){0,3}? (?:will|can|would|simply|just|does|do|is able to|takes?|figures?|handles?|rewrites?|understands?|knows?|learns?)(?: [\\w']+){0,3}? (?:figure|figures|take care|takes care|care of|sort|handle\\w*|know\\w*|understand\\w*|fix\\w*|resolve\\w*|do the rest|does the rest|learn\\w*|solve\\w*|rewrite\\w*|generate\\w*|infer\\w*|read\\w*|decide\\w*|write\\w*|translate\\w*|convert\\w*|map\\w*|detect\\w*)|let (?:the |an? )?(?:llm|model|ai|agent)|hav(?:e|ing) (?:the |an? )?(?:llm|language model|model|ai|agent) \\w+)",
);
const review = words(
  '(?:review\\w*|confirm\\w*|human|steward|check(?:s|ed)?|approv\\w+|sampled?|threshold|eval\\w*|hold ?out|precision|recall|test set|propos\\w+|suggest\\w+|second)',
);
const concrete = (read: Read): boolean => measured.test(read.low);

export const feasibility: Detector[] = [
  (read) =>
    says(read, wave) && builds.test(read.low) && hard.test(read.near) && !concrete(read) && !doubts.test(read.low)
      ? {
          id: 'feasibility.wave',
          axis: 'feasibility',
          sure: 0.6,
          point: 'The hard part is called simple and is not named.',
        }
      : null,
  (read) =>
    says(read, perfect) &&
    hard.test(read.low) &&
    !concrete(read) &&
    !review.test(read.low) &&
    /\b(?:will|'ll|would|we|guarantee\w*|make sure|can|it)\b/.test(read.low) &&
    !doubts.test(read.low)
      ? {
          id: 'feasibility.perfect',
          axis: 'feasibility',
          sure: 0.4,
          point: 'It promises that it always works; what happens when it does not is missing.',
        }
      : null,
  (read) =>
    says(read, magic) && !review.test(read.near) && !concrete(read) && !doubts.test(read.low)
      ? {
          id: 'feasibility.magic',
          axis: 'feasibility',
          sure: 0.45,
          point: 'A model is trusted with the hard part, and nothing says how a wrong answer is noticed.',
        }
      : null,
];

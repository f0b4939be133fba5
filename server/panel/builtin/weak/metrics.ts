import { type Detector, type Read, says, words } from './sentence.ts';
import { DOUBTS } from './vocabulary.ts';

/** Does the number move if and only if the problem is solved? The ways in which it would not. */

const doubts = new RegExp(DOUBTS);

const MEASURE =
  '(?:success(?:ful)?|measur\\w+|metrics?|north star|kpis?|okrs?|track\\w*|targets?|goals?|headline|judged?|judge|know (?:it|that it|we|whether|if|this)(?: \\w+)? (?:worked|works|succeeded|won|was right|is working|paid off)|aim(?:ing|s)?|call it (?:a )?(?:success|win|done)|count (?:it )?as|win(?:ning)? (?:means|is|looks|condition)|prove\\w*|proof|evidence that it work\\w*|outcome|scorecard|watch|looking at|look at|follow|report(?:ed)? success|indicator|bar is|evaluat\\w+|yardstick|define\\w*|declare)';
const measure = words(MEASURE);
const SUCCESS =
  "(?:success(?:ful)?|(?:main |key |primary |only |success |headline |core |our |my |the )metrics?|north star|kpis?|targets?|goals?|headline|judged? (?:it|this|ourselves|success|by)|know (?:it|that it|we|whether|if|this)(?: \\w+)? (?:worked|works|succeeded|won|was right|is working|paid off)|aim(?:ing|s)?|call it (?:a )?(?:success|win|done)|win(?:ning)? (?:means|is|looks|condition)|(?:i|we)(?:'d|'ll| would| will)? (?:measure|track|look at|watch|follow|count)|measured (?:by|in|through|as|on|with)|proof|yardstick|declare|define success)";
const success = words(SUCCESS);

const VANITY =
  '(?:page ?views?|(?:unique )?visits?|visitors?|sign ?ups?|registrations?|downloads?|installs?|clicks?|impressions?|likes|github stars|stars|followers|mentions|press|page hits?|hits|logins?|log ins|sessions|time (?:spent )?(?:on|in) (?:the )?(?:page|app|product|tool|screen|ui)|minutes spent|awareness|attendees|attendance|(?:total |raw |sheer |overall |absolute |cumulative )(?:\\w+ ){0,3}(?:users?|queries|usage|volume|dashboards?|tables?|notebooks?|models?|assets?|views?|endpoints?|activity|requests?|events?|tags?|count|number)|(?:the )?(?:number|count|amount|volume|total) of (?:\\w+ ){0,4}(?:created|built|generated|registered|published|enabled|activated|uploaded|tagged|sent|opened|viewed|shown|users?|queries|dashboards?|tables?|notebooks?|models?|assets?|tags?|alerts?|features?|views?|visits?|suggestions?|accounts?|endpoints?|teams?|workspaces?|searches|chats|messages|prompts|requests|agents?|pipelines?|customers?|logins?)|how (?:many|often) (?:\\w+ ){0,4}(?:click|open|view|visit|log in|sign up|try|tried|use|used|turn|switch|enable|create|see)\\w*|adoption|activation|engagement|usage|monthly active|weekly active|daily active|mau|wau|dau|active users|traffic|buzz|switched on|turned on|enabled|lines of code|releases|velocity|story points)';
const vanity = words(VANITY);
/** What makes a count a rate, or a use an outcome. */
const bounded = words(
  '(?:per (?!cent|year|month|week|day|quarter)\\w+|share of|proportion|percent(?:age)? of|% of|of (?:the )?(?:those|them)|out of|who (?:come back|return|again|then|also|keep)|that (?:\\w+ )?(?:lead|led|end|result|close|fix|resolve|change)\\w*|tied to|after which|compared (?:with|to)|against|versus|vs|control|hold ?out|matched|cohort|guardrails?|guard|baseline|today|currently|now|from \\d|instead of|rather than|not|no|vanity|input|leading|diagnostic|only (?:a|as)|secondary|beside|alongside)',
);
const sentiment = words(
  '(?:happy|happier|happiness|delight\\w*|satisf\\w+|nps|net promoter|csat|love (?:it|the|our)|feel(?:s|ing)? (?:faster|better|good|more|less|that)|positive (?:feedback|comments?|reactions?)|good (?:feedback|vibes)|feedback is|smil\\w+|thumbs up|compliments?|testimonials?|quotes|excited|like it|enjoy\\w*|pleased|praise)',
);
const shipped = words(
  "(?:(?:is|means|when|once|if|as|by|on|was)(?: [\\w',]+){0,6}? (?:ships?|shipped|shipping|launch(?:ed|es|ing)?|released?|goes? (?:live|ga)|general availability|ga|deliver(?:ed|ing|s)?|rolled out|deploy(?:ed|s)?|live (?:in|on|for)|on time|on schedule|complet\\w+|finish\\w*))",
);
const vague = words(
  '(?:significant(?:ly)?|substantial(?:ly)?|dramatic(?:ally)?|a lot|noticeabl[ey]|meaningful(?:ly)?|massive(?:ly)?|considerabl[ey]|visibl[ey]|clearly|much (?:more|less|better|faster|higher|lower)|goes? (?:up|down)|going (?:up|down)|increases?|improves?|improvement|better|more (?:usage|adoption|users|engagement|people)|as (?:much|many|high|low|fast) as possible|the (?:higher|more|lower|faster) the better|over time|eventually|soon|grows?|growth|rises?|trend\\w*|up and to the right)',
);
const number =
  /\d|\b(?:half|halve\w*|double\w*|twice|third|quarter of|one|two|three|four|five|six|seven|eight|nine|ten|zero|none)\b/;

const RAW =
  '(?:(?:support |help ?desk |access |open )?(?:tickets?|escalations?|complaints?|cases|incidents?|alerts?|calls|requests?|bug reports?|pages|questions|errors|failures|threads)|(?:total |monthly |overall |average |mean )?(?:\\w+ )?(?:spend(?:ing)?|cost|costs|bills?|dbus?|consumption|revenue|compute hours|storage)(?: per account| per customer)?)';
const rawFalls = words(
  `(?:${RAW}(?: [\\w',]+){0,8}? (?:drop\\w*|fall\\w*|fell|decreas\\w+|declin\\w+|go(?:es|ing)? down|went down|shrink\\w*|halv\\w+|reduc\\w+|lower|fewer|down|less|rise\\w*|rose|grow\\w*|grew|increase\\w*|go(?:es)? up|went up|up)|(?:drop|fall|decreas\\w+|declin\\w+|reduc\\w+|lower\\w*|cut\\w*|halv\\w+|fewer|less|bring\\w*(?: down)?|shrink\\w*|number of|count of|volume of|total|grow\\w*|increas\\w+|rais\\w+)(?: [\\w',]+){0,6}? ${RAW})`,
);
const normalised = words(
  '(?:per (?!cent|year|month|week|day|quarter|account|customer)\\w+|each|share of|rate of|ratio|proportion|same (?:\\w+ )?(?:accounts|customers|cohort|volume|jobs|input|teams|endpoints|workload|queries|set)|at equal|equal (?:volume|load)|matched|control|hold ?out|cohort|compared with (?:a|the) (?:group|matched|control)|randomi[sz]\\w+|a ?/ ?b|adjusted|normali[sz]ed|constant|like for like|held (?:level|constant))',
);

const selfGraded = words(
  "(?:(?:we|our (?:own )?(?:team|engineers?|pms?|product team|squad)|the (?:same )?(?:team|engineers?|people|squad|pm|author|model|agent|assistant|llm)(?: (?:that|who) (?:built|build|wrote|made|designed|trained|shipped)(?: \\w+)?)?|i|(?:the )?(?:developers?|builders?|authors?) (?:themselves|of the)|it)(?:'ll| will| would|'d| can)? (?:then |also |each |all |simply |just |be the ones? (?:to|who) )?(?:rates?|rated|scores?|scored|grades?|graded|judges?|judged|self report\\w*|self assess\\w*|self rat\\w+|marks?|marked|assess\\w*|decides?|evaluat\\w*|label\\w*|check\\w*)(?: [\\w',]+){0,8}? (?:own|itself|themselves|ourselves|whether (?:it|we|the)|if (?:it|we|the)|our|useful|good|success\\w*|correct|quality|answers?|outputs?|results?|right)|(?:self (?:report\\w*|assess\\w*|rat\\w+|grad\\w+|scor\\w+|evaluat\\w+)|(?:grade|mark|score|judge|rate)\\w* (?:its|our|their) own)|(?:judged|scored|graded|rated|marked|assessed|evaluated|decided|labell?ed) by (?:the (?:same )?(?:team|engineers?|squad|people|model|agent|authors?|developers?|pms?)|us|ourselves|our (?:own )?(?:team|engineers?|squad|pms?|designers?)|itself|me))",
);
const average = words(
  '(?:average|averaged|mean|avg|on average|overall (?:latency|score|accuracy|rate)|aggregate|blended)',
);
const tail = words(
  '(?:p9\\d|p50|p75|percentile|tail|median|worst|slowest|longest|distribution|spread|outliers?|by (?:segment|team|group|size)|per (?:group|segment|team))',
);
const attribution = words(
  "(?:(?:rose|climbed|grew|jumped|increased|improved|went up|doubled|tripled|fell|dropped|declined|decreased|went down|halved|shrank|lifted|gained|moved|went from)(?: [\\w',.%$]+){0,16}?(?:,)? (?:so|which (?:proves|shows|means|confirms|tells)|that (?:proves|shows|means|confirms)|proving|showing|meaning|confirming|thanks to|because of|due to|therefore|hence|thus|and that is (?:our|the)|demonstrat\\w+)|(?:thanks to|because of|due to|our)(?: [\\w']+){0,5}? (?:caused|drove|drives|led to|produced|delivered|lifted|cut|raised|reduced)|(?:since|after) (?:we|the|our)(?: [\\w']+){0,6}? (?:launch\\w*|release\\w*|ship\\w*|change\\w*|rollout|roll out|went live|switched)(?: [\\w',.%$]+){0,16}? (?:so|which (?:proves|shows|means)|proof|proves|shows|caused|worked|works)|because(?: [\\w',.%$]+){0,9}? (?:rose|climbed|grew|jumped|increased|improved|doubled|fell|dropped|declined|halved)(?: [\\w',.%$]+){0,20}? (?:we can|we know|it (?:works|worked)|is right|are right|so))",
);

const isSuccess = (read: Read): boolean => Boolean(says(read, success));

export const metrics: Detector[] = [
  (read) =>
    isSuccess(read) && says(read, vanity) && !bounded.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'metrics.vanity',
          axis: 'metrics',
          sure: 0.7,
          point: 'That number counts activity: it can grow while the problem stays as it is.',
        }
      : null,
  (read) =>
    isSuccess(read) && says(read, sentiment) && !bounded.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'metrics.sentiment',
          axis: 'metrics',
          sure: 0.6,
          point: 'Liking is not the outcome: nothing that the user does is measured.',
        }
      : null,
  (read) =>
    words("(?:success|goal|target|metric|measured?|win|kpi)(?: [\\w',]+){0,4}").test(read.low) &&
    shipped.test(read.low) &&
    !/\d+\s*(?:days?|weeks?|months?) after|%|per /.test(read.low) &&
    !doubts.test(read.low)
      ? {
          id: 'metrics.shipped',
          axis: 'metrics',
          sure: 0.55,
          point: 'Shipping is not success: nothing about the user has to change for this to be met.',
        }
      : null,
  (read) =>
    isSuccess(read) &&
    vague.test(read.low) &&
    !number.test(read.low) &&
    !bounded.test(read.low) &&
    !doubts.test(read.low)
      ? {
          id: 'metrics.vague',
          axis: 'metrics',
          sure: 0.5,
          point: 'There is no baseline, no size and no date, so any result would count as success.',
        }
      : null,
  (read) =>
    isSuccess(read) && says(read, rawFalls) && !normalised.test(read.low) && !doubts.test(read.low)
      ? {
          id: 'metrics.raw',
          axis: 'metrics',
          sure: 0.5,
          point:
            'That total also moves when customers leave, arrive or change how much they use; it does not isolate the problem.',
        }
      : null,
  (read) =>
    says(read, selfGraded) &&
    measure.test(read.whole) &&
    !/\bblind|second reviewer|independent|not by us|hold out\b/.test(read.low) &&
    !doubts.test(read.low)
      ? { id: 'metrics.self-graded', axis: 'metrics', sure: 0.5, point: 'Those who built it decide whether it worked.' }
      : null,
  (read) =>
    isSuccess(read) && says(read, average) && !tail.test(read.low) && tail.test(read.whole) && !doubts.test(read.low)
      ? {
          id: 'metrics.average',
          axis: 'metrics',
          sure: 0.55,
          point: 'The problem sits in the tail, and an average can improve while the worst cases stay.',
        }
      : null,
  (read) =>
    says(read, attribution) &&
    !normalised.test(read.near) &&
    /\b(?:same (?:week|month|quarter|time|day)|also|price|season\w*|holiday|meanwhile|in parallel|at the same time|new (?:customers|accounts)|doubled)\b/.test(
      read.whole,
    ) &&
    !doubts.test(read.low)
      ? {
          id: 'metrics.attribution',
          axis: 'metrics',
          sure: 0.55,
          point:
            'Something else changed at the same time, and without a comparison group the rise cannot be put down to this.',
        }
      : null,
];

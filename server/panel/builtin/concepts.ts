import { words } from './weak/sentence.ts';
import { ANYBODY, EVIDENCE, EXECUTIVE, HARD, PRACTITIONER, RIVAL } from './weak/vocabulary.ts';

/** What kind of claim a sentence is and how it argues, as loose families of words; the classifier weighs them together. */

export const CONCEPTS: readonly [string, RegExp][] = (
  [
    // How it argues.
    ['so', "(?:so|thus|hence|therefore|consequently|accordingly|ergo|that way|which is why|that's why)"],
    [
      'because',
      '(?:because|since|as (?:it|they|we|that|the|this)|given(?: that)?|due to|thanks to|for the reason|the reason)',
    ],
    [
      'concludes',
      '(?:shows?|proves?|proof|means|tells? (?:us|me)|confirms?|demonstrates?|implies|we know|i know|we can (?:say|tell|promise|conclude|be (?:sure|confident))|it follows|from that|from this|speaks? for|evidence that|i conclude|settles)',
    ],
    ['if', '(?:if|unless|until|provided|in case|depending|whether|otherwise)'],
    [
      'contrast',
      '(?:but|however|although|though|yet|while|whereas|except|even so|still|instead|rather|unlike|despite)',
    ],
    ['not', "(?:not|n't|never|no|nothing|none|nobody|neither|nor|cannot|without)|\\w+n't"],
    ['lists', '(?:first|second|third|one|two|three|then|next|finally)'],
    // How sure it sounds.
    [
      'sure',
      '(?:clear(?:ly)?|obvious(?:ly)?|certain(?:ly)?|definite(?:ly)?|surely|of course|naturally|undoubtedly|no doubt|anyway|simply|just|basically|really|always|never|plainly|confident|sure|convinced|easily|exactly|full(?:y)?|completely|enough|any case|without question|will all|plain enough|in total|bound to|guarantee\\w*)',
    ],
    [
      'every',
      '(?:every|everyone|everybody|everything|all|any|anyone|anybody|anything|each|whole|entire|nobody|no one|none|nothing|most|always|whatever|across|alike)',
    ],
    ['will', "(?:will|'ll|going to|won't|shall)|\\w+'ll"],
    ['would', "(?:would|'d|should|could)|\\w+'d"],
    ['must', '(?:must|have to|has to|need to|needs to|may not|required?|ought)'],
    [
      'hedges',
      "(?:assum\\w+|estimat\\w+|roughly|about|around|perhaps|maybe|may|might|probably|likely|hypothes\\w+|guess|i think|rough|so far|at least|at most|up to|as a rule|in part|partly|seems?|appears?|i expect|unsure|don't know|not sure|unknown|open)",
    ],
    [
      'honest',
      "(?:honest\\w*|admit\\w*|weak\\w*|limit\\w*|caveat\\w*|risk\\w*|cost is|downside|price of|give up|giving up|accept|at the price|trade ?off\\w*|sacrific\\w+|lose|postpone\\w*|later|wait\\w*|leave (?:out|it|them)|left out|skip|drop|cutting|hold off|not now|not yet|out of scope|won't|would not|wouldn't|don't|do not)",
    ],
    [
      'guards',
      '(?:guard\\w*|stays? (?:at|under|below|level)|at or (?:under|below|above)|must not|no worse|while .{0,30}(?:stay|remain|hold|keep)\\w*|control|hold ?out|matched|blind|second reviewer|independent|cohort|randomi\\w+|sanity|counter|baseline|compared (?:with|to)|against the|same (?:input|volume|jobs|accounts|period|weeks))',
    ],
    ['evidence', EVIDENCE.replaceAll('\\b', '')],
    ['ours', '(?:our|ours|we|us|my|i)'],
    ['i', "(?:i|my|me|i'd|i'll|i'm|i've)"],
    [
      'feels',
      '(?:feels?|gut|like[sd]?|love[sd]?|excit\\w+|elegant|favou?rite|hate[sd]?|happy|unhappy|enjoy\\w*|prefer\\w*|nice\\w*|cool|interesting|fun|early win|gentle|progress|momentum|right moment|vocal|loud\\w*)',
    ],
    [
      'compares',
      '(?:more|less|fewer|better|worse|faster|slower|larger|smaller|bigger|longer|shorter|higher|lower|most|least|best|largest|biggest|ahead|than|half|double[sd]?|twice|times|\\w+est)',
    ],
    // What it is about.
    [
      'user',
      `(?:${PRACTITIONER}|users?|people|persona|audience|customer profile|who|she|he|her|teams?|providers?|recipients?|owners?|readers?)`,
    ],
    ['buyer', `(?:${EXECUTIVE}|budget\\w*|sign(?:s|ed)?|pays?)`],
    ['anybody', ANYBODY],
    [
      'need',
      '(?:needs?|wants?|problems?|pains?|struggl\\w+|demand|wish\\w*|like to|looking for|ask(?:s|ed)? for|suffer\\w*|miss(?:es|ing)?|care[sd]?|habits?|willing\\w*|adopt\\w*|use it|would use|act on|abandon\\w*|switch\\w*|rewrit\\w+|maintain\\w*)',
    ],
    [
      'segment',
      '(?:target|audience|user is|users are|customer is|segment|persona|serve|for (?:everyone|teams|companies|people|developers|engineers)|is for|built for|aimed)',
    ],
    [
      'orders',
      "(?:first|start(?:s|ing)?|begin\\w*|before|then|priorit\\w+|order|next|last|lead with|ahead of|top|pick\\w*|choose|chosen|chose|choice|decision|decide\\w*|go(?:es|ing)? with|i'd go|focus|tackle|settled on|sequence|in parallel|must have\\w*|p0|roadmap|delivery|later|after that|quarter|follow\\w*)",
    ],
    [
      'success',
      "(?:success\\w*|measur\\w+|metrics?|targets?|goals?|aim|kpi|north star|judge[ds]?|indicator|track\\w*|we'll know|how we'll know|watch|look at|report(?:ed)?|count|counts|figure|watching|commit to|promoter|score|bar)",
    ],
    [
      'activity',
      '(?:views?|clicks?|downloads?|stars|followers|likes|sign ?ups?|registrations?|logins?|number of|count of|total|adoption|usage|acknowledged|opened|visits?|sessions|published|created|installs?|tokens|volume|stay|impressions|enabled|switched on)',
    ],
    [
      'outcome',
      '(?:per|share|rate|ratio|percent of|% of|median|p50|p90|p95|p99|percentile|within|from .{0,40} to|resolved|correct\\w*|reverted|survive|fixed|closed|retired|lost|saved|renew\\w*|defects?|incidents?)',
    ],
    ['mean', '(?:average|mean|overall|aggregate|total|in total|combined)'],
    [
      'moved',
      '(?:rose|risen|climbed|grew|grown|jumped|increased|improved|went|fell|fallen|dropped|declined|decreased|halved|doubled|up from|down from|is up|is down|up to|fewer|has been|have been|was at|is at|not one|no single|cancelled)',
    ],
    [
      'works',
      '(?:works?|worked|do(?:es)? (?:its|their) job|effect\\w*|brought|made|cut|saves?|saved|keeps?|pays?|paid|faster|better|better by|because of it|improves?|found better|is due|causes?|caused)',
    ],
    [
      'market',
      '(?:market|tam|revenue|arr|business|pric\\w+|pay(?:s|ing)?|paid|margin|cost of|a year|annual|per (?:seat|account|month|year|team)|payback|return|budget|subscription|conversion|upsell|consumption|deal|worth|licen[cs]e\\w*|sell\\w*|charge\\w*|profit\\w*|spend)',
    ],
    ['rival', RIVAL],
    [
      'dismiss',
      "(?:no real|no one else|nobody else|only (?:we|us)|legacy|dying|dead|toy|behind|can't|cannot|won't|never|closed|forces?|forced|no way|worse|weak|irrelevant|factor|lock(?:s|ed)?|win(?:s)?|beat|ahead of them|respond|copy|catch up|unable|lacks?|nothing)",
    ],
    [
      'fair',
      '(?:good at|strong\\w*|fair|credit|respect|well|wins? when|they win|we lose|lost to|better than us|better than ours|honest|concede|true that|deserv\\w+|does that|right choice|would not chase|not chase)',
    ],
    [
      'build',
      '(?:build\\w*|ship\\w*|deliver\\w*|engineers?|weeks?|months?|sprint|implement\\w*|replicat\\w+|convert\\w*|rewrit\\w+|migrat\\w+|integrat\\w+|switch on|turn on|deploy\\w*|scan\\w*|run|runs|extend\\w*|connect\\w*|handle\\w*|cover\\w*|commit|release|rollout|roll out)',
    ],
    ['hard', HARD],
    [
      'light',
      '(?:simpl[ey]|straightforward|easy|easily|trivial\\w*|just|only|a matter of|matter of|quick\\w*|small|no (?:overhead|extra|change|risk|downtime|effort)|without (?:chang|touch|any|extra)\\w*|zero|for free|from (?:the first )?day|at once|right away|automatic\\w*|by itself|on its own|nothing (?:ever|else)?|one (?:weekend|long weekend|click|call)|same (?:code|engine))',
    ],
    [
      'product',
      '(?:delta|unity|spark|photon|mlflow|vacuum|time travel|merge|index|endpoint|gateway|lineage|lakehouse|databricks|serverless|warehouse|cluster|catalog|iceberg|liquid|z order|optimize|sharing|vector|embedding|model|log|file|table|column|query|pipeline|stream\\w*)s?',
    ],
    [
      'dated',
      '(?:by|until|before|deadline|due|end of|from|in) (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|week|mid|year|summer|autumn|winter|spring)',
    ],
    [
      'reads',
      '(?:interview\\w*|asked|surveyed|told|said|watched|sat with|read|looked at|sample\\w*|coded|logs?|tickets?)',
    ],
  ] as [string, string][]
).map(([name, source]) => [name, words(source)]);

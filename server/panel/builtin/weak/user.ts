import { type Detector, type Read, says, words } from './sentence.ts';
import { ANYBODY, DOUBTS, EVIDENCE, EXECUTIVE, ORG, PERSON, PRACTITIONER } from './vocabulary.ts';

/** Who has the problem, how one knows it, and whether they would change: the ways in which that is not said. */

const doubts = new RegExp(DOUBTS);
const evidence = new RegExp(EVIDENCE);

const NEED =
  '(?:needs?|wants?|struggles?|suffers?|hates?|loves?|benefits?|cares?|is affected|are affected|(?:has|have|feels?|faces?|shares?|hits?|runs? into) (?:\\w+ ){0,3}(?:problem|pain|issue|need|challenge|frustration)|(?:is|are) (?:\\w+ ){0,2}(?:our|the|my|a) (?:\\w+ ){0,2}(?:users?|targets?|audience|personas?|customers?|segment|market)|gets? (?:\\w+ ){0,2}(?:value|benefit)|(?:will|would|could|can|should|might) (?:\\w+ )?(?:use|adopt|want|love|benefit|need|value|buy|appreciate|enjoy))';
const TARGET =
  "(?:users?|targets?|target(?:s|ing|ed)|audience|personas?|segments?|customer profile|icp|customers?|building (?:this |it )?for|build (?:this |it )?for|built for|designed for|designing (?:this |it )?for|made for|aimed at|aim at|aiming at|meant for|serves?|serving|cater\\w* to|is for|are for|it's for|this is for|useful (?:for|to)|valuable (?:for|to)|relevant (?:for|to)|going after|go after|solving (?:this |it )?for|solve (?:this |it )?for|focus(?:ed|ing)? on|address\\w*|market)";
const EVERYBODY = `(?:everyone|everybody|anyone|anybody|(?:really |basically |essentially |literally |pretty much |more or less |virtually |practically )?(?:all|any|every)(?: single)?(?: kinds? of| types? of| sorts? of| sizes? of| of (?:our|the|these))?(?: (?:\\w+ ){0,3}?)?${ANYBODY})`;

const everybodyNeeds = words(`${EVERYBODY}(?: (?!not\\b)[\\w'/&-]+){0,9}? ${NEED}`);
const forEverybody = words(`${TARGET}(?: [\\w'-]+){0,4}?:? ${EVERYBODY}`);
const whoeverTouches = words(
  '(?:everyone|everybody|anyone|anybody|whoever|any person|any company|every company|any team|any organi[sz]ation) (?:who|that|with|using|working|touching|doing|running|on|in)(?: [\\w-]+){0,5}? (?:data|databricks|lakehouse|platform|sql|spark|notebooks?|ai|ml|models?|dashboards?|queries|tables?|cloud|analytics)',
);
/** Bounds that make "every" a sample, a rule of the product or a listed set. */
const bounded = words(
  '(?:interview\\w*|sampled?|pilot\\w*|nine|eight|seven|six|five|four|three|both|\\d+) (?:of )?(?:them|us|the)?|on call|on the team|in the (?:pilot|sample|room|cohort|study|workspace|metastore|same)|with (?:select|read|write|access|permission|the) |every (?:time|day|week|month|quarter|friday|monday|morning|run|query|change|release|call|ticket|one of (?:the|them))',
);
const anySize = words(
  "(?:from (?:\\w+ ){0,4}(?:start ?ups?|small\\w*|two person|solo|students?|hobby\\w*|interns?|individual\\w*)(?: [\\w']+){0,4} (?:to|up to|through)(?: [\\w']+){1,6}|regardless of (?:the |their |its )?(?:size|industry|vertical|role|segment|maturity|region|sector|skill\\w*)|no matter (?:the|what|which|how|their|who) (?:\\w+ ){0,3}(?:size|industry|vertical|role|segment|big|small|sector|cloud|company|they are)|(?:of|in) (?:all|any|every) (?:sizes?|industr(?:y|ies)|verticals?|sectors?|kinds?|shapes?)|(?:all|any|every) (?:sizes?|industr(?:y|ies)|verticals?|sectors?) (?:and|or|,)|size (?:does not|doesn't|do not) matter|the whole (?:market|company|base|organi[sz]ation|world|industry)|the entire (?:market|customer base|base|company|organi[sz]ation|industry|install base)|across the board|without exception|(?:no|little) (?:need|reason|point|sense|value) (?:to|in|for) (?:segment\\w*|narrow\\w*|pick\\w* a|choos\\w*)|(?:did not|didn't|don't|do not|won't|will not|rather not|not going to|avoid|refuse to) (?:want to )?(?:limit|narrow|restrict|exclude|segment|pick (?:a|one)|single out|box)\\w*(?: \\w+){0,4} (?:segment|persona|user|industry|group|role|ourselves|anyone|audience|down))",
);

const obvious = words(
  "(?:(?:it is|it's|this is|that is|seems|is|are|pretty|so|quite|fairly|just|rather|perfectly|painfully|clearly) (?:obvious\\w*|self evident|a given|common sense|a no brainer|undeniable|beyond (?:doubt|question|debate|dispute))|obviously|undeniably|undoubtedly|without (?:a |any )?doubt|no doubt|goes without saying|needs? no (?:proof|research|evidence|validation|introduction|survey)|everyone (?:already )?(?:knows|agrees)|everybody (?:already )?(?:knows|agrees)|we all (?:know|agree|feel|have felt)|nobody (?:would|could|can|will) (?:disagree|argue|dispute|deny)|anyone (?:can see|will tell you|would agree)|as (?:we|everyone) (?:all )?knows?|well known|i (?:just )?know (?:that |for a fact )?(?:they|users?|people|customers?|from (?:my )?experience)|i'm (?:certain|sure|convinced|positive|confident)|i am (?:certain|sure|convinced|positive)|trust me|in my experience everyone)",
);
const painOrWish = words(
  `(?:needs?|wants?|wanted|pains?|painful|problems?|struggl\\w*|suffer\\w*|frustrat\\w*|hates?|asks?|asking|demand\\w*|beg\\w*|dying for|crying out|screaming|desperate\\w*|love|would use|will use|users?|customers?)`,
);
const skipsAsking = words(
  "(?:(?:no|little|without|not much|hardly any) (?:need|reason|point|use|value)(?: [\\w']+){0,3}? (?:interview\\w*|research\\w*|survey\\w*|talk\\w*|validat\\w*|ask\\w*|discovery|study|studies|user tests?|proof)|(?:did not|didn't|do not|don't|does not|doesn't|not|never|skipp?\\w*|avoid\\w*|without|rather than|instead of) (?:really |even |actually |see (?:the|a) (?:need|point) (?:to|of|in) |bother\\w* (?:to |with )?|need\\w* (?:to |any )?|have to |feel the need to |wast\\w+ (?:\\w+ ){0,3}on |want to |run |do |any )*(?:interview\\w*|user research|customer research|research\\w*|surveys?|surveying|validat\\w+|talk(?:ing)? to|talked to|speak(?:ing)? (?:to|with)|spoke(?:n)? (?:to|with)|ask(?:ing|ed)? (?:them|users?|customers?|anyone|anybody)|discovery)(?:(?: [\\w']+){0,12})|(?:interviews?|research|discovery|surveys?|validation|user (?:tests?|research))(?: [\\w']+){0,3}? (?:would|will|can|could|is|are|was|were)(?: [\\w']+){0,2}? (?:only|just|merely|slow|waste|unnecessary|not necessary|overkill|pointless|redundant|not needed|confirm|delay|a formality))",
);
const dismissive = words(
  '(?:no need|need\\w*|bother\\w*|wast\\w+|point|obvious\\w*|because|since|already|only|slow|would|unnecessary|enough|know|knew|clear\\w*|certain\\w*|sure|confident|instead|given|so we|simply|just|felt|skip\\w*|myself|intuition|instinct|formality|overkill)',
);
const planned = words(
  '(?:yet|will|plan\\w*|next week|before (?:we|i|any)|first|this month|so far|until|would want to|i intend|booked|scheduled|gap|weakness|blind spot)',
);

const PROXY =
  '(?:(?:our|the|my|some|two|three|several|a few|one of our|every one of our|all our)(?: own)?(?: \\w+){0,2} (?:sales\\w*(?: (?:team|reps?|people|engineers?|folks|org|force|colleagues))?|account (?:executives?|managers?|teams?)|aes?|field (?:team|engineers?|org|ctos?)|solutions? (?:architects?|engineers?)|pms?|product (?:managers?|team)|engineers? (?:here|internally|at (?:databricks|the office))|internal (?:\\w+ )?(?:team|users?|engineers?|data team|analysts?|stakeholders?|channel|survey|poll)|colleagues?|co ?workers?|team ?mates?|team members?|(?:own|internal) (?:\\w+ ){0,2}(?:team|engineers?|scientists?|analysts?)|ceo|cto|vp|founders?|boss|manager|director|leadership(?: team)?|executives?|customer success(?: (?:team|managers?))?|csms?|marketing(?: team)?|consultants?|partners?|friends?|former (?:colleagues?|team)|old team|room ?mate|cousin|brother|sister|wife|husband|designer)|sales|colleagues|friends|linkedin|reddit|twitter|hacker news|stack overflow|blog posts?|podcasts?|youtube|keynotes?|conference (?:booth|talks?|hall\\w*)|gartner|forrester|idc|analyst (?:reports?|firms?)|an? (?:ae|solutions architect|account executive|sales rep|analyst report|article|blog post|tweet|linkedin poll|poll on linkedin|slack poll|internal (?:poll|survey)))';
const VOUCH =
  '(?:says?|said|tells?|told|agrees?|agreed|confirms?|confirmed|reports?|reported|mentions?|mentioned|keeps? (?:saying|telling|asking|hearing|bringing)|feels?|felt|believes?|thinks?|is convinced|are convinced|is sure|are sure|swears?|vouch\\w*|hears?|heard|complain\\w*|raises?|raised|insist\\w*|is certain|knows?|assured?|(?:is|are|was|were) (?:full of|excited|enthusiastic|unanimous)|brings? (?:it|this) up|loves?|loved)';
const proxySays = words(`${PROXY}(?: (?!not\\b)[\\w',]+){0,6}? ${VOUCH}`);
const askedProxy = words(
  `(?:asked|interviewed|surveyed|polled|talked (?:to|with)|spoke (?:to|with)|checked with|validated (?:it |this |the (?:need|problem|pain|idea) )?(?:with|by)|confirmed (?:it |this |the (?:need|problem|pain|idea) )?(?:with|by)|from (?:conversations?|talking|chats?|discussions?) (?:with|to)|according to|heard (?:it |this )?from|comes? (?:straight |directly )?from|based on|evidence (?:is|comes|for this)|source (?:is|was)|know (?:this|it|that) (?:from|because))(?: [\\w',]+){0,5}? ${PROXY}`,
);
const ourselves = words(
  "(?:(?:i|we) (?:have |'ve |had )?(?:personally |myself |ourselves |always |all )*(?:felt|feel|lived|experienced|had|have had|hit|suffered|ran into|struggled with) (?:this|it|the|that) (?:\\w+ )?(?:pain|problem|ourselves|myself|personally|daily|every day|first ?hand|issue|need)|(?:i|we) (?:was|were|used to be|am|are) (?:a |an |the )?(?:\\w+ ){0,2}(?:user|engineer|analyst|scientist|target)s?(?: [\\w']+){0,8}?(?: so|,? and) (?:i|we) know|scratch\\w* (?:my|our) own itch|dog ?food\\w*)",
);
const aboutCustomers = words(
  `(?:customers?|clients?|users?|need|needs|pain|problem|demand|market|banks?|accounts?|${PRACTITIONER}|want|wants|feature|it|this)`,
);

const FEW =
  '(?:one|a single|a|my|our|two|both|a couple of|three|a few|one of (?:our|my|the)|the (?:biggest|largest|first|loudest|friendliest)|our (?:biggest|largest|first|friendliest|closest|favou?rite|oldest))';
const fewSaid = words(
  `${FEW} (?:\\w+ ){0,3}?(?:${ORG}|${PERSON}|${EXECUTIVE}|design partners?|friends?|logo|interviews?|conversations?|calls?|champions?)(?: (?!not\\b)[\\w'’,]+){0,8}? (?:said|says|told|tells|asked|asks|complained|complains|loved|loves|confirmed|confirms|wants?|wanted|begged|mentioned|raised|described|agreed|agrees|nodded|was enough|were enough|is enough|convinced|shows?|showed|proves?|proved|liked)`,
);
const generalises = words(
  '(?:so (?:we|i|it|this|that|the|they|clearly|all|every|the rest|there)|which (?:proves|means|shows|tells|confirms|is enough|settles|convinced|validates)|that (?:proves|means|shows|tells|confirms|is enough|settles|convinces|validates)|proves?|confirms?|tells (?:me|us)|is (?:enough|proof|plenty|sufficient|representative)|are (?:enough|proof|plenty|sufficient|representative)|was (?:enough|proof|plenty|sufficient)|therefore|hence|thus|clearly|the (?:rest|whole|entire|others?)|everyone|everybody|all (?:of )?(?:the|our|banks|customers|teams|enterprises|others)|every (?:other )?(?:customer|bank|team|company|enterprise)|any (?:other )?(?:customer|bank|team)|the market|the industry|the segment|validated|representative|same everywhere|others (?:are|will|must|have)|universal\\w*|speaks? for|must be|widespread|extrapolat\\w*|safe to)',
);

const habit = words(
  `(?:${PERSON}|${ORG}|they|people|everyone|everybody|he|she|anyone)(?: [\\w']+){0,3}?(?: will| would|'ll|'d| are going to| is going to| can| should) (?:(?:also|all|then|quickly|soon|just|simply|naturally|happily|gladly|willingly|eagerly|surely|certainly|definitely|obviously|of course|immediately|automatically|easily|readily|instantly|instinctively|organically|start(?: to)?|begin(?: to)?|be happy to|be glad to|be willing to|be eager to|want to|learn to|stop|have no (?:problem|trouble|reason not to)|not mind|voluntarily|overnight|no longer|never|from then on|from day one|on their own|by themselves|,) ?)*(?:adopt\\w*|switch\\w*|chang\\w+|rewrit\\w+|re ?write|migrat\\w+|move|moving|abandon\\w*|drop|dropping|ditch\\w*|give up|stop|replac\\w+|retir\\w+|tag|tagging|document\\w*|fill|filling|label\\w*|annotat\\w+|maintain\\w*|updat\\w+|log (?:in|their|every)|check\\w*|open|opening|review\\w*|learn\\w*|pick (?:it|this) up|embrac\\w+|follow\\w*|register\\w*|add(?:ing)?|writ(?:e|ing)|enter\\w*|using|come (?:back|every)|leave|leaving|flock|flip|shift)`,
);
const breezy = words(
  "(?:happily|gladly|willingly|eagerly|naturally|surely|certainly|definitely|obviously|of course|immediately|automatically|readily|instantly|instinctively|organically|overnight|on their own|by themselves|themselves|voluntarily|once (?:they|it|we|the|people|everyone|users)|as soon as|the moment|the minute|from day one|no training|without (?:any )?(?:training|incentive\\w*|prompting|being asked|complain\\w*|friction|resistance|push\\w*|change management)|nobody will|no reason (?:not to|to)|be (?:happy|glad|willing|eager) to|(?:will|would) (?:just|simply|all|want to)|(?:have|has|see) (?:to )?(?:no )?(?:better|value)|because it(?:'s| is) (?:better|good|easy|useful|right)|it(?:'s| is) (?:so )?(?:much )?(?:better|good|easy|obvious)|in no time|within (?:days|a week)|every (?:morning|day|single)|stop using|habits? (?:will|change)|not mind|just (?:a |one )?(?:few |two |five |ten )?(?:minutes?|clicks?|seconds?))",
);

const buyerIsUser = words(
  `${EXECUTIVE}(?: [\\w',]+){0,10}? (?:(?:is|are|will be|becomes?|be)(?: [\\w']+){0,2}? (?:our|the|my|a|also the|also our|effectively the|therefore the|really the) (?:\\w+ ){0,2}(?:users?|persona|end user)|speaks? for|represents?|stands? in for|knows? (?:exactly )?(?:what|how)|(?:is|are) close enough)`,
);
const execsAsked = words(
  `(?:interview\\w*|asked|spoke (?:to|with)|talked (?:to|with)|surveyed|sat (?:down )?with|met(?: with)?|heard (?:it |this )?from|conversations? with|calls with|discussions? with|feedback from)(?: [\\w',]+){0,5}? ${EXECUTIVE}`,
);
const doersUse = words(
  `(?:${PRACTITIONER}|end users?|their (?:teams?|people|staff|reports?|engineers?|analysts?)|day to day|daily|hands on|practitioners?)`,
);

const wouldUse = words(
  "(?:said|say|told (?:us|me)|answered|agreed|promised|nodded|claimed|responded|indicated|stated|replied|raised (?:their|a) hands?|voted|ticked)(?: [\\w',%]+){0,6}? (?:would|they'd|he'd|she'd|could see themselves|like|love|interested|great|exciting|useful|yes|helpful|valuable|definitely|probably|likely|nice)|(?:loved|liked|were excited|was excited|got excited|enthusiastic|applauded|clapped|positive (?:reaction|feedback|response)s?|thumbs up|eyes lit up)(?: [\\w',]+){0,6}? (?:mock ?ups?|demo|slides?|deck|concept|idea|figma|pitch|prototype|video|keynote|sketch|landing page|vision)|(?:mock ?ups?|demo|slides?|deck|concept|figma|pitch|keynote|idea|landing page)(?: [\\w',]+){0,8}? (?:loved|liked|excited|enthusiastic|applau\\w+|clapp\\w+|thumbs up|positive|lit up|nodded|nodding|great|amazing|wow)",
);
const didIt = words(
  '(?:paid|signed|committed|used it|came back|installed|returned|spent|pre ?order\\w*|deposit|letter of intent|loi|pilot\\w*|weekly|but|did|only \\w+ of them)',
);
const askedFans = words(
  `(?:interview\\w*|asked|surveyed|survey\\w*|polled|talked to|spoke (?:to|with)|sampled?|evidence|feedback|responses?|respondents?|study|research)(?: [\\w',%]+){0,9}? (?:(?:who|that) (?:had |have |were |are )?(?:already|previously|all)(?: \\w+){0,3} (?:asked|requested|use\\w*|using|signed|love|opted|volunteered|voted|adopted|bought|paying|upvoted|subscribed|enthusiast\\w*|fans?)|advisory (?:board|council)|power users|champions?|(?:beta|early access|private preview|preview) (?:users?|customers?|participants?|group|waitlist|program\\w*)|wait ?list|community (?:forum|slack|members|champions|mvps?)|(?:at|from|of|during) (?:our|the|data ?\\+ ?ai|this year's|last) (?:own )?(?:\\w+ ){0,2}(?:conference|summit|user group|meet ?up|webinar|booth|event|keynote)|attendees|mvps?|fans|(?:most|our) (?:engaged|loyal|active|enthusiastic|happiest)|friendl(?:y|iest)|reference customers?|lighthouse|happy customers|who (?:\\w+ )?(?:replied|responded|volunteered|opted in|reached out|wrote in|complained))`,
);

const owned = (read: Read): boolean => doubts.test(read.low);

export const user: Detector[] = [
  (read) =>
    (says(read, everybodyNeeds) || says(read, forEverybody) || says(read, whoeverTouches)) &&
    !bounded.test(read.low) &&
    !owned(read)
      ? {
          id: 'user.everyone',
          axis: 'user',
          sure: 0.75,
          point:
            'That is everybody, not a segment: it does not say whose work breaks, or how one would recognise them.',
        }
      : null,
  (read) =>
    anySize.test(read.low) &&
    !/\b(?:price|cost|latency|works?|index|cluster|table|file)s?\b/.test(read.low) &&
    !owned(read)
      ? {
          id: 'user.any-size',
          axis: 'user',
          sure: 0.7,
          point: 'A start-up and a large enterprise do not have the same problem; no segment has been chosen.',
        }
      : null,
  (read) =>
    skipsAsking.test(read.low) && dismissive.test(read.low) && !planned.test(read.low)
      ? {
          id: 'user.no-asking',
          axis: 'user',
          sure: 0.85,
          point: 'The need is asserted and nobody with the problem was asked.',
        }
      : null,
  (read) =>
    obvious.test(read.low) && painOrWish.test(read.low) && !evidence.test(read.low) && !owned(read)
      ? {
          id: 'user.obvious',
          axis: 'user',
          sure: 0.6,
          point: 'The need is called obvious; no customer, count or observation stands behind it.',
        }
      : null,
  (read) => {
    const direct = words(
      `(?:${PRACTITIONER}|customers|banks|teams) (?:who|themselves)|tickets|logs|telemetry|query history|lost deals|churn`,
    );
    const proxy = says(read, proxySays) || says(read, askedProxy);
    return proxy && aboutCustomers.test(read.low) && !direct.test(read.low) && !owned(read)
      ? {
          id: 'user.proxy',
          axis: 'user',
          sure: 0.65,
          point: 'This is what people on our side say about users; nobody who has the problem was heard.',
        }
      : null;
  },
  (read) =>
    says(read, ourselves) && !owned(read)
      ? {
          id: 'user.ourselves',
          axis: 'user',
          sure: 0.55,
          point: 'Our own experience stands in for the customer; we are not the segment.',
        }
      : null,
  (read) =>
    says(read, fewSaid) && generalises.test(read.low) && !owned(read)
      ? {
          id: 'user.few',
          axis: 'user',
          sure: 0.65,
          point: 'One or two voices are made to speak for the whole segment.',
        }
      : null,
  (read) =>
    says(read, habit) && breezy.test(read.low) && !owned(read)
      ? {
          id: 'user.habit',
          axis: 'user',
          sure: 0.65,
          point: 'It assumes that people change how they work of their own accord; what makes them do it is not said.',
        }
      : null,
  (read) =>
    says(read, buyerIsUser) && !owned(read)
      ? {
          id: 'user.buyer',
          axis: 'user',
          sure: 0.6,
          point: 'The person who signs is taken for the person who has the problem.',
        }
      : null,
  (read) =>
    says(read, execsAsked) &&
    (doersUse.test(read.low) || generalises.test(read.low)) &&
    !/\b(?:and|plus|as well as)\b[^.]*\b(?:engineers?|analysts?|scientists?|users?|practitioners?)/.test(read.low) &&
    !owned(read)
      ? {
          id: 'user.execs',
          axis: 'user',
          sure: 0.6,
          point: 'Executives were asked about work that they do not do themselves.',
        }
      : null,
  (read) =>
    says(read, wouldUse) && !didIt.test(read.low) && !owned(read) && !/\bi(?:'ve| have)? said\b/.test(read.low)
      ? {
          id: 'user.would-use',
          axis: 'user',
          sure: 0.6,
          point: 'Liking an idea is not evidence of use: nobody has done or paid anything yet.',
        }
      : null,
  (read) =>
    says(read, askedFans) && !owned(read)
      ? {
          id: 'user.fans',
          axis: 'user',
          sure: 0.55,
          point: 'Those asked were already in favour; the people who must be won over are not in the sample.',
        }
      : null,
];

/** Written by hand for the controls of the scorer: trios of about equal length, a sound text, the same with one flaw, a weak one. */

export interface Trio {
  name: string;
  sound: string;
  /** The sound text with one sentence replaced. */
  flawed: string;
  weak: string;
  /** The criterion that the flaw is about. */
  criterion: string;
}

const lineage = `My user is the ML platform lead at a European insurer with 20 to 80 models in production. I sat with eight of them in May.

Their work breaks when an upstream team renames a column: validation asks which models read it, and in six of eight teams the answer was rebuilt by hand from notebooks, which took a median of five working days.

At registration we join the datasets that the run logged with what lineage saw the notebook read, and mark every input logged, observed or unknown. It must hold that run and job share an id; I have checked that in two workspaces only. The hard part is training code outside the platform: its inputs stay unknown until somebody registers them.

Forty insurers qualify, counted from account data. 40 x 14 models x $7,000 of serving a year = $3.9 million, and half of that if validation is only one of two reasons for the wait. The platform lead's tooling budget pays.

First the table-to-model edge, because it stalled 29 of 41 reviews; dashboards stalled 7 and wait until spring, and two customers who asked for them will hear no.

Measure: median days per review, from 5 today to 2 within 60 days of launch, while reopened reviews stay under 4%. If days fall and reopened reviews rise above 8%, we stop.`;

const costs = `For the data engineer on call at a mid-market retailer, 100 to 300 nightly jobs. Nine of fourteen we interviewed learn of a cost jump from finance, at month end, when the query plan of that night is gone.

We keep a snapshot of the final plan for each run and show, on the job page the next morning, what differs from the last cheap run: join strategy, shuffled bytes, the largest key. Because adaptive execution changes the plan while the job runs, an estimate before the run is only a range; we never show one as a number. It needs plan history for 30 days, about 4 KB a run. If statistics are missing, the page says so and names no cause.

Worth: 900 accounts of that size, from billing; we assume 30% switch it on, 270, at $400 a month, so 270 x $400 x 12 = $1.3 million. Consumption falls where it works; I would not count that as growth.

Order: explanation before ceilings, since 214 of 322 tickets ask why and 61 ask to stop a job. Ceilings wait two quarters, and the three accounts that want them lose out.

Success is median hours from jump to named cause: 52 now, under 12 in two quarters, against jobs without the page; failed runs per 1,000 stay level. Below a fall to 30 we drop it.`;

const gateway = `The platform engineer at a software vendor with 200 to 2,000 people and two to ten features that call models. I talked to eleven, September to October.

In the third week of the month spend runs ahead of plan and she has to switch a feature off without knowing which one caused it. Nine of eleven had such a week last half; in four it was the wrong feature.

Each request carries a feature and an end customer in a header, and the gateway writes both to the usage table. At 80% of plan it warns, at 100% batch callers move to a cheaper model, and user-facing calls are never blocked by default. The lookup must add less than 5 ms at p95; I assume that a counter three seconds stale is enough. The hard part is that answers change with the model, so a replay of last week's requests has to pass first.

360 accounts x $46,000 a month x 12 x 50% x 4% = $4.0 million a year; the 4% is my weakest input, at 2% it still pays the team. The budget is the platform lead's.

I leave out routing advice: it touches 15% of the overspend and retries are 58%. Finance partners wanted it and will complain.

Requests with feature and customer: from 41% to 85% in 60 days, with added latency held under 5 ms. Under 50%, we stop.`;

const search = `Claims handlers at insurers with 500 to 3,000 agents ask an assistant about policy wording. I listened to 36 calls at three insurers; in 11 the assistant answered from a wording that had been withdrawn that week, and the handler found out from the customer.

We carry the source's timestamp through the sync, so that each answer shows how old its passage is, and a page that was withdrawn is filtered at query time even before the index has caught up. That needs a delete event from the source; two of three systems send one, for the third we compare listings every ten minutes. The filter adds a lookup, 9 ms at p95 in the prototype. It does nothing for bad chunking.

About 140 insurers run such an assistant with us, by account data. If a third open it to customers, 46 x $2,100 a month x 12 = $1.16 million. The claims director signs for it.

Freshness before better ranking, because 11 of 36 calls were stale and 4 were badly ranked. Ranking waits a half, and the search team, who had promised it, will be unhappy.

Answers from withdrawn text, per 1,000 sampled: 31 today, under 5 within a quarter, with answer latency unchanged. If handlers still phone back as often, I was wrong about the cause and we stop.`;

export const cases: readonly Trio[] = [
  {
    name: 'lineage, everybody has the problem',
    criterion: 'th-named-user',
    sound: lineage,
    flawed: lineage.replace(
      'My user is the ML platform lead at a European insurer with 20 to 80 models in production. I sat with eight of them in May.',
      'Every company that trains models has this problem, so our users are all data teams. We do not need to ask them, it is obvious.',
    ),
    weak: `Our users are data teams everywhere. Everyone who works with data wants trust, and lineage is the foundation of trust. We have all felt this pain ourselves.

The workflow today is broken and slow. People waste a lot of time on manual tasks, and this has a massive impact on productivity and innovation in the whole organization.

We will build an AI-powered lineage hub in one pane of glass. It will have a graph, a chat assistant, alerts, dashboards, a mobile view and a recommendation engine. All the data is already there, so it is mostly user interface and there are no technical risks.

The market for governance is huge, and it is growing every year. If we capture just 1% of it we have a great business. Customers will gladly pay for something that saves them so much time and trouble.

All the parts are equally important, so we build them in parallel and do not have to give anything up. Every module makes the others stronger, and that is our strategy.

Success means adoption. We will look at views of the graph, active users, chat messages and NPS, and we want to see all of them go up and to the right. When people love the product, the business results will follow.`,
  },
  {
    name: 'cost, a metric that views move',
    criterion: 'th-metrics',
    sound: costs,
    flawed: costs.replace(
      'Success is median hours from jump to named cause: 52 now, under 12 in two quarters, against jobs without the page; failed runs per 1,000 stay level. Below a fall to 30 we drop it.',
      'Success is the number of views of the page: we want 50,000 views a month in two quarters, and clicks on the plan as a second target, because a page that is looked at must be a useful one.',
    ),
    weak: `Cost is top of mind for every customer. Data engineers, analysts and executives all want to save money, and nobody likes surprises on the bill. This is a problem for everyone who runs Spark.

We will give them total cost control. A dashboard shows all costs in real time, a forecast predicts the cost of any job within 1% before it starts, and an optimizer fixes slow queries automatically. A Slack bot answers questions, a leaderboard makes saving fun, and executives get a mobile app. The platform knows everything that we need, so this is straightforward to build.

Worth: cloud waste is a $100 billion market, so even a small share of it makes us a very big business. Customers will obviously pay, since it pays for itself.

Order: we do everything at once, because the modules are independent of each other and our teams are strong. Waiting would only help the competition.

Success is engagement. We will track dashboard views, Slack messages and sign-ups, and we will celebrate when the numbers go up. Happy users are the best metric of all, and we are confident that they will be very happy with this. In the end the value will speak for itself, and every customer will see that on their next bill.`,
  },
  {
    name: 'gateway, a sum that does not come out',
    criterion: 'th-market',
    sound: gateway,
    flawed: gateway.replace(
      '360 accounts x $46,000 a month x 12 x 50% x 4% = $4.0 million a year; the 4% is my weakest input, at 2% it still pays the team.',
      '360 accounts x $46,000 a month x 12 x 50% x 4% = $95 million a year; the market is huge, and if we get just 1% of it we win anyway.',
    ),
    weak: `AI is changing everything, and every company needs to control what it spends on models. Our users are all teams that build with AI, in all industries and of all sizes.

Today there is no visibility at all, and that is a huge pain point for everybody. Leaders cannot sleep at night because they do not know what AI will cost them tomorrow.

We propose a smart gateway that automatically picks the best model for each prompt, always at the lowest price and with no loss of quality. It has budgets, alerts, reports, forecasts and a copilot. Since the gateway already sees all the traffic, this is a simple extension, and two engineers can build it in a few weeks.

Spending on generative AI is $37 billion and doubles every year. Even a fraction of that is an enormous opportunity for us, and customers will happily pay a premium for peace of mind.

We will not leave anything out, because customers expect a complete solution. The modules come out together at the summit with a big keynote and a bang.

Our metric is total tokens through the gateway. If tokens go up, adoption is growing; if they go down, customers save money. Either way we win, and that is the beauty of the gateway as a product.`,
  },
  {
    name: 'search, the rest of the room is dismissed and nothing is given up',
    criterion: 'th-tradeoff',
    sound: search,
    flawed: search.replace(
      'Freshness before better ranking, because 11 of 36 calls were stale and 4 were badly ranked. Ranking waits a half, and the search team, who had promised it, will be unhappy.',
      'We do all of it in parallel, freshness, ranking, chunking and a new interface, so we do not have to give anything up, and every team gets to see its own part in the launch.',
    ),
    weak: `Search is broken in every enterprise. Users want answers, not links, and they want them now. Whether it is an insurer, a bank or a retailer, everyone is frustrated with stale content.

Our vision is the freshest index in the world. Documents appear in the index instantly, answers are always correct, and the assistant learns by itself from every question. We add summaries, translations, voice, and an agent that keeps the knowledge base clean. The technology is mature, so we expect no problems with it.

Any company with documents is a potential customer, and there are millions of them. Knowledge work is worth trillions, so the upside here is practically unlimited for a platform like ours. Nobody will say no to better answers.

We start with the agent since it demos best. The rest follows right after it, all in the same quarter, because customers should not have to wait for any of it.

We will know that it works when usage goes up: more queries, more users, more documents, and more smiles. We will also run a survey and aim for an NPS of 70. If people use it, it is useful, and if it is useful then they will use it more.`,
  },
];

/** A weak case with the bar's own words poured over it. */
export const stuffed: readonly string[] = [
  `Our named user with a broken workflow is data teams everywhere. The segment is clear and the workflow is broken, and we have evidence.

The market argument has a number: $40K. This is a $40K problem with a TAM, a SAM and a SOM, and the unit economics and the arithmetic hold.

We considered trade-offs. There is always a trade-off, and our trade-off is the right trade-off, because trade-offs matter. We prioritized ruthlessly.

Adoption rate within 60 days is our north star metric, with a baseline, a target, a window and a guardrail. The adoption rate will go up in 60 days.

Our feasibility assumptions are validated. The technical framing is accurate, the mechanism is clear, and the surface is feasible with a hard part that we named.

We have a point of view on competitors such as Snowflake and Fabric. We win on every dimension and keep our composure under pressure.`,
  `60 days. $40K. Adoption rate. Trade-off. Guardrail. Baseline. Target. Counter-metric. North star. Segment. Named user. Broken workflow.

We are user-obsessed: the named user, the workflow step and what breaks. We are metric-driven: 60 days, adoption rate, $40K, support tickets, adjacent users. We are trade-off aware: this over that, because of impact and effort.

The dashboard increases the adoption rate by 60 in 60 days and saves $40K per user per workflow. The trade-off is speed against quality, and we choose both. The guardrail is quality. The baseline is today and the target is tomorrow.

Every assumption is an assumption that we made explicit as an assumption. Every number has a base, a unit and a window.`,
  `Everybody knows that data teams waste time, so the user is named and the workflow is broken: data teams everywhere waste 60 days. With our AI hub they will save $40K.

For prioritization we used RICE: reach is high, impact is high, confidence is high and effort is low, so the trade-off is clear, and nothing has to wait.

Our success metrics are adoption rate (60 days), NPS, page views and monthly active users. A guardrail protects all of them. We expect a game-changing adoption rate because the solution is a must-have.

Technically this is straightforward: the lakehouse has all the data, Unity Catalog has the lineage, Spark has the compute and Delta has the time travel. Feasibility is therefore given, and the assumptions are met.

Competitors are years behind. The $40K opportunity is ours to lose.`,
];

/** Plain and short, and all there. */
export const terse: readonly string[] = [
  `User: on-call data engineers at logistics firms, 50 to 400 nightly jobs. 9 of 14 interviewed hear of a cost jump from finance, weeks after the query plan is gone.

Build: keep the final plan of each run; next morning the job page shows what changed against the last cheap run. Works only if statistics exist; otherwise the page names no cause. Hard part: skew inside one key, which the plan does not show, so we sample task times. Two engineers, ten weeks.

Worth: 270 accounts x $400 x 12 = $1.3 million a year, counted from billing. Assumed: 30% switch it on. At half of that it still covers the team. The lead's tooling budget pays.

Not now: ceilings. 61 tickets ask for them, 214 ask why. Three accounts lose out.

Measure: median hours from jump to cause, 52 today, under 12 within two quarters; failed runs per 1,000 stay level. Above 30, stop.`,
  `Who: platform leads at insurers with 20 to 80 production models. Eight interviewed; six rebuild by hand which models read a column when it is renamed, five days each time.

What: at registration, join logged datasets with the lineage of the notebook. Each input is logged, observed or unknown. Needs a shared run id, checked in two workspaces. Training outside the platform stays unknown. A wrong edge costs more than none, so an observed edge is never shown as logged.

Why first: this edge stalled 29 of 41 reviews, dashboards 7. Dashboards wait, two customers hear no.

Money: 40 insurers x 14 models x $7,000 = $3.9 million a year of serving that waits. 40 is from account data. Halve it if validation is only half of the reason. The platform lead's budget pays.

Test: median days per review from 5 to 2 in 60 days, reopened under 4%. If reopened passes 8%, stop.`,
];

export const floor: readonly string[] = [
  'yes I think so',
  'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua ut enim ad minim veniam',
  'asdf qwer zxcv 123 qwer asdf uiop hjkl vbnm 60 40 asdf zxcv qwer asdf zxcv uiop jkl',
  'The cat sat by the window while rain fell on the old garden. She dreamed of birds, of warm bread, and of the long summer by the sea when nobody had to go home before dark.',
  'Good question. It really depends on many things, and I would have to think about it, but in general I believe that it is important to look at this holistically and to align everybody.',
];

/** Answers in conversation, by round: one question each, on the criterion named. */
export interface Spoken {
  round: 'recruiter-screen' | 'hiring-manager' | 'case-presentation' | 'technical' | 'behavioral' | 'founder';
  criterion: string;
  question: string;
  strong: string;
  middling: string;
  weak: string;
}

export const spoken: readonly Spoken[] = [
  {
    round: 'recruiter-screen',
    criterion: 'rs-technical-orientation',
    question: 'Explain a technical product you know to me, and how it works.',
    strong:
      'A change data feed. When a row in a table is updated, the table keeps the old and the new value with a version, so a pipeline can read only what changed instead of scanning everything. An analyst at my last company waited four hours for a full reload; with the feed it was minutes. I learned it last spring because our nightly job missed its window: I wrote the merge query myself and found that deletes had to be handled apart.',
    middling:
      'A change data feed keeps track of what changed in a table, so you do not reload everything. Our analysts liked it, because the reload became faster. The engineers set it up and I wrote the announcement and collected the feedback.',
    weak: 'I am very technical and I love data and AI. I have worked with all the modern tools and with great engineers who handle the details. At the end of the day technology is about people and about delivering value to the business.',
  },
  {
    round: 'recruiter-screen',
    criterion: 'rs-expectations',
    question: 'What are your compensation expectations?',
    strong:
      'For L5 I look at a base between $175K and $185K and equity of about $900K over four years. The two are apart for me: the equity hangs on the listing price, so I would rather have base at the lower end than count on stock that I cannot sell.',
    middling: 'I would expect something around $180K base, and the rest in equity, but I am quite flexible there.',
    weak: 'I want a fair package that reflects my experience and the value I bring. With ten years behind me I think I deserve a senior level.',
  },
  {
    round: 'hiring-manager',
    criterion: 'hm-user-cause',
    question: 'Which data tool have you used, and why does its user have the problem you saw?',
    strong:
      'Our orchestration tool. The analytics engineer at my company reran a whole pipeline by hand whenever one model failed at night, two or three times a week. I sat with her for two mornings and it turned out that she did not trust the partial rerun, because the log shows which task failed but not which tables were already written. So the cause was not a missing button. Seven of the nine engineers I asked after that told me the same.',
    middling:
      'Our orchestration tool. The analytics engineers reran whole pipelines by hand when one model failed, because partial reruns were hard to find in the interface. I would make that button larger and explain it.',
    weak: 'Users want a modern, simple tool. I would add an AI assistant to it that writes the pipelines, a nicer dashboard and dark mode. That would be a great experience, and everyone would love it.',
  },
  {
    round: 'hiring-manager',
    criterion: 'hm-choice',
    question: 'Tell me about a hard choice between two things you could build.',
    strong:
      'We could do row-level permissions or scheduled exports. Permissions were eleven weeks and unblocked four deals worth $600K; exports were three weeks and 140 tickets asked for them. I took permissions first, because two of the four contracts lapsed in June. Exports waited two quarters, the support team had to keep running them by hand, and they told me so every week.',
    middling:
      'We could do permissions or exports. I took permissions first because larger customers needed them for their contracts, and exports came the quarter after that.',
    weak: 'We used a scoring framework with impact, confidence and effort, and it gave us a clear priority. In the end we managed to do both, and everybody was happy with the result, so it was a win for the whole company.',
  },
  {
    round: 'case-presentation',
    criterion: 'cp-success-metrics',
    question: 'How would you know that it works, and what would fool you?',
    strong:
      'Median hours from a cost jump to a named cause: 52 today across the fourteen accounts, under 12 within two quarters. Fourteen accounts get the page and fourteen wait, drawn by lot, so that a quiet season does not look like success. Failed runs per 1,000 must stay level, because an owner who simply stops jobs would look good too. If it is still above 30 after a quarter, I stop.',
    middling:
      'Hours from a cost jump to a named cause, which I would like to bring from 52 to 12. I would look at it in the launch accounts every month and compare it with the support tickets.',
    weak: 'The adoption rate is our north star within 60 days, and we will have guardrails and a baseline. If people use the page a lot, then it must be useful to them, and the numbers will show that over time.',
  },
  {
    round: 'case-presentation',
    criterion: 'cp-viability-competition',
    question: 'What does Snowflake do for this customer, and where does that stop?',
    strong:
      'Snowflake lets an admin set a credit quota and the warehouse suspends, and for a team that runs only SQL on one warehouse it is enough; they should stay there. It stops where one nightly job starves the next: the quota knows the warehouse and not the job. Fabric sells a fixed capacity, so the bill never jumps, but a spike is smoothed and then throttles everybody. Our 270 accounts run mixed Spark jobs, where neither says which job did it, and at $400 a month the lead pays it out of the tooling budget.',
    middling:
      'Snowflake has resource monitors that suspend a warehouse when a quota is reached, which works well for SQL. Ours is better for Spark jobs, since we can show the cost of each job.',
    weak: 'Snowflake is a legacy box for people who cannot code, and Fabric is a slide deck. Nobody else has anything comparable, so we are years ahead of them and win on every dimension.',
  },
  {
    round: 'technical',
    criterion: 'te-mechanism',
    question: 'How does lazy evaluation work, and why does that make the cost of a job hard to know?',
    strong:
      'A transformation only adds to the plan; nothing runs until an action asks for a result. The optimizer then sees the whole plan, so it can push a filter below a join. While it runs, adaptive execution changes the plan again at each shuffle, because only then are the real sizes known: a join planned as sort-merge becomes a broadcast if one side turns out small. So the engineer cannot read the cost off the code. That holds for batch jobs; in streaming each micro-batch is planned anew.',
    middling:
      'Spark waits with the transformations until an action is called, and then it runs the optimized plan. Since the plan depends on the data, the cost can be different from one day to the next.',
    weak: 'Lazy evaluation is a key concept of Spark and a powerful feature of the lakehouse. It makes everything faster and more efficient, and it is one of the reasons why Spark is the leading engine for big data and AI today.',
  },
  {
    round: 'technical',
    criterion: 'te-reasoning',
    question: 'The same job took four times as long on Tuesday. What do you check?',
    strong:
      'First I compare the final plans of both runs in the query profile: if a broadcast became a sort-merge join, a table has outgrown the threshold, and the shuffle bytes show it. Second, skew: in the stage tab one task runs for two hours while the median is 20 seconds, so one key holds a third of the rows. Third, spill, which shows up in the memory columns when partitions are too large for the executors. I check the plan first because it costs a minute; only then would I rerun anything.',
    middling:
      'It could be data skew, so I would look at the stages in the Spark UI to see whether one task takes much longer than the others. It could also be that the input has grown.',
    weak: 'I would scale up the cluster, since more nodes make it faster. If that does not help I would ask an engineer to optimize it, because they know the details of the system best.',
  },
  {
    round: 'behavioral',
    criterion: 'bh-own-part',
    question: 'Tell me about something you owned. What was your own part?',
    strong:
      'I owned the move of our billing export. The team wrote the connector; I decided to delay the launch by five weeks after I had read 60 of the failed invoices myself and found that credits were dropped. I called the three largest customers and told them before finance did. It cost us the quarter, and my director was angry for a month. The weekend shift for the back-dated invoices was mine, alone with a spreadsheet.',
    middling:
      'I led the move of our billing export. We decided to delay the launch because there were problems with credits in the invoices. I talked to the customers about it, and then we shipped it.',
    weak: 'We had a great team and we delivered the project on time. It was decided to focus on quality, and everybody worked very hard. It went really well and the stakeholders were very happy with us.',
  },
  {
    round: 'behavioral',
    criterion: 'bh-conflict',
    question: 'Tell me about a conflict with a stakeholder.',
    strong:
      'Our security lead refused to let the agent read production logs. She had a point: two of the log fields carried customer names, and she was the one who had signed for them with the auditor. I proposed masking; she said that masking had failed before, and showed me the ticket. So I cut the feature to the three fields that never held a name, and told sales that the demo they had promised would not come. They lost one deal of $80,000. Security has signed every release since then.',
    middling:
      'Our security lead refused to let our agent read production logs. I proposed to mask the sensitive fields, and after some discussion we agreed on a smaller set of fields and shipped it.',
    weak: 'There was a misunderstanding with a difficult stakeholder. I listened actively, aligned everyone around the data, and in the end we were all on the same page. Communication is the key in such situations.',
  },
  {
    round: 'behavioral',
    criterion: 'bh-learning',
    question: 'What would you do differently?',
    strong:
      'I should have asked the on-call engineers before I promised the date. I assumed that the backfill would take a weekend; it took nineteen days, because the old partitions had no statistics. Since then I write the rollback with the on-call engineer before a date leaves my mouth; on the next two launches we had to use it once.',
    middling:
      'I would have asked the engineers earlier about the backfill, because it took much longer than I had assumed and the date slipped.',
    weak: 'I would communicate even more. Communication is so important, and sometimes I care too much and work too hard, so I have learned to trust the process.',
  },
  {
    round: 'founder',
    criterion: 'fo-market-size',
    question: 'Defend your market.',
    strong:
      'From billing we count 900 retailers and logistics firms with 50 to 400 scheduled jobs. I assume that 30% switch it on, that is 270 accounts at $400 a month, so 270 x $400 x 12 = $1.3 million a year, and the data engineering lead pays out of the tooling budget. My weakest input is the 30%: two of the nine I asked would pay today. Halved it is $650,000, which still pays three engineers and nothing more. It also lowers consumption, and I would not sell it as growth.',
    middling:
      'There are about 900 firms like this among our customers. If a third of them pay $400 a month, we come to more than a million dollars a year, which is a good start.',
    weak: 'The market for cost management is $50 billion and growing 30% a year. Even 1% of it would be a huge business for us, and with the brand that we have we are going to get much more than that.',
  },
];

/** Two answers to one question, written after the shapes were settled: in order at the first run, and only the reading of artifacts was refined since. */
export const fresh: readonly Omit<Spoken, 'middling'>[] = [
  {
    round: 'behavioral',
    criterion: 'bh-number',
    question: 'Which number showed that it worked?',
    strong:
      'Onboarding took 23 days when I started and 9 by the following March, measured from contract to first loaded table over 31 customers. I would claim about half of that: the other half was a new loader that another squad shipped in January. Support load got worse for a while, from 12 to 17 tickets a week, because people arrived before the docs did.',
    weak: 'It went really well. Customers were delighted, leadership mentioned it in the all-hands, and usage increased significantly after we launched the program.',
  },
  {
    round: 'behavioral',
    criterion: 'bh-constraint',
    question: 'When did a technical limit shape what you built?',
    strong:
      'The device could keep only 200 events in memory before the radio came up, and anything beyond that was overwritten. So live maps were out, and instead of a stream we built a daily digest that the gateway uploaded at four in the morning. I had sold the live map to two customers and had to call both.',
    weak: 'Engineering told us that it was not possible, so we found a compromise that everyone could live with. Constraints make you creative.',
  },
  {
    round: 'technical',
    criterion: 'te-user-problem',
    question: 'Look at this cost report. What user problem does it show?',
    strong:
      'The number that tells is the 141 GB of spill on Tuesday, with none on Monday. The person is the on-call data engineer, who believes that nothing changed because the commit is the same. She should have been told on Monday at 17:10, when the retail team added the column to the stores table, and not two days later by finance.',
    weak: 'The report shows two runs of a job with different durations and costs. The second one is slower and more expensive. I would optimize the query and add more nodes to the cluster.',
  },
  {
    round: 'technical',
    criterion: 'te-surface',
    question: 'What surface would you build?',
    strong:
      'One line on the job page, the morning after: "join changed from broadcast to sort-merge, because stores grew from 21 MB to 1.9 GB". It needs the final plan of the last ten runs, which we would have to store, and table sizes at read time. If statistics are missing the line says that it does not know. We would try it on two hundred past incidents before anyone sees it.',
    weak: 'I would build a dashboard with all the metrics of all jobs, with filters and alerts, so that users have full visibility.',
  },
  {
    round: 'founder',
    criterion: 'fo-openness',
    question: 'Which part of the catalog would you open, and which would you keep?',
    strong:
      'I would open the read interface and keep the policy engine. Customers of ours run Trino beside Spark, and 14 of the 20 largest told us that they do not sign without a second reader. Enforcement is what they pay for. The hard case is row filters: an open client cannot be trusted to apply them, so those tables stay closed, and we lose some deals to Iceberg REST catalogs for it.',
    weak: 'Open source is in our DNA. Openness always wins in the end, and customers love it, so we should be as open as possible while still having a great commercial product.',
  },
  {
    round: 'hiring-manager',
    criterion: 'hm-evidence-of-success',
    question: 'How did you know that it worked?',
    strong:
      'Failed imports per hundred fell from 18 to 6 between May and August. I did not trust it at first, because the largest customer had left in June and they had the worst files, so I took them out of both sides: 14 to 6. What it hides is people who gave up before importing; that I only saw in session logs later.',
    weak: 'Daily active users went up and we got a lot of positive feedback, so we knew that we were on the right track.',
  },
  {
    round: 'recruiter-screen',
    criterion: 'rs-motivation',
    question: 'Why this company?',
    strong:
      'For three years I ran the catalog at a logistics firm, and each month the auditors asked which report used which column. I answered by hand because lineage stopped at the notebook. Your lineage goes through the notebook and stops at the model, and that is the part I want to work on. I would leave a head-of role with nine people for it, and I would not come for a growth role.',
    weak: 'I am passionate about data and AI and Databricks is the leader in this exciting space. It is a rocket ship with amazing people, and I want to be part of that journey.',
  },
  {
    round: 'case-presentation',
    criterion: 'cp-user-assumptions',
    question: 'How do you know that they have this problem?',
    strong:
      'I sat with nine validators at five banks. In seven of the nine the list of models behind a column was put together by hand from notebooks, on the day the notice from the bureau came in. What I have not seen is whether platform leads outside banking get such notices at all; if fewer than three of the next ten insurers do, it is not their problem and I drop them.',
    weak: 'Every bank has this problem, it is well known in the industry. Regulation is getting stricter and nobody wants a fine, so everyone will want this.',
  },
  {
    round: 'case-presentation',
    criterion: 'cp-prioritization',
    question: 'Why this first?',
    strong:
      'Of 43 stalled reviews, 31 hung at the edge between table and model, eight at dashboards and four across clouds. The strongest case against me is dashboards: half the effort. But eight reviews do not pay a team, so they wait two quarters, and two banks whose trouble is dashboards hear no from me.',
    weak: 'It has the highest impact and customers ask for it the most, so it is clearly first. The rest comes right after, and we do the dashboards in parallel.',
  },
  {
    round: 'case-presentation',
    criterion: 'cp-technical-accuracy',
    question: 'How does that lineage get there?',
    strong:
      'When a query runs, the engine records which columns it read and wrote, and the catalog keeps that as an edge for all workspaces on the metastore. A model gets its edge only if the run logs its dataset. So code that opens a file by its path leaves no column edge, and a rename detaches what was recorded before.',
    weak: 'Unity Catalog has powerful lineage out of the box. It automatically tracks everything end to end, so we simply use it for models too.',
  },
];

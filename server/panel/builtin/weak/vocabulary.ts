/** The words that the detectors share, as sources of patterns. */

export const PRACTITIONER =
  '(?:(?:data|ml|machine learning|analytics|platform|bi|ai|software|security|reliability) )?(?:engineers?|scientists?|analysts?|developers?|devs|modelers?|stewards?|admins?|administrators?|operators?|practitioners?|validators?|researchers?|authors?|builders?|marketers?|accountants?|auditors?|planners?|clerks?|agents?|nurses?)';

export const EXECUTIVE =
  '(?:c[itdfsm]os?|cdaos?|cisos?|chief [a-z]+(?: [a-z]+)? officers?|vps?(?: of [a-z]+)?|vice presidents?|heads? of [a-z]+(?: [a-z]+)?|directors?(?: of [a-z]+)?|execs?|executives?|executive sponsors?|sponsors?|decision makers?|buyers?|economic buyers?|procurement(?: teams?| leads?)?|budget (?:owners?|holders?)|leadership|managers?)';

export const ORG =
  '(?:customers?|clients?|accounts?|compan(?:y|ies)|firms?|enterprises?|organi[sz]ations?|orgs?|businesses|business|shops?|workspaces?|tenants?|banks?|insurers?|retailers?|hospitals?|manufacturers?|start ?ups?|vendors?|institutions?|industry|industries|verticals?|segments?|teams?|departments?)';

export const PERSON = `(?:${PRACTITIONER}|users?|people|personas?|roles?|persons?|humans?|folks|employees?|workers?|professionals?|stakeholders?|leads?|consumers?)`;

export const ANYBODY = `(?:${ORG}|${PERSON}|${EXECUTIVE})`;

export const RIVAL =
  '(?:snowflake|microsoft|fabric|power bi|onelake|purview|synapse|bigquery|google|gcp|vertex(?: ai)?|redshift|aws|amazon|sagemaker|bedrock|glue|athena|collibra|alation|atlan|informatica|datahub|dbt(?: labs)?|fivetran|airflow|dagster|confluent|datadog|monte carlo|weights (?:and|&) biases|w&b|openai|anthropic|langsmith|langchain|arize|pinecone|weaviate|cortex|horizon|polaris|clickhouse|starburst|trino|dremio|oracle|sap|salesforce|tableau|looker|palantir|cloudera|teradata|immuta|privacera|tecton|h2o|datarobot|dataiku|(?:the |our |any |every |each |both |these |those )?(?:competitors?|competition|rivals?|incumbents?|other (?:vendors?|platforms?|players?|catalogs?|warehouses?|tools?|products?|clouds?)|hyperscalers?|alternatives?))';

/** The rival, or a pronoun where the sentence before named one. */
export const THEY = `(?:${RIVAL}(?:'s)?|they|them|their|theirs)`;

export const HARD =
  '(?:consisten\\w+|cross cloud|multi cloud|cross region|multi region|across (?:clouds?|regions?|(?:the )?(?:two|three|all|both|several|every) (?:clouds?|regions?|engines?|metastores?|catalogs?|workspaces?))|permissions?(?: model)?|access controls?|acls?|row filters?|identit(?:y|ies)|single sign on|migrat\\w+|back ?fill\\w*|sync\\w*|replicat\\w+|lineage|real time|exactly once|transactions?|roll ?backs?|conflicts?|merge\\w*|de ?dup\\w*|entity resolution|schema (?:evolution|changes?|drift|mapping)|legacy|on prem\\w*|multi tenan\\w+|isolation|compliance|residency|encryption|key management|fail ?over|disaster recovery|latency|scal\\w+|translat\\w+|convert\\w*|pars\\w+|rewrit\\w+|port(?:s|ed|ing)?|integrat\\w+|federat\\w+|orchestrat\\w+|guarantee\\w*|infer\\w+|detect\\w*|evaluat\\w+|hallucinat\\w+|ground truth|label\\w*|unstructured|stream\\w*|stored procedures?|dialects?|connectors?|audit\\w*|govern\\w+|quota\\w*|capacity|cold starts?|routing|catalogs?|metastores?|billing|metering|agents?|models?)';

/** The candidate weighs, doubts or refuses the claim rather than making it. */
export const DOUBTS =
  "\\b(?:rather than|instead of|would be (?:a mistake|wrong|naive|lazy|dishonest|too|circular)|(?:i|we) (?:won't|will not|do not|don't|would not|wouldn't|cannot|can't|could not|am not|are not|'m not|'re not|did not|didn't) (?:\\w+ )?(?:claim\\w*|say\\w*|pretend\\w*|assum\\w+|count\\w*|promis\\w+|argu\\w+|believ\\w+|expect\\w*|treat\\w*|call\\w*|rely|relying|generali[sz]\\w+|read|take|taking|chas\\w+|pitch\\w*|sell\\w*|rest|lean\\w*|use|quote|know|target\\w*|pursu\\w+|judge|want)|not (?:that|because|the|a|an|for|every|all|everyone|just|only|yet|as|enough)|tempt\\w+|beware|careful|caveat\\w*|honest\\w*|admit\\w*|risk\\w*|unless|would (?:mislead|lie|flatter|hide)|myth|trap|misread|naive\\w*|however|although|though|even though|what i do not|unproven|unverified|untested|open question|to (?:be )?(?:validate|test|verif|confirm|check)\\w*|guardrail|counter ?metric|sanity)\\b";

/** Something was asked, counted or read: what a need can rest on. */
export const EVIDENCE =
  '\\b(?:interview\\w*|shadow\\w*|observ\\w+|ticket\\w*|survey\\w*|diar(?:y|ies)|logs?|telemetry|usage data|query histor\\w+|audit\\w*|(?:system|billing) tables?|support cases?|escalations?|call (?:notes|recordings)|churn notes|exit|post ?mortems?|pilot\\w*|prototype\\w*|a ?/ ?b|experiment\\w*|sampled?|sat with|spoke (?:to|with)|talked (?:to|with)|asked|visited|measured|counted|tagged|coded|cohort\\w*|\\d+ of (?:the )?\\d+|n ?= ?\\d+)\\b';

import { z } from 'zod';
import { axis } from './challenge.ts';
import { level } from './loop.ts';

const line = z.string().trim().min(1).max(400);
const prose = z.string().trim().min(1).max(20_000);

/** What every visitor may read of a scenario. */
export const publicScenario = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')
    .max(80),
  version: z.number().int().min(1).default(1),
  title: line,
  /** The product surface, a slug such as `unity-catalog`. */
  surface: line,
  summary: line,
  track: z.array(z.enum(['pm', 'ai-pm', 'senior-pm'])).min(1),
  levels: z.array(level).min(1),
  /** How long the case presentation is meant to take, in minutes. */
  minutes: z.number().int().min(5).max(240),
  segment: line,
  /** The axes that it tries most; the panel may press on any. */
  focus: z.array(axis).max(7).optional(),
  /** Markdown. */
  brief: prose,
});
export type PublicScenario = z.infer<typeof publicScenario>;

/** What only the operator and the coach of a session on it may read. */
export const hiddenScenario = z.object({
  soft: z.partialRecord(axis, line),
  questions: z.array(z.object({ panelist: z.string(), axis, text: line })).max(60),
  numbers: z.array(z.object({ what: line, value: line, source: line })).max(60),
  twists: z.array(z.object({ title: line, text: z.string().trim().min(1).max(1_000) })).max(20),
  artifact: z
    .object({
      title: line,
      kind: z.enum(['query-plan', 'cost-report', 'lineage-graph', 'notebook']),
      body: prose,
      ask: z.string().trim().min(1).max(1_000),
    })
    .nullable()
    .default(null),
});

/** The case that a drill uses when the candidate brings none. */
export const sampleCase = z.object({
  title: line,
  quality: z.enum(['strong', 'mixed', 'weak']),
  case: z.string().min(1).max(262_144),
});

export const scenario = publicScenario.extend({ hidden: hiddenScenario, sample: sampleCase });
export type Scenario = z.infer<typeof scenario>;

/** A version that was written, and when; `at` is null for the one that ships with the house. */
export const scenarioVersion = z.object({ at: z.number().nullable(), scenario });
export type ScenarioVersion = z.infer<typeof scenarioVersion>;

import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { byId, type Desk, errors } from './desk.ts';

// What the operator sees of the engines, and what a coach sees of one session's cost.

const spent = z.object({
  in: z.number().int(),
  out: z.number().int(),
  calls: z.number().int(),
  /** In whatever money MODEL_PRICE_PER_MTOKENS_IN and _OUT count; null without a price. */
  cost: z.number().nullable(),
});
const caps = z.object({ perSession: z.number().int(), perDay: z.number().int().nullable() });

const panelReport = z.object({
  engine: z.enum(['builtin', 'openai']),
  model: z.string().nullable(),
  host: z.string().nullable(),
  state: z.enum(['ok', 'failing']),
  /** Why it is failing. */
  code: z.string().nullable(),
  note: z.string().nullable(),
  inFlight: z.number().int(),
  tokens: z.object({ today: spent, caps }).nullable(),
});
const sessionCost = z.object({ tokens: spent, cap: z.number().int() });

/** What this door needs to know of the model, where there is one. */
interface ModelView {
  report(): Promise<
    Omit<z.infer<typeof panelReport>, 'engine' | 'model' | 'host' | 'tokens'> & {
      model: string;
      host: string;
      today: z.infer<typeof spent>;
      caps: z.infer<typeof caps>;
    }
  >;
  readonly spending: { of(session: string): Promise<z.infer<typeof spent>>; readonly caps: z.infer<typeof caps> };
}

export function openOperatorDoor(app: FastifyInstance, desk: Desk): void {
  const model: ModelView | null = desk.parts.house.around.panel.model;
  const http = app.withTypeProvider<ZodTypeProvider>();

  http.get(
    '/api/operator/panel',
    {
      onRequest: desk.operatorOnly,
      schema: { summary: 'How the engine is doing (operator)', response: { 200: panelReport, ...errors } },
    },
    async () => {
      if (!model) {
        return {
          engine: 'builtin' as const,
          model: null,
          host: null,
          state: 'ok' as const,
          code: null,
          note: null,
          inFlight: 0,
          tokens: null,
        };
      }
      const { today, caps: limits, ...report } = await model.report();
      return { engine: 'openai' as const, ...report, tokens: { today, caps: limits } };
    },
  );

  http.get(
    '/api/sessions/:id/tokens',
    {
      schema: {
        summary: 'What a session has cost so far (its coach, or the operator)',
        params: byId,
        response: { 200: sessionCost, ...errors },
      },
    },
    async (request) => {
      await desk.coach(request, request.params.id, 'sees what a session costs');
      const none = { in: 0, out: 0, calls: 0, cost: null };
      if (!model) return { tokens: none, cap: 0 };
      return { tokens: await model.spending.of(request.params.id), cap: model.spending.caps.perSession };
    },
  );
}

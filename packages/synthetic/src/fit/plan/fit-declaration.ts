import { z } from 'zod';
import { MOST_REPLICAS, MOVES } from '../engine/kernel-exports.ts';

const printed = z.string().regex(/^(<?\d+(\.\d+)?|NA)$/, { error: 'expected a printed number' });

const estimateSchema = z.strictObject({
  hr: printed.optional(),
  lower: printed.optional(),
  upper: printed.optional(),
  p: printed.optional(),
});
export type PrintedEstimate = z.infer<typeof estimateSchema>;

const limitsSchema = z.strictObject({ value: printed, lower: printed, upper: printed });

const columnSchema = z.union([
  z.strictObject({
    levels: z.array(z.union([z.string(), z.number()])).min(2),
    free: z
      .boolean()
      .default(false)
      .describe('How many patients have each level is nowhere printed, and may change'),
  }),
  z.strictObject({
    step: z.number().positive(),
    bands: z
      .array(z.tuple([z.number(), z.number()]))
      .min(1)
      .describe('A value moves within its band only'),
    median: z.number(),
  }),
]);

const termSchema = z.strictObject({
  column: z.string(),
  is: z.union([z.string(), z.number()]).optional(),
  above: z.number().optional(),
});

const coxSchema = z.strictObject({
  name: z.string(),
  endpoint: z.string(),
  among: z.string().optional().describe('Term: only the patients who have it'),
  times: z.string().optional().describe('Term: the target is that of its product with each term'),
  each: z.record(z.string(), estimateSchema).optional().describe('One model for each term'),
  together: z.record(z.string(), estimateSchema).optional().describe('One model of all terms'),
});
export type DeclaredCox = z.infer<typeof coxSchema>;

const curveSchema = z.strictObject({
  name: z.string(),
  endpoint: z.string(),
  among: z.string().optional(),
  reverse: z.boolean().default(false),
  median: limitsSchema.optional(),
  rates: z.array(limitsSchema.extend({ at: z.number().positive() })).default([]),
});
export type DeclaredCurve = z.infer<typeof curveSchema>;

const endpointSchema = z.strictObject({ time: z.string(), event: z.string() });

const stageSchema = z.strictObject({
  name: z.string(),
  endpoints: z.array(z.string()).min(1).describe('Whose targets count'),
  moves: z
    .partialRecord(z.enum(MOVES), z.number().nonnegative())
    .describe('How often each kind of move is tried, relative to the others'),
  replicas: z
    .int()
    .min(1)
    .max(MOST_REPLICAS)
    .default(1)
    .describe(
      'One cohort, cooled from hot to cold; or as many at temperatures between which they exchange',
    ),
  exchange: z
    .int()
    .positive()
    .default(40_000)
    .describe('Moves tried in a replica before neighbouring temperatures may exchange'),
  from: z
    .enum(['last', 'best'])
    .default('last')
    .describe('Begins with the cohorts that the stage before left, or with that of most matches'),
  segments: z.int().positive().describe('Progress and checkpoints come once a segment'),
  proposals: z.int().positive().describe('Moves tried in each segment, in all replicas together'),
  hot: z.number().positive().describe('Temperature at the begin, in half-widths of an interval'),
  cold: z.number().positive().describe('Temperature at the end'),
  bend: z
    .number()
    .nonnegative()
    .default(0.4)
    .describe('A value that is off by d half-widths costs 1 + bend log(1 + d) + slope d'),
  slope: z
    .tuple([z.number().nonnegative(), z.number().nonnegative()])
    .default([0, 0])
    .describe('Begin, end'),
  location: z
    .tuple([z.number().positive(), z.number().positive()])
    .default([1, 1])
    .describe('Weight of where the coefficients lie: begin, end'),
  spread: z.number().nonnegative().default(1).describe('Weight of their standard errors'),
});
export type FitStage = z.infer<typeof stageSchema>;

/** The declaration of a fit: what is printed, and what holds by construction. */
export const fitDeclarationSchema = z.strictObject({
  patients: z.int().positive(),
  start: z.string().describe('File of the patients that the search starts from'),
  reached: z.int().nonnegative().describe('Matches of the tracked result'),
  seed: z.int(),
  days_per_month: z.number().positive(),
  last_day: z.int().positive().describe('No time is longer'),
  columns: z.record(z.string(), columnSchema),
  implications: z
    .array(
      z.strictObject({
        where: z.string(),
        is: z.number(),
        column: z.string(),
        must_be: z.number(),
      }),
    )
    .default([]),
  endpoints: z
    .record(z.string(), endpointSchema)
    .describe('Two: the first ends at the second at the latest'),
  terms: z.record(z.string(), termSchema),
  cox: z.array(coxSchema),
  curves: z.array(curveSchema),
  stages: z.array(stageSchema).min(1),
});
export type FitDeclaration = z.infer<typeof fitDeclarationSchema>;

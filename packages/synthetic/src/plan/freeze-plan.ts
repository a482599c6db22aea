import { z } from 'zod';

const correctionSchema = z.strictObject({
  entity: z.string(),
  field: z.string(),
  rows: z.int().positive().describe('So many rows were wrong'),
  among: z.string().default('true').describe('Expression over the row’s fields'),
  was: z.string().describe('Expression over the row’s fields: the value before it was corrected'),
});

const earlierSchema = z.strictObject({
  not_entered: z.number().min(0).max(1).describe('Share of the patients not yet entered'),
  lag_days: z
    .record(z.string(), z.int().nonnegative())
    .default({})
    .describe('Site -> rows of the last days before the cutoff are not in yet'),
  rows_missing: z
    .record(z.string(), z.int().nonnegative())
    .default({})
    .describe('Entity -> so many rows were not entered yet'),
  corrections: z.array(correctionSchema).default([]),
});
export type EarlierFreeze = z.infer<typeof earlierSchema>;

/** `synthetic/freezes.yaml`: what the freezes before the last one did not know yet. */
export const freezePlanSchema = z.strictObject({
  dated_by: z
    .record(z.string(), z.string())
    .describe('Entity -> date field that tells when a row came into being'),
  ends: z
    .array(z.strictObject({ entity: z.string(), field: z.string() }))
    .default([])
    .describe('Dates that are not known before they come: missing until then'),
  last_known: z
    .array(z.strictObject({ entity: z.string(), field: z.string() }))
    .default([])
    .describe('Dates that move with each freeze: the last dated row known by then'),
  dated_with: z
    .array(z.strictObject({ entity: z.string(), parent: z.string(), by: z.string() }))
    .default([])
    .describe('Rows that come with a row of another entity, found by a common field'),
  freezes: z.record(z.string(), earlierSchema),
});
export type FreezePlan = z.infer<typeof freezePlanSchema>;

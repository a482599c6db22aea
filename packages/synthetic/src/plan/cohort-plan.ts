import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A value, or a range to draw from, that exactly `count` patients get; the more likely the higher their weight. */
const shareSchema = z
  .strictObject({
    value: scalar.optional(),
    from: z.number().optional(),
    to: z.number().optional(),
    step: z.number().positive().default(1),
    count: z
      .int()
      .nonnegative()
      .optional()
      .describe('So many patients; one share may leave it out and gets the rest'),
    weight: z
      .string()
      .default('1.0')
      .describe('Expression: how likely this patient is among them; 0 forbids it'),
  })
  .refine(
    ({ value, from, to }) =>
      (value !== undefined) !== (from !== undefined) && (from === undefined) === (to === undefined),
    { error: 'expected either `value`, or `from` and `to`' },
  );
export type Share = z.infer<typeof shareSchema>;

const variablePlanSchema = z
  .strictObject({
    name: z.string(),
    expr: z.string().optional().describe('Value of each patient'),
    allot: z.array(shareSchema).min(1).optional().describe('Values by exact counts'),
    among: z.string().optional().describe('Expression: the patients whom `allot` speaks of'),
    otherwise: scalar.optional().describe('Value of all others; missing if not given'),
  })
  .refine(({ expr, allot }) => (expr === undefined) !== (allot === undefined), {
    error: 'expected either `expr` or `allot`',
  });
export type VariablePlan = z.infer<typeof variablePlanSchema>;

/**
 * `synthetic/cohort.yaml`: how the variables of the invented patients come about, in this order.
 * Patients are the rows of `base` (`fitted` is true), and `others`, each after the pattern of a random row of it.
 */
export const cohortPlanSchema = z.strictObject({
  base: z.string().describe('CSV file beside the plan: one patient a row'),
  others: z.int().nonnegative(),
  variables: z.array(variablePlanSchema),
});
export type CohortPlan = z.infer<typeof cohortPlanSchema>;

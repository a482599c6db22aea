import { z } from 'zod';

const rowPlanSchema = z.strictObject({
  entity: z.string(),
  at: z.string().default('site').describe('Expression: the site that holds the row; null for none'),
  copy: z.boolean().default(false).describe('True if the site repeats what another site delivers'),
  repeat: z.string().optional().describe('Expression: how many rows; `i` counts them from 0'),
  with: z
    .record(z.string(), z.string())
    .default({})
    .describe('Expressions that the fields and `when` share, in order'),
  when: z.string().optional().describe('Expression: whether there is such a row'),
  fields: z.record(z.string(), z.string()).describe('Field of the entity -> expression'),
});
export type RowPlan = z.infer<typeof rowPlanSchema>;

/** `synthetic/records.yaml`: the raw records that tell of a patient. */
export const recordPlanSchema = z.strictObject({ rows: z.array(rowPlanSchema).min(1) });
export type RecordPlan = z.infer<typeof recordPlanSchema>;

import { z } from 'zod';
import { levelsSchema } from './levels.ts';
import { nameSchema } from './name.ts';

const rangeSchema = z
  .tuple([z.union([z.number(), z.string(), z.null()]), z.union([z.number(), z.string(), z.null()])])
  .describe('Lowest and highest plausible value (ISO dates for dates), null for open');

/** A field of a raw record, as harmonised over the sites. */
export const fieldSchema = z.strictObject({
  type: z.enum(['id', 'text', 'category', 'integer', 'number', 'date', 'boolean']),
  label: z.string(),
  unit: z.string().optional().describe('Canonical unit; sites declare theirs and are converted'),
  levels: levelsSchema.optional(),
  range: rangeSchema.optional(),
  required: z.boolean().default(false),
  identifying: z.boolean().default(false).describe('Never shown in a finding, message or log'),
  impute: z
    .strictObject({
      month: z.int().min(1).max(28).describe('Day taken when only the month is known'),
      year: z
        .string()
        .regex(/^\d{2}-\d{2}$/, { error: 'expected MM-DD, e.g. 07-01' })
        .describe('MM-DD taken when only the year is known'),
    })
    .optional()
    .describe('Dates only: rule for partial dates; without it a partial date is missing'),
  varies: z
    .boolean()
    .optional()
    .describe('True if sites of one patient may rightly differ in it, e.g. in a last contact'),
  description: z.string().optional(),
});
export type Field = z.infer<typeof fieldSchema>;

/** A kind of raw record: one row of it is one event or one state of one patient. */
export const entitySchema = z.strictObject({
  label: z.string(),
  key: z.array(nameSchema).min(1).describe('Fields that identify a row within a site'),
  order: z.array(nameSchema).default([]).describe('Fields that sort a patient’s rows'),
  fields: z.record(nameSchema, fieldSchema),
});
export type Entity = z.infer<typeof entitySchema>;

/** A variable of the cohort: one value a patient. */
export const variableSchema = z.strictObject({
  label: z.string(),
  type: z.enum(['category', 'number', 'integer', 'date', 'boolean']),
  unit: z.string().optional(),
  levels: levelsSchema.optional(),
  range: rangeSchema.optional(),
  decimals: z.int().min(0).max(6).optional().describe('Decimals shown'),
  applies: z
    .string()
    .optional()
    .describe('Expression over the variables: of whom a value is expected; of all without it'),
  description: z.string().optional(),
});
export type Variable = z.infer<typeof variableSchema>;

/** `codebook.yaml`: the canonical vocabulary of a study. */
export const codebookSchema = z.strictObject({
  entities: z.record(nameSchema, entitySchema),
  variables: z.record(nameSchema, variableSchema),
});
export type Codebook = z.infer<typeof codebookSchema>;

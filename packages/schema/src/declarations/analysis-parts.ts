import { z } from 'zod';
import { levelsSchema } from './levels.ts';
import { basisSchema, expressionSchema, nameSchema } from './name.ts';

/** A variable of a model: its name alone, or with the level that the others are compared with, and a label. */
export const factorSchema = z
  .union([
    nameSchema,
    z.strictObject({
      variable: nameSchema,
      reference: z
        .string()
        .optional()
        .describe(
          'Level the others are compared with; default: the first, or "false" of a yes-or-no variable',
        ),
      label: z.string().optional(),
    }),
  ])
  .transform((factor) => (typeof factor === 'string' ? { variable: factor } : factor));
export type Factor = z.infer<typeof factorSchema>;

/** A category that divides patients: its name alone, or with a label. */
export const groupingSchema = z
  .union([nameSchema, z.strictObject({ variable: nameSchema, label: z.string().optional() })])
  .transform((grouping) => (typeof grouping === 'string' ? { variable: grouping } : grouping));

const derivedVariableSchema = z.strictObject({
  name: nameSchema,
  label: z.string(),
  type: z.enum(['category', 'number', 'integer', 'boolean']),
  expr: expressionSchema.describe('Computed from the cohort’s variables of one patient'),
  levels: levelsSchema.optional(),
  unit: z.string().optional(),
  decimals: z.int().min(0).max(6).optional(),
});
export type DerivedVariable = z.infer<typeof derivedVariableSchema>;

/** What every kind of analysis declares. */
export const common = {
  label: z.string().describe('E.g. "Table 2"'),
  title: z.string(),
  section: z
    .enum(['flow', 'text', 'tables', 'figures', 'supplement', 'publication'])
    .describe(
      'Where it stands in the report; text: rows only, for sentences; publication: comparison with what was published',
    ),
  order: z.number().default(1000),
  population: z
    .strictObject({ include: expressionSchema, label: z.string() })
    .optional()
    .describe('Part of the cohort; without it all included patients'),
  derive: z
    .array(derivedVariableSchema)
    .default([])
    .describe('Variables that only this analysis needs'),
  notes: z.array(z.string()).default([]),
  abbreviations: z.record(z.string(), z.string()).default({}),
  basis: basisSchema.default('stated'),
};

export const confidence = {
  conf_type: z.enum(['log', 'log-log', 'plain', 'logit', 'arcsin']).default('log'),
  conf_level: z.number().gt(0).lt(1).default(0.95),
};
export const axis = {
  horizon: z.number().positive().describe('End of the time axis, in months'),
  ticks: z.number().positive().default(12).describe('Months between ticks and numbers at risk'),
};
export const ties = z.enum(['efron', 'breslow', 'exact']).default('efron');
export const strata = z
  .array(nameSchema)
  .min(1)
  .optional()
  .describe(
    'Categories in whose combinations each model has a baseline hazard of its own, e.g. the site',
  );

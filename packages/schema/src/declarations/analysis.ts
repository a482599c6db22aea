import { z } from 'zod';
import {
  axis,
  common,
  confidence,
  factorSchema,
  groupingSchema,
  strata,
  ties,
} from './analysis-parts.ts';
import { auditRelationSchema } from './audit-relation.ts';
import { expressionSchema, idSchema, nameSchema } from './name.ts';

const baselineTable = z.strictObject({
  kind: z.literal('baseline_table'),
  ...common,
  by: nameSchema.optional().describe('Columns of the table, beside the total'),
  rows: z
    .array(
      z.strictObject({
        variable: nameSchema,
        label: z.string().optional(),
        statistic: z
          .enum(['counts', 'median_range', 'median_iqr', 'mean_sd'])
          .optional()
          .describe('Default: counts for categories, median_range for numbers'),
        test: z
          .enum(['fisher', 'chi-squared'])
          .optional()
          .describe(
            'Of categories, with `by`: Fisher’s exact test (default), or Pearson’s chi-squared test, for tables too large for the exact one',
          ),
      }),
    )
    .min(1),
});

const eventTable = z.strictObject({
  kind: z.literal('event_table'),
  ...common,
  entity: nameSchema.describe('One of study.yaml’s cohort_entities'),
  where: expressionSchema
    .optional()
    .describe('Rows counted, an expression over the entity’s fields and the patient’s variables'),
  by: z.array(nameSchema).min(1).max(2).describe('Fields counted, the second within the first'),
});

const survivalSummary = z.strictObject({
  kind: z.literal('survival_summary'),
  ...common,
  ...confidence,
  endpoints: z.array(nameSchema).min(1),
  by: factorSchema.optional(),
  quantiles: z.array(z.number().gt(0).lt(1)).default([0.5]),
  times: z.array(z.number().min(0)).default([]).describe('Survival at these times, in months'),
  restricted_means: z
    .array(z.number().positive())
    .min(1)
    .optional()
    .describe(
      'Mean survival time within so many months, the area under the curve; by groups with the difference from the reference',
    ),
  follow_up: nameSchema
    .optional()
    .describe('Endpoint whose reverse Kaplan-Meier gives the follow-up'),
});

const survivalCurves = z.strictObject({
  kind: z.literal('survival_curves'),
  ...common,
  ...confidence,
  endpoints: z.array(nameSchema).min(1).describe('One panel each'),
  by: factorSchema.optional(),
  ...axis,
  band: z.boolean().default(true),
  test: z.enum(['log-rank', 'wald', 'none']).default('log-rank'),
});

const cumulativeIncidence = z.strictObject({
  kind: z.literal('cumulative_incidence'),
  ...common,
  ...confidence,
  endpoint: nameSchema.describe(
    'Endpoint with competing events; a panel for its own event and one for each of them',
  ),
  by: factorSchema.optional(),
  times: z
    .array(z.number().min(0))
    .default([])
    .describe('Cumulative incidence at these times, in months'),
  ...axis,
  band: z.boolean().default(true),
  test: z.enum(['gray', 'none']).default('gray'),
});

const coxTable = z.strictObject({
  kind: z.literal('cox_table'),
  ...common,
  ties,
  conf_level: confidence.conf_level,
  endpoint: nameSchema,
  hazard: z
    .enum(['cause-specific', 'subdistribution'])
    .optional()
    .describe(
      'Of an endpoint with competing events: these as censored (default), or the model of Fine and Gray',
    ),
  factors: z.array(factorSchema).min(1),
  strata,
  models: z.array(z.enum(['univariable', 'multivariable'])).min(1),
});

const proportionalHazards = z.strictObject({
  kind: z.literal('proportional_hazards'),
  ...common,
  ties,
  endpoint: nameSchema.describe(
    'With competing events these count as censored: cause-specific hazards are tested',
  ),
  factors: z.array(factorSchema).min(1),
  strata,
  models: z
    .array(z.enum(['univariable', 'multivariable']))
    .min(1)
    .describe('Models tested: of each factor alone, of all together; those of the Cox table'),
  transform: z
    .enum(['km', 'rank', 'identity', 'log'])
    .default('km')
    .describe(
      'Scale of time along which the test looks for a trend: share of patients with an event by Kaplan-Meier, rank, time itself, its logarithm',
    ),
});

const interactionTable = z.strictObject({
  kind: z.literal('interaction_table'),
  ...common,
  ties,
  endpoints: z.array(nameSchema).min(1),
  modifier: factorSchema.describe('The treatment whose effect may differ'),
  factors: z.array(factorSchema).min(1),
  strata,
});

const leaveOneOut = z.strictObject({
  kind: z.literal('leave_one_out'),
  ...common,
  ties,
  conf_level: confidence.conf_level,
  endpoint: nameSchema,
  by: nameSchema
    .default('site')
    .describe(
      'Category whose levels are left out in turn: each model is fitted without each; or "patient": without each patient',
    ),
  factors: z.array(factorSchema).min(1),
  strata,
  models: z.array(z.enum(['univariable', 'multivariable'])).min(1),
});

const subgroupEffects = z.strictObject({
  kind: z.literal('subgroup_effects'),
  ...common,
  ties,
  conf_level: confidence.conf_level,
  endpoint: nameSchema.describe(
    'With competing events these count as censored: hazard ratios are cause-specific',
  ),
  factor: factorSchema.describe('Whose hazard ratio is told within each subgroup'),
  subgroups: z
    .array(groupingSchema)
    .min(1)
    .describe('Categories; the hazard ratio of the factor stands within each level of each'),
  strata,
});

const patientFlow = z.strictObject({ kind: z.literal('patient_flow'), ...common });

const scorecard = z.strictObject({
  kind: z.literal('scorecard'),
  ...common,
  freeze: idSchema.optional().describe('Freeze that the publication rests on'),
});

const audit = z.strictObject({
  kind: z.literal('audit'),
  ...common,
  relations: z.array(auditRelationSchema).min(1),
});

/** `analyses/<id>.yaml`: one analysis; the file name is its id. */
export const analysisSchema = z.discriminatedUnion('kind', [
  baselineTable,
  eventTable,
  survivalSummary,
  survivalCurves,
  cumulativeIncidence,
  coxTable,
  proportionalHazards,
  interactionTable,
  leaveOneOut,
  subgroupEffects,
  patientFlow,
  scorecard,
  audit,
]);
type Declared = z.infer<typeof analysisSchema>;
export type Analysis = Declared & { id: string };
export type AnalysisKind = Declared['kind'];
export type AnalysisOf<K extends AnalysisKind> = Extract<Declared, { kind: K }> & { id: string };

import { z } from 'zod';
import { idSchema, nameSchema } from './name.ts';

const value = z.string().describe('Id of a printed value, e.g. table-1.total.n');
const each = z
  .array(z.string())
  .min(1)
  .describe('Places or entries of published.yaml whose values are checked, e.g. table-1');
const common = { id: idSchema, title: z.string(), note: z.string().optional() };

const shares = z.strictObject({
  relation: z.literal('shares'),
  ...common,
  of: value.describe('Denominator of every share'),
  each: each.describe('Entries with `n` and `percent`'),
});

const share = z.strictObject({
  relation: z.literal('share'),
  ...common,
  percent: value,
  n: z.array(value).min(1).optional().describe('Counts whose sum is the numerator; default: any'),
  overlap: z.boolean().default(false).describe('A patient may be in more than one of these counts'),
  of: z.array(value).min(1).describe('Counts whose sum is the denominator'),
  of_at_most: z.boolean().default(false).describe('The denominator is that sum or smaller'),
});

const partition = z.strictObject({
  relation: z.literal('partition'),
  ...common,
  of: value,
  groups: z
    .array(z.array(z.string()).min(2))
    .min(1)
    .describe('Entries that divide the whole, a list for each factor'),
});

const sum = z.strictObject({
  relation: z.literal('sum'),
  ...common,
  parts: z.array(value).min(1),
  whole: z.array(value).min(1),
});

const same = z.strictObject({
  relation: z.literal('same'),
  ...common,
  groups: z
    .array(z.array(value).min(2))
    .optional()
    .describe('Default: all printed values that one row must give'),
});

const order = z.strictObject({
  relation: z.literal('order'),
  ...common,
  each: each.describe('Entries with a minimum, median and maximum, or an estimate and its limits'),
});

const wald = z.strictObject({
  relation: z.literal('wald'),
  ...common,
  each: each.describe('Entries with an estimate, its limits and a p value'),
  ratio: nameSchema.default('hazard_ratio'),
  p: nameSchema.default('p_value'),
  conf_level: z.number().gt(0).lt(1).default(0.95),
});

const information = z.strictObject({
  relation: z.literal('information'),
  ...common,
  each: each.describe('Entries with the hazard ratio of two groups and its limits'),
  events: value,
  ratio: nameSchema.default('hazard_ratio'),
  conf_level: z.number().gt(0).lt(1).default(0.95),
});

const intervalType = z.strictObject({
  relation: z.literal('interval_type'),
  ...common,
  each: each.describe('Entries with a survival rate and its limits'),
  type: z.enum(['log', 'log-log', 'plain', 'logit', 'arcsin']).default('log'),
});

const nested = z.strictObject({
  relation: z.literal('nested'),
  ...common,
  percent: value.describe('Share of the inner group in the outer'),
  of: value.describe('Patients in the outer group'),
  inner: value.describe('Patients in the inner group, wherever they are'),
  explains: z
    .array(value)
    .default([])
    .describe('Values not given since the inner group lies within'),
});

const thresholds = z.strictObject({
  relation: z.literal('thresholds'),
  ...common,
  statements: z.array(idSchema).min(2),
  statistics: z
    .array(nameSchema)
    .min(1)
    .describe('Statistics that the threshold judges, e.g. p_value'),
});

/** A relation that printed values must keep among each other. */
export const auditRelationSchema = z.discriminatedUnion('relation', [
  shares,
  share,
  partition,
  sum,
  same,
  order,
  wald,
  information,
  intervalType,
  nested,
  thresholds,
]);
export type AuditRelation = z.infer<typeof auditRelationSchema>;
export type AuditRelationKind = AuditRelation['relation'];
export type AuditRelationOf<K extends AuditRelationKind> = Extract<AuditRelation, { relation: K }>;

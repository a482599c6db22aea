import { z } from 'zod';
import { basisSchema, expressionSchema, idSchema, nameSchema } from './name.ts';

const derivationSchema = z.strictObject({
  name: nameSchema,
  expr: expressionSchema,
  working: z
    .boolean()
    .default(false)
    .describe('An intermediate value (a list, a record) that does not enter the cohort'),
  basis: basisSchema.default('stated'),
  definition: z.string().optional().describe('The definition in words, for the methods'),
});
export type Derivation = z.infer<typeof derivationSchema>;

const criterionSchema = z.strictObject({
  id: idSchema,
  include: expressionSchema.describe('True keeps the patient; false or not determinable excludes'),
  reason: z.string().describe('Reason for exclusion, as shown in the patient flow'),
  basis: basisSchema.default('stated'),
});
export type Criterion = z.infer<typeof criterionSchema>;

const endpointSchema = z.strictObject({
  id: nameSchema,
  label: z.string(),
  short: z.string(),
  origin: expressionSchema.describe('Date at which time starts'),
  events: z
    .array(z.strictObject({ id: nameSchema, label: z.string(), date: expressionSchema }))
    .min(1)
    .describe(
      'The earliest of these dates is the event; null where it did not happen. A date of a record that is not there is not known: say `count(death) == 0 ? null : ...` where no record means no event',
    ),
  competing: z
    .array(z.strictObject({ id: nameSchema, label: z.string(), date: expressionSchema }))
    .min(1)
    .optional()
    .describe(
      'Events after which the endpoint’s own can no longer come, e.g. death before relapse: the earliest of all dates ends the time, on one day an event of the endpoint. Cumulative incidence counts each; a Cox model takes them as censored, or as Fine and Gray do; Kaplan-Meier refuses the endpoint',
    ),
  censor: expressionSchema.describe('Date of censoring where no event happened'),
  basis: basisSchema.default('stated'),
  definition: z.string(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

const observedEndpointSchema = z.strictObject({
  id: nameSchema,
  label: z.string(),
  short: z.string(),
  time: expressionSchema.describe(
    'Days from origin to event or censoring, where the export carries them',
  ),
  event: expressionSchema.describe('True where the event happened'),
  competing: z
    .array(z.strictObject({ id: nameSchema, label: z.string(), event: expressionSchema }))
    .min(1)
    .optional()
    .describe(
      'Events after which the endpoint’s own can no longer come: true where the time ended by it; of several the first',
    ),
  basis: basisSchema.default('stated'),
  definition: z.string(),
});
export type ObservedEndpoint = z.infer<typeof observedEndpointSchema>;

const checkSchema = z.strictObject({
  id: idSchema,
  must: expressionSchema.describe('False raises the finding; not determinable does not'),
  among: z.enum(['all', 'included']).default('all'),
  severity: z.enum(['blocking', 'warning', 'info']),
  message: z.string(),
  expected: z.string(),
  action: z.string(),
  resolution: z
    .string()
    .optional()
    .describe(
      'Where sites contradict each other: what the study does then; the data notes count its patients as conflicts',
    ),
  locate: nameSchema.describe('Entity whose rows of the patient the finding names'),
});
export type Check = z.infer<typeof checkSchema>;

const displaySchema = z.strictObject({
  days_per_month: z.number().positive().default(30.4375),
  time_decimals: z.int().min(0).max(3).default(1),
  percent_decimals: z.int().min(0).max(3).default(0),
  rate_decimals: z.int().min(0).max(3).default(1).describe('Survival rates, in percent'),
  hazard_ratio_decimals: z.int().min(0).max(4).default(2),
  significance: z.number().gt(0).lt(1).default(0.05),
  significance_inclusive: z.boolean().default(true).describe('True: p equal to the level counts'),
  trend: z.number().gt(0).lt(1).default(0.1),
});
export type Display = z.infer<typeof displaySchema>;

const disclosureSchema = z.strictObject({
  minimum_change: z
    .int()
    .min(1)
    .default(5)
    .describe(
      'The shareable difference of two freezes withholds changes that concern fewer patients; 1 withholds nothing',
    ),
});

/** `study.yaml`: what is studied, in whom, with which endpoints, and how numbers are shown. */
export const studySchema = z.strictObject({
  study: idSchema,
  title: z.string(),
  subtitle: z.string().optional(),
  plan_version: z.string().describe('Version of the analysis plan'),
  source: z
    .strictObject({
      citation: z.string(),
      doi: z.string().optional(),
      license: z.string().optional(),
    })
    .optional(),
  notice: z
    .strictObject({ label: z.string(), text: z.string() })
    .optional()
    .describe('Shown on every page, e.g. that the data are synthetic'),
  freezes: z
    .array(z.strictObject({ id: idSchema, label: z.string(), cutoff: z.iso.date().optional() }))
    .min(1)
    .describe('Data freezes, oldest first'),
  sites: z
    .array(idSchema)
    .min(1)
    .describe('In order of precedence where sites contradict each other'),
  patient: z.strictObject({
    entity: nameSchema.default('patient'),
    id: nameSchema
      .default('patient_id')
      .describe('Field that every entity carries to name its patient within a site'),
    linkage: z
      .array(nameSchema)
      .default([])
      .describe('Fields of the patient entity that find one person at several sites'),
    pseudonyms: z
      .enum(['keyed', 'public'])
      .default('keyed')
      .describe(
        'keyed: a secret key outside the repository makes them (real patients); public: anyone can make them (synthetic or public data)',
      ),
  }),
  derivations: z.array(derivationSchema),
  eligibility: z.array(criterionSchema),
  checks: z.array(checkSchema).default([]),
  endpoints: z.array(z.union([endpointSchema, observedEndpointSchema])),
  cohort_entities: z
    .array(
      z
        .union([
          nameSchema,
          z.strictObject({
            entity: nameSchema,
            rows: expressionSchema.describe('Those of the patient’s rows that count'),
          }),
        ])
        .transform((item) => (typeof item === 'string' ? { entity: item, rows: item } : item)),
    )
    .default([])
    .describe('Entities whose rows analyses may count; without `rows` all of a patient’s rows'),
  methods: z
    .array(
      z.strictObject({
        topic: z.string(),
        text: z.string(),
        basis: basisSchema,
        source: z.string().optional(),
      }),
    )
    .default([]),
  display: displaySchema.prefault({}),
  disclosure: disclosureSchema.prefault({}),
});
export type Study = z.infer<typeof studySchema>;

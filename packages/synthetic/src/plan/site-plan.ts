import { z } from 'zod';

const partialSchema = z.strictObject({
  entity: z.string(),
  field: z.string(),
  precision: z.enum(['month', 'year']),
  share: z
    .number()
    .min(0)
    .max(1)
    .describe('Share of the rows, as far as no derived value changes by it'),
});

const blemishSchema = z.strictObject({
  kind: z.enum(['duplicate_row', 'empty_row', 'stray_space', 'value']),
  file: z.string(),
  sheet: z.string().optional(),
  column: z.string().optional().describe('For stray spaces and values'),
  raw: z.string().optional().describe('For values: what stands there instead'),
  rows: z.int().positive().default(1),
});
export type Blemish = z.infer<typeof blemishSchema>;

const documentSchema = z.strictObject({
  file: z.string(),
  format: z.enum(['json', 'xml']),
  content: z
    .unknown()
    .describe('The document as a tree; `=...` is an expression, `$each`, `$where`, `$if` steer'),
});
export type DocumentPlan = z.infer<typeof documentSchema>;

/** `synthetic/sites/<site>.yaml`: what a site’s export shows beside what its mapping (`sites/<site>.yaml`) tells already. */
export const sitePlanSchema = z.strictObject({
  site: z.string(),
  ids: z
    .record(z.string(), z.string())
    .default({})
    .describe(
      'Id field -> pattern of {n} (number of the patient) and {k} (number within the patient)',
    ),
  first_number: z.int().positive().default(1),
  title: z.string().optional().describe('Stands above the header where the header is not in row 1'),
  byte_order_mark: z.boolean().default(false),
  line_end: z.enum(['lf', 'crlf']).default('lf'),
  number_cells: z.boolean().default(true).describe('Workbooks: numbers as numbers, not as text'),
  ignored: z
    .record(z.string(), z.union([z.array(z.string()).min(1), z.string()]))
    .default({})
    .describe(
      'Ignored column -> what stands there, at random; or an expression over the patient and the row',
    ),
  missing_codes: z
    .number()
    .min(0)
    .max(1)
    .default(0.3)
    .describe('Share of missing values written as a code instead of left empty'),
  other_spellings: z.number().min(0).max(1).default(0.15),
  partial_dates: z.array(partialSchema).default([]),
  blemishes: z.array(blemishSchema).default([]),
  documents: z
    .array(documentSchema)
    .default([])
    .describe('Files that are no tables: XML and JSON documents'),
});
export type SitePlan = z.infer<typeof sitePlanSchema>;

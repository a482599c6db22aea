import { z } from 'zod';
import { idSchema, nameSchema } from './name.ts';

const dialect = {
  encoding: z.enum(['utf-8', 'windows-1252', 'iso-8859-15', 'utf-16le', 'utf-16be']).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  missing: z
    .array(z.string())
    .optional()
    .describe('Raw values that mean "not known", beside the empty field'),
  dates: z
    .array(
      z.enum([
        'yyyy-MM-dd',
        'dd.MM.yyyy',
        'd.M.yyyy',
        'dd/MM/yyyy',
        'MM/dd/yyyy',
        'yyyyMMdd',
        'yyyy-MM',
        'MM.yyyy',
        'MM/yyyy',
        'yyyy',
        'iso-date-time',
        'dd.MM.yyyy HH:mm',
        'excel-serial',
        'excel-serial-1904',
      ]),
    )
    .optional()
    .describe(
      'Date formats that occur; the partial ones give their precision. Of a time of day the day counts as it is written; iso-date-time: 2014-02-03T10:15:00+01:00, its T, seconds, zone and time may be lacking',
    ),
  format: z
    .enum(['table', 'xml', 'fhir'])
    .optional()
    .describe('Delimited text or workbook (the default), XML document, or FHIR R4 bundle in JSON'),
  namespaces: z
    .record(z.string(), z.string())
    .optional()
    .describe('XML: prefix used in `rows` and `columns` -> namespace'),
  schema: z
    .string()
    .optional()
    .describe(
      'XML: XSD file in the study’s folder sites/ that the document is held against; files that it includes stand beside it',
    ),
};

const mappedColumn = z.strictObject({
  to: nameSchema.describe('Field of the entity'),
  values: z
    .record(z.string(), z.union([z.string(), z.boolean(), z.number(), z.null()]))
    .optional()
    .describe('Raw value -> canonical value; null means missing'),
  unit: z.string().optional().describe('Unit of the raw value, converted to the codebook’s'),
  decimal: dialect.decimal,
  missing: dialect.missing,
  dates: dialect.dates,
  precision: z
    .strictObject({
      column: z.string().describe('Column that tells how much of the date is known'),
      values: z
        .record(z.string(), z.enum(['day', 'month', 'year']).nullable())
        .describe('Its raw values -> what is known; null means nothing'),
    })
    .optional()
    .describe('Dates only: the rest of a date known in part is completed by the codebook’s rule'),
  optional: z
    .boolean()
    .optional()
    .describe('True if a freeze may lack this column: its values are then not known'),
});
export type MappedColumn = z.infer<typeof mappedColumn>;
const ignoredColumn = z.strictObject({ ignore: z.string().describe('Why the column is not used') });

/** One raw table (a file, or a sheet of a workbook) that feeds one entity. */
export const siteTableSchema = z.strictObject({
  entity: nameSchema,
  file: z
    .union([z.string(), z.array(z.string()).min(1)])
    .describe(
      'Path below data/<study>/<freeze>/<site>/, or a list of such; with `*` for any part of a name all files that fit, e.g. bundles/*.json',
    ),
  sheet: z.string().optional(),
  header_row: z
    .int()
    .min(1)
    .default(1)
    .describe('Row of the headings; a first line like sep=; is skipped, but counted'),
  optional: z.boolean().default(false).describe('True if a freeze may lack this file'),
  ...dialect,
  only_if: z
    .strictObject({ field: nameSchema, reason: z.string() })
    .optional()
    .describe('Rows without this field are no event of this entity: set aside with the reason'),
  row_id: nameSchema
    .optional()
    .describe('Field that takes the row’s number (1, 2, ...) where the export has no identifier'),
  constants: z
    .record(nameSchema, z.union([z.string(), z.boolean(), z.number()]))
    .default({})
    .describe('Fields that the export does not carry because they are the same in every row'),
  rows: z
    .string()
    .optional()
    .describe(
      "XML: XPath of the elements that are rows; FHIR: path of the resources, e.g. Procedure.where(category.coding.code = 'OP')",
    ),
  columns: z
    .record(z.string(), z.union([mappedColumn, ignoredColumn, z.array(mappedColumn)]))
    .describe('By heading; in XML by XPath relative to the row, in FHIR by path in the resource'),
  also_named: z
    .record(z.string(), z.array(z.string()).min(1))
    .optional()
    .describe('Heading of `columns` -> what the column is called in other freezes'),
});
export type SiteTable = z.infer<typeof siteTableSchema>;

/** `sites/<site>.yaml`: how one site’s export maps onto the codebook. */
export const siteSchema = z.strictObject({
  site: idSchema,
  label: z.string(),
  kind: z.enum(['hospital', 'registry']).default('hospital'),
  assumptions: z.array(z.string()).default([]).describe('What was assumed about this export'),
  ...dialect,
  tables: z.array(siteTableSchema).min(1),
});
export type Site = z.infer<typeof siteSchema>;

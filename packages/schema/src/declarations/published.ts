import { z } from 'zod';
import { readPrinted } from '../published/read-printed.ts';
import { idSchema, nameSchema } from './name.ts';

const printedSchema = z
  .string()
  .refine((text) => readPrinted(text) !== undefined, {
    error: 'expected a number as printed ("0.83", "<0.001", "two") or NA',
  })
  .describe('The string as printed, in quotes: its decimals are the precision compared at');

const entrySchema = z.strictObject({
  id: idSchema,
  label: z.string().describe('What the values are of, in words'),
  row: z
    .string()
    .optional()
    .describe(
      'Result row that must give them, without its statistic, after the `rows` of the place',
    ),
  of: z
    .string()
    .optional()
    .describe('Id of a result row: the printed value is the share of `row` in it'),
  as: z
    .enum(['number', 'percent'])
    .optional()
    .describe(
      'How the row is printed; default: percent for shares, survival and incidence, else number',
    ),
  printed: z
    .union([z.array(printedSchema).min(1), z.record(nameSchema, printedSchema)])
    .describe('Statistic -> printed string; as a list in the order of the place’s `statistics`'),
  note: z.string().optional(),
});

const placeSchema = z
  .strictObject({
    id: idSchema,
    label: z.string().describe('Place in the publication, e.g. "Table 2"'),
    rows: z.string().optional().describe('What the rows of its entries begin with'),
    statistics: z
      .array(nameSchema)
      .min(1)
      .optional()
      .describe('Statistics that its entries list the printed strings of'),
    entries: z.array(entrySchema).min(1),
  })
  .superRefine((place, context) => {
    place.entries.forEach((entry, index) => {
      const wanted = place.statistics?.length;
      if (Array.isArray(entry.printed) && entry.printed.length !== wanted)
        context.addIssue({
          code: 'custom',
          path: ['entries', index, 'printed'],
          message:
            wanted === undefined
              ? 'a list of printed strings needs the `statistics` of its place'
              : `${entry.printed.length} printed strings for ${wanted} statistics`,
        });
      if (entry.row === undefined && place.rows === undefined)
        context.addIssue({
          code: 'custom',
          path: ['entries', index],
          message: 'an entry needs `row`, or its place `rows`',
        });
    });
    reportRepeated(place.entries, ['entries'], context);
  });

const statementSchema = z.strictObject({
  id: idSchema,
  place: z.string().describe('Where it stands'),
  quote: z.string().describe('The words of the publication'),
  printed: printedSchema,
});

/**
 * `published.yaml`: every value that a publication prints, where it stands, and the result row that must give it.
 * It is compared with, never computed from.
 */
export const publishedSchema = z
  .strictObject({
    places: z.array(placeSchema).min(1),
    statements: z
      .array(statementSchema)
      .default([])
      .describe('Conventions that the publication states, such as a level of significance'),
  })
  .superRefine(({ places, statements }, context) => {
    reportRepeated(places, ['places'], context);
    reportRepeated(statements, ['statements'], context);
  });
export type PublishedDeclaration = z.infer<typeof publishedSchema>;

function reportRepeated(
  items: readonly { id: string }[],
  path: string[],
  context: { addIssue: (issue: { code: 'custom'; path: PropertyKey[]; message: string }) => void },
): void {
  items.forEach(({ id }, index) => {
    if (items.findIndex((item) => item.id === id) < index)
      context.addIssue({
        code: 'custom',
        path: [...path, index, 'id'],
        message: `the id "${id}" is given twice`,
      });
  });
}

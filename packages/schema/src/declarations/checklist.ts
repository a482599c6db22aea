import { z } from 'zod';
import { GUIDELINES } from './guidelines.ts';
import { idSchema } from './name.ts';

const answerSchema = z
  .strictObject({
    item: z.int().min(1).describe('Number of the item in the guideline'),
    where: z
      .array(idSchema)
      .min(1)
      .optional()
      .describe(
        'Parts of the report that answer it: analyses, texts (e.g. limitations), methods, data-notes, provenance',
      ),
    absent: z.string().min(1).optional().describe('Why the report does not answer it'),
    note: z.string().min(1).optional().describe('What the reader should know of the answer'),
  })
  .refine(({ where, absent }) => (where === undefined) !== (absent === undefined), {
    error: 'expected `where` the report answers it, or why it is `absent`, and not both',
  });

/** `report/checklist.yaml`: where the report answers each item of a reporting guideline, or why it does not. */
export const checklistSchema = z.strictObject({
  guideline: z.enum(Object.keys(GUIDELINES) as [keyof typeof GUIDELINES]),
  items: z.array(answerSchema).min(1),
});
export type Checklist = z.infer<typeof checklistSchema>;

import { z } from 'zod';

const one = z.union([
  z.string(),
  z.record(z.string(), z.string()).refine((entry) => Object.keys(entry).length === 1, {
    error: 'expected a single `value: label` pair',
  }),
]);

export interface Level {
  value: string;
  label: string;
}

/** Ordered levels of a category, the first the usual reference: `- value: Label`, or `- value` where the value is its own label. */
export const levelsSchema = z
  .array(one)
  .min(1)
  .transform((entries): Level[] =>
    entries.map((entry) => {
      if (typeof entry === 'string') return { value: entry, label: entry };
      const [value, label] = Object.entries(entry)[0] as [string, string];
      return { value, label };
    }),
  );

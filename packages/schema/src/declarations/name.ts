import { z } from 'zod';

/** Name of a variable, entity or field: usable in expressions. */
export const nameSchema = z.string().regex(/^[a-z][a-z0-9_]*$/, {
  error: 'expected lower-case letters, digits and underscores, beginning with a letter',
});

/** Identifier of a study, site, analysis or freeze: usable as a file name. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, {
  error: 'expected lower-case letters, digits and hyphens',
});

/** An expression in the Common Expression Language. */
export const expressionSchema = z.string().min(1);

/** Whether the source publication, or without one the analysis plan, states a method, or it is inferred from it. */
export const basisSchema = z.enum(['stated', 'inferred', 'assumed']);
export type Basis = z.infer<typeof basisSchema>;

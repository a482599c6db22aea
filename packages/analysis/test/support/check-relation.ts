import type { AuditRelation } from '@cohort-report/schema';
import { createLedger } from '../../src/audit/ledger.ts';
import type { Found, Relation } from '../../src/audit/relation.ts';
import { RELATIONS } from '../../src/audit/relations.ts';
import { toyPublished } from './toy-ledger.ts';

export type Declared = { relation: AuditRelation['relation'] } & Record<string, unknown>;
interface Context {
  rows?: Record<string, string>;
  statements?: Record<string, string>;
}

/** What a declared relation finds in a ledger of these printed values. */
export function checkRelation(
  declared: Declared,
  printed: Record<string, string>,
  context: Context = {},
): Found[] {
  const ledger = createLedger(toyPublished(printed, context.rows, context.statements));
  const run = RELATIONS[declared.relation] as Relation<typeof declared.relation>;
  return run({ id: 'r', title: 'Title', ...declared } as never, ledger);
}

export const verdicts = (found: Found[]) => found.map(({ verdict }) => verdict);

import { type Check, compileExpression, type Finding } from '@cohort-report/schema';
import type { GatheredPerson } from '../persons/gather-persons.ts';
import type { PersonRow } from '../persons/person-row.ts';
import { personFinding } from './person-finding.ts';
import { rowFinding } from './row-finding.ts';

type Rows = ReadonlyMap<string, readonly PersonRow[]>;

/**
 * Runs the study's checks on one person. `scopeOf` gives what expressions read, endpoints included, for any rows.
 * A broken check names those rows of its entity that break it alone, or all of them if none does.
 */
export function checkRunner(
  checks: readonly Check[],
  patientEntity: string,
  scopeOf: (rows: Rows) => Record<string, unknown>,
): (person: GatheredPerson, scope: Record<string, unknown>, included: boolean) => Finding[] {
  const compiled = checks.map((check) => ({ check, expression: compileExpression(check.must) }));
  return (person, scope, included) =>
    compiled.flatMap(({ check, expression }) => {
      if (check.among === 'included' && !included) return [];
      const breaks = (each: Record<string, unknown>): boolean => {
        const result = expression.evaluate(each);
        return 'value' in result && result.value === false;
      };
      if (!breaks(scope)) return [];
      const rows = person.rows.get(check.locate) ?? [];
      const alone =
        rows.length < 2
          ? rows
          : rows.filter((row) => breaks(scopeOf(new Map([...person.rows, [check.locate, [row]]]))));
      const what = {
        severity: check.severity,
        rule: check.id,
        message: check.message,
        expected: check.expected,
        action: check.action,
      };
      if (rows.length === 0) return [personFinding(person, patientEntity, what)];
      return (alone.length > 0 ? alone : rows).map((row) => rowFinding(row, check.locate, what));
    });
}

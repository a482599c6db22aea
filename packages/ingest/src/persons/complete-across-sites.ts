import type { Entity, Field, Finding } from '@cohort-report/schema';
import { hidden } from '../findings/hidden.ts';
import { agree, isFiner, type Known } from '../values/agree.ts';
import { known, type PersonRow } from './person-row.ts';

export interface Completion {
  finding: Finding;
  /** Where two sites contradict each other: both, the one of precedence first. */
  between?: [string, string];
}

/**
 * Rows of several sites that tell of the same thing complete each other: what one lacks, or knows less precisely,
 * is taken from the first site of precedence that has it. Where they contradict each other, each keeps its value
 * and that is a finding. `rows` in order of precedence; the values of those to `complete` are changed in place.
 */
export function completeAcrossSites(
  entityName: string,
  entity: Entity,
  rows: readonly PersonRow[],
  complete: readonly PersonRow[] = rows,
): Completion[] {
  return Object.entries(entity.fields).flatMap(([name, field]) => {
    if (field.type === 'id' || field.varies) return [];
    const best = bestKnown(rows, name);
    if (best === undefined) return [];
    return rows.flatMap((row): Completion[] => {
      const own = known(row, name);
      if (own !== undefined && !agree(own, best.known))
        return [
          {
            finding: disagree(entityName, name, field, row, own, best),
            between: [best.row.site.site, row.site.site],
          },
        ];
      if (!complete.includes(row) || (own !== undefined && !isFiner(best.known, own))) return [];
      row.values[name] = best.known.value;
      if (best.known.precision === 'day') delete row.precision[name];
      else row.precision[name] = best.known.precision;
      return [{ finding: completed(entityName, name, field, row, own, best) }];
    });
  });
}

interface Best {
  known: Known;
  row: PersonRow;
}

/** The value of the site of precedence, or a finer one that agrees with it. */
function bestKnown(rows: readonly PersonRow[], name: string): Best | undefined {
  let best: Best | undefined;
  for (const row of rows) {
    const own = known(row, name);
    if (own === undefined) continue;
    if (best === undefined || (agree(own, best.known) && isFiner(own, best.known)))
      best = { known: own, row };
  }
  return best;
}

function completed(
  entity: string,
  name: string,
  field: Field,
  row: PersonRow,
  own: Known | undefined,
  best: Best,
): Finding {
  return {
    severity: 'info',
    rule: 'completed-by-other-site',
    ...place(row, entity, name),
    message: `"${field.label}" is taken from another site of the patient`,
    expected: own === undefined ? 'a value' : 'a full date',
    found: `${own === undefined ? 'none' : `the ${own.precision} alone`} here, ${hidden(field, String(best.known.value))} at ${best.row.site.label}`,
    action: 'nothing, if the other site is right',
  };
}

function disagree(
  entity: string,
  name: string,
  field: Field,
  row: PersonRow,
  own: Known,
  best: Best,
): Finding {
  return {
    severity: 'warning',
    rule: 'sites-disagree',
    ...place(row, entity, name),
    message: `two sites of the patient disagree in "${field.label}"`,
    expected: `${hidden(field, String(best.known.value))}, as ${best.row.site.label} has it`,
    found: hidden(field, String(own.value)),
    action: `${best.row.site.label} has precedence; ask both sites which one is right${field.identifying ? ', and whether this is one person' : ''}`,
  };
}

function place(row: PersonRow, entity: string, field: string) {
  return {
    site: row.site.site,
    file: row.record.file,
    ...(row.record.sheet === undefined ? {} : { sheet: row.record.sheet }),
    row: row.record.row,
    entity,
    field,
  };
}

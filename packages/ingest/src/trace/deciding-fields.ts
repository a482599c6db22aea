import type { PersonRow } from '../persons/person-row.ts';

type Rows = ReadonlyMap<string, readonly PersonRow[]>;

export interface ReadField {
  entity: string;
  row: PersonRow;
  field: string;
  decides: boolean;
}

/**
 * The known fields of a person's rows that expressions name, and which of them decide: the value is another if the field
 * alone were missing. `value` computes it as text for any rows.
 */
export function decidingFields(
  rows: Rows,
  entities: ReadonlySet<string>,
  names: (field: string) => boolean,
  value: (rows: Rows) => string,
): ReadField[] {
  const truth = value(rows);
  return [...entities].flatMap((entity) => {
    const list = rows.get(entity) ?? [];
    return list.flatMap((row, index) =>
      Object.entries(row.values).flatMap(([field, known]) => {
        if (known === null || !names(field) || field === 'site' || field === 'site_kind') return [];
        const without = list.with(index, { ...row, values: { ...row.values, [field]: null } });
        const decides = value(new Map([...rows, [entity, without]])) !== truth;
        return [{ entity, row, field, decides }];
      }),
    );
  });
}

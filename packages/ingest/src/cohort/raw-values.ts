import type { Field, RawValues, StudyBundle, ValueMapping } from '@cohort-report/schema';

const LONGEST = 80;

/**
 * Every raw value of the coded fields and what it was read as, by site and field in the codebook's order. A value that no
 * mapping knows may be anything, a name too: it is shown only where it stands in as many rows as the study discloses.
 */
export function rawValues(bundle: StudyBundle, mappings: readonly ValueMapping[]): RawValues[] {
  const { study, codebook } = bundle;
  const least = study.disclosure.minimum_change;
  const bySite = Map.groupBy(mappings, ({ site, entity, field }) => key(site, entity, field));
  return study.sites.flatMap((site) =>
    Object.entries(codebook.entities).flatMap(([entity, { label, fields }]) =>
      Object.entries(fields).flatMap(([name, field]): RawValues[] => {
        const own = bySite.get(key(site, entity, name));
        if (own === undefined || !isCoded(field)) return [];
        const counted = countValues(own, field);
        const hidden = counted.filter(({ mapped, rows }) => !mapped && rows < least);
        return [
          {
            site,
            entity,
            field: name,
            label: `${label}: ${field.label}`,
            values: counted.filter((value) => !hidden.includes(value)),
            ...(hidden.length === 0
              ? {}
              : { withheld: { values: hidden.length, rows: sumOfRows(hidden) } }),
          },
        ];
      }),
    ),
  );
}

function isCoded({ type, identifying }: Field): boolean {
  return (type === 'category' || type === 'boolean') && !identifying;
}

/** One entry a raw value and what it was read as, over all files and columns; what is not mapped stands last. */
function countValues(mappings: readonly ValueMapping[], field: Field): RawValues['values'] {
  const counted = new Map<string, RawValues['values'][number]>();
  for (const { raw, value, mapped, rows } of mappings) {
    const known = counted.get(JSON.stringify([raw, value, mapped]));
    if (known !== undefined) known.rows += rows;
    else
      counted.set(JSON.stringify([raw, value, mapped]), {
        raw: raw.length > LONGEST ? `${raw.slice(0, LONGEST)}…` : raw,
        value: value === null ? null : labelOf(field, value),
        mapped,
        rows,
      });
  }
  return [...counted]
    .sort(([a, one], [b, two]) => Number(two.mapped) - Number(one.mapped) || (a < b ? -1 : 1))
    .map(([, entry]) => entry);
}

function labelOf({ levels }: Field, value: string | number | boolean): string {
  return levels?.find((level) => level.value === value)?.label ?? String(value);
}

function sumOfRows(values: RawValues['values']): number {
  return values.reduce((sum, { rows }) => sum + rows, 0);
}

function key(site: string, entity: string, field: string): string {
  return `${site}\n${entity}\n${field}`;
}

import type { Display, ResultRow } from '@cohort-report/schema';
import { resultRow } from '../rows/result-row.ts';

const BOUNDS = ['', '_lower', '_upper'];

/**
 * What the omissions of one comparison say together: the lowest and the highest hazard ratio with its limits, those of a level
 * left out naming the row that they repeat; of the `omissions` how many are `estimable` (p value and all), and in how many of these
 * the Wald p value is `significant` by the study's level. `whole`: the hazard ratio of all patients; `without`: for each omission
 * the rows of `ratioRows`. Of two that are equally low or high the first stands.
 */
export function omissionSummaryRows(
  whole: ResultRow,
  without: readonly (readonly ResultRow[])[],
  { significance, significance_inclusive: isInclusive }: Display,
): ResultRow[] {
  const { id: _id, statistic: _statistic, value: _value, reason: _reason, ...base } = whole;
  const own = without.map((rows) =>
    rows.filter(({ variable, level }) => variable === whole.variable && level === whole.level),
  );
  const rowOf = (rows: readonly ResultRow[], statistic: string) =>
    rows.find((row) => row.statistic === statistic);
  const estimated = own.flatMap((rows) => {
    const at = rowOf(rows, 'hazard_ratio')?.value ?? null;
    return at === null ? [] : [{ rows, at }];
  });
  const extreme = (name: string, sign: 1 | -1): ResultRow[] => {
    const [found] = estimated.toSorted((a, b) => sign * (a.at - b.at));
    return BOUNDS.map((bound) => {
      const statistic = `${name}_hazard_ratio${bound}`;
      const row = found && rowOf(found.rows, `hazard_ratio${bound}`);
      if (row === undefined) return resultRow(base, statistic, { reason: noneReason(own.flat()) });
      const { n, events, id, group } = row;
      return resultRow(
        {
          ...base,
          n,
          ...(events === undefined ? {} : { events }),
          ...(group === undefined ? {} : { repeats: id }),
        },
        statistic,
        row.value ?? { reason: row.reason ?? 'no limit' },
      );
    });
  };
  const p = own.flatMap((rows) => rowOf(rows, 'p_value')?.value ?? []);
  const isBelow = (value: number) => (isInclusive ? value <= significance : value < significance);
  const level = `p ${isInclusive ? '<=' : '<'} ${significance}`;
  return [
    ...extreme('lowest', 1),
    ...extreme('highest', -1),
    resultRow(base, 'omissions', own.length),
    resultRow(base, 'estimable', p.length),
    resultRow(
      { ...base, method: { ...base.method, significance: level } },
      'significant',
      p.filter(isBelow).length,
    ),
  ];
}

function noneReason(rows: readonly ResultRow[]): string {
  const ratios = rows.filter(({ statistic }) => statistic === 'hazard_ratio');
  const reasons = [...new Set(ratios.map(({ reason }) => reason))];
  const [reason] = reasons;
  return reasons.length === 1 && reason !== undefined ? reason : 'no omission gives an estimate';
}

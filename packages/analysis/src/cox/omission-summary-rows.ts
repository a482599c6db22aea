import type { Display, ResultRow } from '@cohort-report/schema';
import { resultRow } from '../rows/result-row.ts';

const BOUNDS = ['', '_lower', '_upper'];

/**
 * What the omissions of one comparison say together: the lowest and the highest hazard ratio with its limits, each naming the row
 * that it repeats; of the `omissions` how many are `estimable` (p value and all), and in how many of these the Wald p value is
 * `significant` by the study's level. `whole`: the hazard ratio of all patients; `rows`: those of `omissionRows`. Of two that are
 * equally low or high the first stands.
 */
export function omissionSummaryRows(
  whole: ResultRow,
  rows: readonly ResultRow[],
  { significance, significance_inclusive: isInclusive }: Display,
): ResultRow[] {
  const { id: _id, statistic: _statistic, value: _value, reason: _reason, ...base } = whole;
  const own = rows.filter(
    ({ variable, level }) => variable === whole.variable && level === whole.level,
  );
  const ratios = own.filter(({ statistic }) => statistic === 'hazard_ratio');
  const numbers = (statistic: string) =>
    own.flatMap((row) => (row.statistic === statistic && row.value !== null ? [row.value] : []));
  const estimated = ratios.flatMap((row) => (row.value === null ? [] : [{ row, at: row.value }]));
  const extreme = (name: string, sign: 1 | -1): ResultRow[] => {
    const [found] = estimated.toSorted((a, b) => sign * (a.at - b.at));
    return BOUNDS.map((bound) => {
      const statistic = `${name}_hazard_ratio${bound}`;
      const row = own.find(
        ({ group, statistic: other }) =>
          group?.level === found?.row.group?.level && other === `hazard_ratio${bound}`,
      );
      if (found === undefined || row === undefined)
        return resultRow(base, statistic, { reason: noneReason(ratios) });
      const { n, events, id: repeats } = row;
      return resultRow(
        { ...base, n, ...(events === undefined ? {} : { events }), repeats },
        statistic,
        row.value ?? { reason: row.reason ?? 'no limit' },
      );
    });
  };
  const p = numbers('p_value');
  const isBelow = (value: number) => (isInclusive ? value <= significance : value < significance);
  const level = `p ${isInclusive ? '<=' : '<'} ${significance}`;
  return [
    ...extreme('lowest', 1),
    ...extreme('highest', -1),
    resultRow(base, 'omissions', ratios.length),
    resultRow(base, 'estimable', p.length),
    resultRow(
      { ...base, method: { ...base.method, significance: level } },
      'significant',
      p.filter(isBelow).length,
    ),
  ];
}

function noneReason(ratios: readonly ResultRow[]): string {
  const reasons = [...new Set(ratios.map(({ reason }) => reason))];
  const [reason] = reasons;
  return reasons.length === 1 && reason !== undefined ? reason : 'no omission gives an estimate';
}

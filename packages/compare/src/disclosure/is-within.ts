import type { CountCell } from './count-cell.ts';

/** Whether each patient whom `inner` counts is counted by `outer`, by their conditions alone. */
export function isWithin(
  inner: CountCell,
  outer: CountCell,
  all: (variable: string) => ReadonlySet<string | null>,
): boolean {
  const { until } = outer;
  return (
    [...outer.values].every(([variable, values]) =>
      [...(inner.values.get(variable) ?? all(variable))].every((value) => values.has(value)),
    ) &&
    outer.conditions.every((condition) => inner.conditions.includes(condition)) &&
    (outer.events.length === 0 ||
      (inner.events.length > 0 && inner.events.every((event) => outer.events.includes(event)))) &&
    (until === null ||
      (inner.until?.endpoint === until.endpoint && inner.until.months >= until.months))
  );
}

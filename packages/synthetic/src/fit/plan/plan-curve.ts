import type { DeclaredCurve } from './fit-declaration.ts';
import { maskOf } from './mask-of.ts';
import type { PlanContext } from './plan-context.ts';
import type { PlanCurve, PlanCurveTarget } from './plan-shape.ts';
import { printedInterval } from './printed-interval.ts';

/** A Kaplan-Meier curve with what is printed of it, in days and shares. */
export function planCurve(curve: DeclaredCurve, context: PlanContext): PlanCurve {
  const target = (label: string, printed: string, unit: number): PlanCurveTarget => {
    const interval = printedInterval(printed);
    return {
      label,
      printed,
      interval: interval && { lower: interval.lower * unit, upper: interval.upper * unit },
    };
  };
  const { median, rates } = curve;
  const among = curve.among === undefined ? -1 : context.termAt(curve.among);
  return {
    id: `${curve.endpoint} ${curve.name}`,
    endpoint: context.endpointAt(curve.endpoint),
    among,
    reverse: curve.reverse,
    columns: among < 0 ? 0 : maskOf([context.terms[among]!.column]),
    times: rates.map((rate) => rate.at * context.days),
    targets: [
      ...(median
        ? [
            target('median', median.value, context.days),
            target('median lower', median.lower, context.days),
            target('median upper', median.upper, context.days),
          ]
        : [null, null, null]),
      ...rates.flatMap((rate) => [
        target(`rate ${rate.at}`, rate.value, 0.01),
        target(`rate ${rate.at} lower`, rate.lower, 0.01),
        target(`rate ${rate.at} upper`, rate.upper, 0.01),
      ]),
    ],
  };
}

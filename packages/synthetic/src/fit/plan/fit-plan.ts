import { normalQuantile } from '@cohort-report/survival';
import type {
  DeclaredCox,
  DeclaredCurve,
  FitDeclaration,
  PrintedEstimate,
} from './fit-declaration.ts';
import { printedInterval } from './printed-interval.ts';

/** A column's values are kept as whole numbers: index of the level, or multiples of the step. */
export interface PlanColumn {
  readonly name: string;
  readonly levels: readonly (string | number)[] | null;
  /** Whether how many patients have each level may change. */
  readonly free: boolean;
  readonly step: number;
  readonly bands: readonly (readonly [number, number])[];
  readonly median: number;
}

export interface PlanTerm {
  readonly name: string;
  readonly column: number;
  /** Whether the column has the level `bound`, is above it, or counts in `bound`-th parts. */
  readonly kind: 'is' | 'above' | 'parts';
  readonly bound: number;
}

export type StatisticName = 'hr' | 'lower' | 'upper' | 'p';
export const STATISTICS: readonly StatisticName[] = ['hr', 'lower', 'upper', 'p'];

/**
 * The printed values of one coefficient, on the scale of log HR (hr, lower, upper) and of z (p); last
 * the standard errors that the limits leave room for.
 */
export interface PlanCoefficient {
  readonly label: string;
  readonly at: number;
  readonly printed: PrintedEstimate;
  readonly centre: Float64Array;
  readonly half: Float64Array;
  readonly scale: Float64Array;
  /** Direction of z that p must have; 0 if either will do. */
  readonly sign: number;
}

export interface PlanModel {
  readonly id: string;
  readonly endpoint: number;
  readonly terms: readonly number[];
  readonly among: number;
  /** Term and second term with their product, which the coefficient is. */
  readonly product: boolean;
  /** Groups that the rows fall into, or 0 if the model needs its columns. */
  readonly groups: number;
  readonly columns: number;
  readonly coefficients: readonly PlanCoefficient[];
}

export interface PlanCurveTarget {
  readonly label: string;
  readonly printed: string;
  /** Days, or a share for a rate; null if it must not exist. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
}

export interface PlanCurve {
  readonly id: string;
  readonly endpoint: number;
  readonly among: number;
  readonly reverse: boolean;
  readonly columns: number;
  /** Days at which a rate is printed. */
  readonly times: readonly number[];
  /** Median, lower, upper, then rate, lower, upper of each time; null where nothing is printed. */
  readonly targets: readonly (PlanCurveTarget | null)[];
}

export interface PlanImplication {
  readonly where: number;
  readonly is: number;
  readonly column: number;
  readonly mustBe: number;
}

export interface FitPlan {
  readonly declaration: FitDeclaration;
  readonly columns: readonly PlanColumn[];
  readonly terms: readonly PlanTerm[];
  readonly models: readonly PlanModel[];
  readonly curves: readonly PlanCurve[];
  readonly implications: readonly PlanImplication[];
}

/** Lays a declaration out for the search. Throws on a name that is not declared. */
export function fitPlan(declaration: FitDeclaration): FitPlan {
  const columns = Object.entries(declaration.columns).map(([name, column]): PlanColumn => {
    if ('levels' in column) {
      const { levels, free } = column;
      return { name, levels, free, step: 1, bands: [], median: 0 };
    }
    const units = (value: number) => Math.round(value / column.step);
    return {
      name,
      levels: null,
      free: false,
      step: column.step,
      bands: column.bands.map(([from, to]) => [units(from), units(to)] as const),
      median: units(column.median),
    };
  });
  const columnAt = (name: string) =>
    indexOf(
      columns.map((column) => column.name),
      name,
      'column',
    );
  const terms = Object.entries(declaration.terms).map(([name, term]): PlanTerm => {
    const at = columnAt(term.column);
    const column = columns[at]!;
    if (term.is !== undefined) {
      const level = column.levels?.indexOf(term.is) ?? -1;
      if (level < 0) throw new Error(`term ${name}: ${term.is} is no level of ${term.column}`);
      return { name, column: at, kind: 'is', bound: level };
    }
    if (term.above !== undefined) {
      const bound = Math.round(term.above / column.step);
      return { name, column: at, kind: 'above', bound };
    }
    const per = Math.round(1 / column.step);
    return { name, column: at, kind: 'parts', bound: per };
  });
  const termAt = (name: string) =>
    indexOf(
      terms.map((term) => term.name),
      name,
      'term',
    );
  const endpointAt = (name: string) =>
    indexOf(Object.keys(declaration.endpoints), name, 'endpoint');
  const context = { terms, termAt, endpointAt, days: declaration.days_per_month };
  return {
    declaration,
    columns,
    terms,
    models: declaration.cox.flatMap((cox) => planModels(cox, context)),
    curves: declaration.curves.map((curve) => planCurve(curve, context)),
    implications: declaration.implications.map((rule) => ({
      where: columnAt(rule.where),
      is: rule.is,
      column: columnAt(rule.column),
      mustBe: rule.must_be,
    })),
  };
}

interface Context {
  readonly terms: readonly PlanTerm[];
  readonly termAt: (name: string) => number;
  readonly endpointAt: (name: string) => number;
  readonly days: number;
}

function planModels(cox: DeclaredCox, context: Context): PlanModel[] {
  const among = cox.among === undefined ? -1 : context.termAt(cox.among);
  const times = cox.times === undefined ? [] : [context.termAt(cox.times)];
  const model = (names: string[], estimates: Record<string, PrintedEstimate>): PlanModel => {
    const terms = [...names.map(context.termAt), ...times];
    const used = terms.map((term) => context.terms[term]!.column);
    const product = times.length > 0;
    const inGroups = product || (terms.length <= 2 && used.every((column) => column === used[0]));
    const counted = terms.some((term) => context.terms[term]!.kind === 'parts');
    return {
      id: `${cox.endpoint} ${cox.name}`,
      endpoint: context.endpointAt(cox.endpoint),
      terms,
      among,
      product,
      groups: inGroups && !counted ? (product ? 4 : terms.length + 1) : 0,
      columns: maskOf(among < 0 ? used : [...used, context.terms[among]!.column]),
      coefficients: names.flatMap((name, at) =>
        Object.keys(estimates[name]!).length === 0
          ? []
          : [planCoefficient(name, at, estimates[name]!)],
      ),
    };
  };
  return [
    ...Object.entries(cox.each ?? {}).map(([name, value]) => model([name], { [name]: value })),
    ...(cox.together ? [model(Object.keys(cox.together), cox.together)] : []),
  ];
}

// Kept off the very edge, so that rounding in the last digits of a double cannot tip a match.
const INSIDE = 1e-7;
const Z = 1.959963984540054;

function planCoefficient(label: string, at: number, printed: PrintedEstimate): PlanCoefficient {
  const centre = new Float64Array(5);
  const half = new Float64Array(5).fill(Infinity);
  const scale = new Float64Array(5).fill(1);
  STATISTICS.forEach((name, k) => {
    const text = printed[name];
    const interval = text === undefined ? null : printedInterval(text);
    if (!interval) return;
    const [from, to] =
      name === 'p'
        ? [
            -normalQuantile(interval.upper / 2),
            interval.lower > 0 ? -normalQuantile(interval.lower / 2) : 99,
          ]
        : [Math.log(interval.lower), Math.log(interval.upper)];
    centre[k] = (from + to) / 2;
    half[k] = (to - from) / 2 - INSIDE;
    scale[k] = Math.min(half[k]!, 0.05);
  });
  if (half[1]! + half[2]! < Infinity) {
    centre[4] = (centre[2]! - centre[1]!) / (2 * Z);
    half[4] = (half[1]! + half[2]!) / (2 * Z);
    scale[4] = half[4]!;
  }
  const hr = Number(printed.hr ?? 1);
  return { label, at, printed, centre, half, scale, sign: Math.sign(hr - 1) };
}

function planCurve(curve: DeclaredCurve, context: Context): PlanCurve {
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

function maskOf(columns: readonly number[]): number {
  return columns.reduce((mask, column) => mask | (1 << column), 0);
}

function indexOf(names: readonly string[], name: string, what: string): number {
  const at = names.indexOf(name);
  if (at < 0) throw new Error(`no ${what} is named ${name}; there are ${names.join(', ')}`);
  return at;
}

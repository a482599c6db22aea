import type { FitDeclaration, PrintedEstimate } from './fit-declaration.ts';

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

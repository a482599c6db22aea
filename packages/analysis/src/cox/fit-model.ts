import { type CoxFit, cox, fineGray } from '@cohort-report/survival';
import { countEvents } from '../times/count-events.ts';
import { type DesignColumn, designColumns, type FactorDesign } from './design-columns.ts';
import type { ModelData } from './model-data.ts';
import { noEvent } from './no-event.ts';

export interface FittedModel {
  data: ModelData;
  designs: FactorDesign[];
  /** All columns in the order of the fit. */
  columns: DesignColumn[];
  events: number;
  /** The fit, or why there is none. */
  fit: CoxFit | { reason: string };
}

interface FitOptions {
  ties: 'efron' | 'breslow' | 'exact';
  conf_level?: number;
  hazard?: 'cause-specific' | 'subdistribution' | undefined;
}

/**
 * Fits a Cox model to complete cases, competing events as censored, or with the hazard 'subdistribution' that of Fine and
 * Gray, whose strata have censoring distributions of their own, too; `extra` columns (products) follow those of the factors.
 * R: `coxph(Surv(time, event) ~ x + strata(s))`, and `coxph(Surv(fgstart, fgstop, fgstatus) ~ x + strata(s), weights = fgwt,
 * cluster = id)` of `finegray(Surv(time, cause) ~ x + strata(s))`.
 */
export function fitModel(
  data: ModelData,
  options: FitOptions,
  extra: (designs: readonly FactorDesign[]) => DesignColumn[] = () => [],
): FittedModel {
  const designs = data.factors.map(designColumns);
  const columns = [...designs.flatMap((design) => design.columns), ...extra(designs)];
  const events = countEvents(data.times);
  const reason = impossible(data, columns, events);
  return {
    data,
    designs,
    columns,
    events,
    fit: reason === undefined ? fit(data, columns, options) : { reason },
  };
}

function fit(
  { times, strata }: ModelData,
  columns: readonly DesignColumn[],
  { ties, conf_level, hazard }: FitOptions,
): CoxFit {
  const model = {
    time: times.days,
    covariates: columns.map((column) => column.values),
    strata,
    names: columns.map((column) => column.label),
    confLevel: conf_level,
  };
  if (hazard !== 'subdistribution') return cox({ ...model, event: times.event, ties });
  if (ties === 'exact') throw new Error('the model of Fine and Gray has no exact ties');
  return fineGray({ ...model, cause: times.cause, interest: 1, censoringStrata: strata, ties });
}

function impossible(
  data: ModelData,
  columns: readonly DesignColumn[],
  events: number,
): string | undefined {
  const n = data.times.row.length;
  if (n === 0) return 'no patient has all values of this model';
  if (events === 0) return noEvent(n);
  if (columns.length === 0) return 'nothing in this model differs between its patients';
  return undefined;
}

import type { CoxInput } from '../../src/cox/cox-input.ts';
import { designMatrix } from '../../src/cox/design/design-matrix.ts';
import type { Design, DesignVariable } from '../../src/cox/design/design-variable.ts';
import {
  combinations,
  numbers,
  type ReferenceCase,
  type ReferenceTable,
  referenceFrame,
} from '../reference-cases.ts';

export interface ReferenceModel {
  readonly frame: ReferenceTable;
  readonly design: Design;
  readonly input: CoxInput;
  readonly strataLabels: readonly string[];
}

/** The arguments that fit a reference case's model, and the frame of used rows. */
export function referenceModel(
  reference: ReferenceCase,
  terms?: readonly string[],
): ReferenceModel {
  const { spec } = reference;
  const used = (terms ?? spec.terms).map((term) => term.split(':'));
  const frame = referenceFrame(spec, used.flat());
  used.sort((a, b) => a.length - b.length);
  const names = new Set(used.flat());
  const variables = Object.fromEntries([...names].map((name) => [name, variable(frame, name)]));
  const design = designMatrix({ variables, terms: used });
  const strata = spec.strata.length > 0 ? combinations(frame, spec.strata) : null;
  const event = frame.columns[spec.status]!.map((value) => (value === spec.event_value ? 1 : 0));
  return {
    frame,
    design,
    strataLabels: strata === null ? [] : strata.labels,
    input: {
      time: numbers(frame, spec.time),
      event,
      covariates: design.columns.map((column) => column.values),
      names: design.columns.map((column) => column.name),
      ties: reference.ties ?? 'efron',
      ...(spec.entry === null ? {} : { entry: numbers(frame, spec.entry) }),
      ...(spec.weights === null ? {} : { weight: numbers(frame, spec.weights) }),
      ...(spec.cluster === null ? {} : { cluster: combinations(frame, [spec.cluster]).codes }),
      ...(strata === null ? {} : { strata: strata.codes }),
      ...(reference.naive_se ? { robust: true } : {}),
    },
  };
}

function variable(frame: ReferenceTable, name: string): DesignVariable {
  const values = frame.columns[name]!;
  const declared = frame.levels[name];
  const isText = values.some((value) => typeof value === 'string');
  if (declared === undefined && !isText) return numbers(frame, name);
  const levels = declared ?? [...new Set(values.map(String))].sort();
  return { codes: values.map((value) => levels.indexOf(String(value))), levels };
}

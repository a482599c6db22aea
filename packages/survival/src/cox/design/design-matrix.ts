import { requireLength } from '../../errors/require-length.ts';
import { requireList } from '../../errors/require-list.ts';
import { requireObject } from '../../errors/require-object.ts';
import { shown } from '../../errors/shown.ts';
import { SurvivalInputError } from '../../errors/survival-input-error.ts';
import { columnProblem } from './column-problem.ts';
import type { Design, DesignColumn, DesignLevel, DesignVariable } from './design-variable.ts';
import { isFactor } from './design-variable.ts';

export interface DesignInput {
  readonly variables: Readonly<Record<string, DesignVariable>>;
  /** Terms in order: a variable's name, or the names of the variables whose product is meant. */
  readonly terms: readonly (string | readonly string[])[];
}

/**
 * Columns of a regression without intercept: numeric variables as they are, factors as treatment
 * contrasts (one 0/1 column per level but the first), products of all columns of their variables
 * with the first variable's columns running fastest. R: `model.matrix(~ terms)[, -1]`, for models
 * whose products stand beside their main effects.
 *
 * A column that depends on those before it, as a product does when a combination of levels has no
 * rows, has a `reason` that names the empty combination. Throws SurvivalInputError on unknown
 * variables, unequal lengths, values that are not finite and codes without a level.
 */
export function designMatrix(input: DesignInput): Design {
  requireObject(input, 'input', 'an object with variables and terms', ['variables', 'terms']);
  requireObject(input.variables, 'variables', 'an object of variables by name');
  requireList(input.terms, 'terms', 'names or of arrays of names');
  const variables = new Map(Object.entries(input.variables));
  const rows = checkedRows(variables);
  const columns: DesignColumn[] = [];
  const terms = input.terms.map((term, position) => {
    const names = typeof term === 'string' ? [term] : term;
    requireList(names, `terms[${position}]`, 'names of variables, or one name');
    let product: Block[] = [{ name: '', levels: [], values: new Float64Array(rows).fill(1) }];
    for (const name of names) product = cross(product, blocksOf(variables, name, position));
    const first = columns.length;
    for (const block of product) {
      const reason = columnProblem(block.values, block.levels, columns, variables, names);
      columns.push({ ...block, term: position, reason });
    }
    return {
      name: names.join(':'),
      variables: names,
      columns: product.map((_, k) => first + k),
    };
  });
  return { columns, terms };
}

interface Block {
  readonly name: string;
  readonly levels: readonly DesignLevel[];
  readonly values: Float64Array;
}

function blocksOf(
  variables: ReadonlyMap<string, DesignVariable>,
  name: string,
  term: number,
): Block[] {
  const variable = variables.get(name);
  if (variable === undefined) {
    throw new SurvivalInputError({
      code: 'unknown-option',
      argument: 'terms',
      index: term,
      message: `no variable is called ${shown(name)}; there are ${[...variables.keys()].join(', ')}`,
    });
  }
  if (!isFactor(variable)) return [{ name, levels: [], values: Float64Array.from(variable) }];
  return variable.levels.slice(1).map((level, k) => ({
    name: name + level,
    levels: [{ variable: name, level }],
    values: Float64Array.from(variable.codes, (code) => (code === k + 1 ? 1 : 0)),
  }));
}

function cross(left: readonly Block[], right: readonly Block[]): Block[] {
  return right.flatMap((b) =>
    left.map((a) => ({
      name: a.name === '' ? b.name : `${a.name}:${b.name}`,
      levels: [...a.levels, ...b.levels],
      values: a.values.map((value, i) => value * b.values[i]!),
    })),
  );
}

function checkedRows(variables: ReadonlyMap<string, DesignVariable>): number {
  let rows = -1;
  for (const [argument, variable] of variables) {
    if (typeof variable !== 'object' || variable === null || !isFactor(variable))
      requireLength(variable as ArrayLike<number>, argument);
    else requireList(variable.levels, `${argument}.levels`, 'level names');
    const values = isFactor(variable) ? variable.codes : variable;
    requireLength(values, argument);
    if (rows < 0) rows = values.length;
    if (values.length !== rows) {
      throw new SurvivalInputError({
        code: 'length-mismatch',
        argument,
        message: `expected ${rows} values as in the first variable, found ${values.length}`,
      });
    }
    for (let index = 0; index < rows; index++) {
      const value = values[index]!;
      if (isFactor(variable)) {
        if (variable.levels[value] !== undefined) continue;
        const message = `expected a code from 0 to ${variable.levels.length - 1}, found ${shown(value)}`;
        throw new SurvivalInputError({ code: 'out-of-range', argument, index, message });
      }
      if (Number.isFinite(value)) continue;
      const message = `expected a finite number, found ${shown(value)}; drop rows with missing values first`;
      throw new SurvivalInputError({ code: 'not-finite', argument, index, message });
    }
  }
  return Math.max(rows, 0);
}

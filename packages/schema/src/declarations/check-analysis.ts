import { type ExpressionType, expressionType } from '../expression/expression-type.ts';
import type { Problem } from '../problems/problem.ts';
import type { Analysis } from './analysis.ts';
import type { Factor } from './analysis-parts.ts';
import { checkCondition } from './check-condition.ts';
import { checkExpression } from './check-expression.ts';
import type { Codebook } from './codebook.ts';
import { competingProblems } from './competing-problems.ts';
import { endpointNames } from './endpoint-names.ts';
import { reservedNames } from './reserved-names.ts';
import { strataProblems } from './strata-problems.ts';
import type { Study } from './study.ts';
import { subgroupProblems } from './subgroup-problems.ts';
import { usageProblems } from './usage-problems.ts';

const TRUTH = ['true', 'false'];

/** Checks an analysis against what the study declares: variables, reference levels, endpoints, entities, expressions. */
export function checkAnalysis(analysis: Analysis, study: Study, codebook: Codebook): Problem[] {
  const file = `analyses/${analysis.id}.yaml`;
  const problems: Problem[] = [];
  const endpoints = study.endpoints.map((endpoint) => endpoint.id);
  const variables = new Map<string, { type?: string; levels?: { value: string }[] | undefined }>([
    ['site', { levels: study.sites.map((value) => ({ value })) }],
    ...Object.entries(codebook.variables),
  ]);
  const names = new Map<string, ExpressionType | undefined>([
    ...Object.entries(codebook.variables).map(
      ([name, variable]) => [name, expressionType(variable)] as const,
    ),
    ['site', { kind: 'category', levels: study.sites }],
    ...endpointNames(study),
  ]);
  const condition = (text: string, scope: typeof names, path: string) => {
    problems.push(...checkCondition(text, scope, file, path));
  };
  const reserved = reservedNames(study);
  analysis.derive.forEach((derived, index) => {
    const meaning = reserved.get(derived.name);
    if (meaning !== undefined)
      problems.push({
        file,
        path: `derive[${index}].name`,
        message: `no variable can be named "${derived.name}": in analyses it is ${meaning}`,
        action: 'give it another name',
      });
    problems.push(...checkExpression(derived.expr, names, file, `derive[${index}].expr`).problems);
    variables.set(derived.name, derived);
    names.set(derived.name, expressionType(derived));
  });
  if (analysis.population) condition(analysis.population.include, names, 'population.include');

  const variable = (name: string, path: string) => {
    if (!variables.has(name)) {
      problems.push({
        file,
        path,
        message: `unknown variable "${name}"`,
        expected: `one of ${[...variables.keys()].sort().join(', ')}`,
      });
    }
  };
  const factor = (declared: Factor, path: string) => {
    variable(declared.variable, path);
    const of = variables.get(declared.variable);
    const levels =
      of?.levels?.map(({ value }) => value) ?? (of?.type === 'boolean' ? TRUTH : undefined);
    if (declared.reference !== undefined && levels && !levels.includes(declared.reference)) {
      problems.push({
        file,
        path,
        message: `"${declared.reference}" is no level of ${declared.variable}`,
        expected: `one of ${levels.join(', ')}`,
      });
    }
  };
  const endpoint = (id: string, path: string) => {
    if (!endpoints.includes(id))
      problems.push({
        file,
        path,
        message: `unknown endpoint "${id}"`,
        expected: `one of ${endpoints.join(', ')}`,
      });
  };

  problems.push(...usageProblems(analysis, names, file));
  if ('rows' in analysis)
    analysis.rows.forEach((row, index) => {
      variable(row.variable, `rows[${index}].variable`);
    });
  if ('factors' in analysis)
    analysis.factors.forEach((item, index) => {
      factor(item, `factors[${index}]`);
      if (analysis.factors.findIndex(({ variable: other }) => other === item.variable) < index)
        problems.push({
          file,
          path: `factors[${index}]`,
          message: `the factor ${item.variable} stands here a second time`,
          expected: 'each factor once',
        });
    });
  if ('endpoints' in analysis)
    analysis.endpoints.forEach((id, index) => {
      endpoint(id, `endpoints[${index}]`);
    });
  if ('strata' in analysis) {
    analysis.strata?.forEach((name, index) => {
      variable(name, `strata[${index}]`);
    });
    problems.push(...strataProblems(analysis, names, file));
  }
  if ('endpoint' in analysis) endpoint(analysis.endpoint, 'endpoint');
  if ('modifier' in analysis) factor(analysis.modifier, 'modifier');
  if (analysis.kind === 'subgroup_effects') {
    factor(analysis.factor, 'factor');
    analysis.subgroups.forEach((item, index) => {
      variable(item.variable, `subgroups[${index}]`);
    });
    problems.push(...subgroupProblems(analysis, names, file));
  }
  if (analysis.kind === 'survival_summary' && analysis.follow_up !== undefined)
    endpoint(analysis.follow_up, 'follow_up');
  if (analysis.kind === 'baseline_table' && analysis.by !== undefined) variable(analysis.by, 'by');
  if (analysis.kind === 'leave_one_out' && analysis.by !== 'patient') {
    variable(analysis.by, 'by');
    if (analysis.factors.some((item) => item.variable === analysis.by))
      problems.push({
        file,
        path: 'by',
        message: `${analysis.by} is a factor of this analysis: without a level, its hazard ratio has nothing to tell`,
        expected: 'a variable that is no factor of this analysis',
      });
  }
  if (
    (analysis.kind === 'survival_summary' ||
      analysis.kind === 'survival_curves' ||
      analysis.kind === 'cumulative_incidence') &&
    analysis.by
  )
    factor(analysis.by, 'by');
  problems.push(...competingProblems(analysis, study, file));
  if (analysis.kind === 'event_table') {
    const fields = study.cohort_entities.some(({ entity }) => entity === analysis.entity)
      ? codebook.entities[analysis.entity]?.fields
      : undefined;
    if (fields === undefined) {
      problems.push({
        file,
        path: 'entity',
        message: `"${analysis.entity}" is not among the study's cohort_entities`,
        expected:
          study.cohort_entities.map(({ entity }) => entity).join(', ') ||
          'an entity that study.yaml lists under `cohort_entities`; it lists none',
        action: 'add the entity there, with the rows that count, or name another',
      });
    } else {
      analysis.by.forEach((name, index) => {
        if (!(name in fields))
          problems.push({
            file,
            path: `by[${index}]`,
            message: `unknown field "${name}"`,
            expected: Object.keys(fields).join(', '),
          });
      });
      if (analysis.where !== undefined) {
        const own = Object.entries(fields).map(
          ([name, field]) => [name, expressionType(field)] as const,
        );
        condition(analysis.where, new Map([...names, ...own]), 'where');
      }
    }
  }
  return problems;
}

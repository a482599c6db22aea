import {
  type ExpressionScope,
  type ExpressionType,
  expressionType,
} from '../expression/expression-type.ts';
import type { Problem } from '../problems/problem.ts';
import { checkCondition } from './check-condition.ts';
import { checkExpression } from './check-expression.ts';
import type { Codebook } from './codebook.ts';
import { endpointExpressions } from './endpoint-expressions.ts';
import { endpointNames } from './endpoint-names.ts';
import { reservedNames } from './reserved-names.ts';
import type { Study } from './study.ts';

/** Checks study.yaml against the codebook: expressions in order, entities, derived variables that the codebook must describe. */
export function checkStudy(study: Study, codebook: Codebook): Problem[] {
  const file = 'study.yaml';
  const problems: Problem[] = [];
  const entities = Object.keys(codebook.entities);
  for (const name of [study.patient.entity, ...study.cohort_entities.map(({ entity }) => entity)]) {
    if (!entities.includes(name)) {
      problems.push({
        file,
        message: `unknown entity "${name}"`,
        expected: `one of ${entities.join(', ')}`,
      });
    }
  }
  const lists = {
    sites: study.sites,
    freezes: study.freezes.map(({ id }) => id),
    endpoints: study.endpoints.map(({ id }) => id),
    eligibility: study.eligibility.map(({ id }) => id),
    checks: study.checks.map(({ id }) => id),
  };
  for (const [list, ids] of Object.entries(lists))
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index)
        problems.push({
          file,
          path: `${list}[${index}]`,
          message: `"${id}" stands here a second time`,
          expected: 'each of them once',
        });
    });
  study.freezes.forEach(({ cutoff }, index) => {
    const before = study.freezes[index - 1]?.cutoff;
    if (cutoff !== undefined && before !== undefined && cutoff < before)
      problems.push({
        file,
        path: `freezes[${index}].cutoff`,
        message: 'a freeze ends before the one above it',
        expected: `the freezes in their order, oldest first: ${before} or later`,
        found: cutoff,
        action:
          'put the freezes in order: the last is the newest, each is compared with the one above',
      });
  });
  const known = new Map<string, ExpressionType | undefined>([
    ...entities.map((name) => [name, recordsOf(name, study, codebook)] as const),
    ['cutoff', { kind: 'date' }],
  ]);
  study.derivations.forEach((derivation, index) => {
    const { name, expr } = derivation;
    const checked = checkExpression(expr, known, file, `derivations[${index}].expr (${name})`);
    problems.push(...checked.problems);
    if (known.has(derivation.name)) {
      problems.push({
        file,
        path: `derivations[${index}].name`,
        message: `"${derivation.name}" is declared already`,
      });
    }
    const described = codebook.variables[name];
    known.set(name, described === undefined ? checked.type : expressionType(described));
    if (!derivation.working && !(derivation.name in codebook.variables)) {
      problems.push({
        file,
        path: `derivations[${index}].name`,
        message: `codebook.yaml does not describe the variable "${derivation.name}"`,
        action:
          'describe it under `variables` in codebook.yaml, or mark the derivation `working: true`',
      });
    }
  });
  const derived = new Set(study.derivations.map((derivation) => derivation.name));
  for (const name of Object.keys(codebook.variables)) {
    if (!derived.has(name)) {
      problems.push({
        file: 'codebook.yaml',
        path: `variables.${name}`,
        message: 'nothing derives this variable',
        action: 'add a derivation of this name to study.yaml, or delete the variable',
      });
    }
  }
  const reserved = reservedNames(study);
  for (const name of Object.keys(codebook.variables)) {
    const meaning = reserved.get(name);
    if (meaning !== undefined)
      problems.push({
        file: 'codebook.yaml',
        path: `variables.${name}`,
        message: `no variable can be named "${name}": in analyses it is ${meaning}`,
        action: 'give the variable another name, here and in study.yaml',
      });
  }
  const variables: ExpressionScope = new Map(
    Object.entries(codebook.variables).map(([name, variable]) => [name, expressionType(variable)]),
  );
  for (const [name, { applies }] of Object.entries(codebook.variables)) {
    if (applies === undefined) continue;
    problems.push(
      ...checkCondition(applies, variables, 'codebook.yaml', `variables.${name}.applies`),
    );
  }
  study.cohort_entities.forEach((item, index) => {
    problems.push(
      ...checkExpression(item.rows, known, file, `cohort_entities[${index}].rows`).problems,
    );
  });
  study.eligibility.forEach((criterion, index) => {
    problems.push(
      ...checkCondition(criterion.include, known, file, `eligibility[${index}].include`),
    );
  });
  study.checks.forEach((check, index) => {
    problems.push(
      ...checkCondition(check.must, afterEndpoints(study, known), file, `checks[${index}].must`),
    );
    if (!entities.includes(check.locate)) {
      problems.push({
        file,
        path: `checks[${index}].locate`,
        message: `unknown entity "${check.locate}"`,
        expected: `one of ${entities.join(', ')}`,
      });
    }
  });
  study.endpoints.forEach((endpoint, index) => {
    for (const text of endpointExpressions(endpoint))
      problems.push(...checkExpression(text, known, file, `endpoints[${index}]`).problems);
    const own = 'events' in endpoint ? endpoint.events.map(({ id }) => id) : [];
    endpoint.competing?.forEach(({ id }, at) => {
      const others = [...own, ...(endpoint.competing ?? []).slice(0, at).map((event) => event.id)];
      if (others.includes(id))
        problems.push({
          file,
          path: `endpoints[${index}].competing[${at}].id`,
          message: `the endpoint ${endpoint.id} has another event "${id}"`,
          expected: 'each event under an id of its own',
        });
    });
  });
  return problems;
}

/** Checks may also speak of the endpoints. */
function afterEndpoints(study: Study, known: ExpressionScope): ExpressionScope {
  return new Map<string, ExpressionType | undefined>([...known, ...endpointNames(study)]);
}

/** A list of an entity's records, with the site that each comes from. */
function recordsOf(entity: string, study: Study, codebook: Codebook): ExpressionType {
  const fields = Object.entries(codebook.entities[entity]?.fields ?? {});
  return {
    kind: 'list',
    item: {
      kind: 'row',
      entity,
      fields: new Map<string, ExpressionType>([
        ...fields.map(([name, field]) => [name, expressionType(field)] as const),
        ['site', { kind: 'category', levels: study.sites }],
        ['site_kind', { kind: 'category', levels: ['hospital', 'registry'] }],
      ]),
    },
  };
}

import type { AnalysisKind, StudyBundle } from '@cohort-report/schema';

/** The kinds of which a study may have many; scorecard and audit speak of published.yaml. */
export type DraftKind = Exclude<AnalysisKind, 'scorecard' | 'audit'>;

const SECTIONS: Record<DraftKind, string> = {
  baseline_table: 'tables',
  event_table: 'tables',
  survival_summary: 'supplement',
  survival_curves: 'figures',
  cumulative_incidence: 'figures',
  cox_table: 'tables',
  interaction_table: 'tables',
  leave_one_out: 'supplement',
  subgroup_effects: 'supplement',
  patient_flow: 'flow',
  proportional_hazards: 'supplement',
};

export const ANALYSIS_KINDS = Object.keys(SECTIONS) as DraftKind[];

/**
 * The text of a new analyses/<id>.yaml of a kind: valid as it stands, with the study's own endpoints and variables
 * filled in and the choices named beside them.
 */
export function draftAnalysis(kind: DraftKind, id: string, bundle: StudyBundle): string {
  const { study, codebook } = bundle;
  const variables = Object.entries(codebook.variables);
  const categories = variables
    .filter(([, variable]) => variable.type === 'category')
    .map(([name]) => name);
  const endpoints = study.endpoints.map((endpoint) => endpoint.id);
  const having = (isCompeting: boolean) =>
    study.endpoints
      .filter((each) => (each.competing !== undefined) === isCompeting)
      .map(({ id }) => id);
  const [competing, plain] = [having(true), having(false)];
  const [endpoint = 'os', category = 'sex'] = [endpoints[0], categories[0]];
  const other = categories[1] ?? category;
  const entity = study.cohort_entities[0]?.entity ?? 'event';
  const field = Object.entries(codebook.entities[entity]?.fields ?? {}).find(
    ([, { type }]) => type === 'category',
  )?.[0];
  const factors = (names: readonly string[]) =>
    names.map((name) => `  - { variable: ${name}${reference(name)} }`);
  const reference = (name: string) => {
    const level = codebook.variables[name]?.levels?.[0]?.value;
    return level === undefined ? '' : `, reference: '${level}'`;
  };
  const endpointChoice = `# one of: ${endpoints.join(', ')}`;
  const bodies: Record<DraftKind, string[]> = {
    baseline_table: [
      'rows:',
      `  - { variable: ${category} }`,
      '# by: the variable whose levels become columns',
    ],
    event_table: [
      `entity: ${entity}  # one of: ${study.cohort_entities.map((item) => item.entity).join(', ')}`,
      `by: [${field ?? 'kind'}]`,
    ],
    survival_summary: [
      `endpoints: [${plain[0] ?? endpoint}]  # one of: ${plain.join(', ')}`,
      'quantiles: [0.5]',
      'times: [24, 60]  # months',
      '# restricted_means: [24]  # mean time within so many months',
      '# by: the variable whose levels are compared',
    ],
    survival_curves: [
      `endpoints: [${plain[0] ?? endpoint}]  # one of: ${plain.join(', ')}`,
      `by: ${category}`,
      'horizon: 60  # months',
      'ticks: 12',
      'test: log-rank',
    ],
    cumulative_incidence: [
      `endpoint: ${competing[0] ?? endpoint}  # one with competing events: ${competing.join(', ') || 'none; declare `competing` in study.yaml'}`,
      `by: ${category}`,
      'times: [24, 60]  # months',
      'horizon: 60  # months',
      'ticks: 12',
      'test: gray',
    ],
    cox_table: [
      `endpoint: ${endpoint}  ${endpointChoice}`,
      ...(competing.length === 0
        ? []
        : [
            `# hazard: subdistribution  # the model of Fine and Gray, of an endpoint with competing events: ${competing.join(', ')}`,
          ]),
      'models: [univariable, multivariable]',
      'factors:',
      ...factors([category, other]),
    ],
    interaction_table: [
      `endpoints: [${endpoint}]  ${endpointChoice}`,
      `modifier: { variable: ${other}${reference(other)} }`,
      'factors:',
      ...factors([category]),
    ],
    leave_one_out: [
      `endpoint: ${endpoint}  ${endpointChoice}`,
      'by: site  # or another category, whose levels are left out in turn',
      'models: [univariable]  # univariable, multivariable',
      'factors:',
      ...factors([category, other]),
    ],
    subgroup_effects: [
      `endpoint: ${endpoint}  ${endpointChoice}`,
      `factor: { variable: ${other}${reference(other)} }`,
      `subgroups: [${categories.find((name) => name !== other) ?? 'site'}]  # categories: ${[...categories, 'site'].filter((name) => name !== other).join(', ')}`,
    ],
    patient_flow: [],
    proportional_hazards: [
      `endpoint: ${endpoint}  ${endpointChoice}${competing.length === 0 ? '' : '; competing events count as censored'}`,
      'models: [univariable, multivariable]  # those of the Cox table whose assumption is tested',
      'transform: km  # or rank, identity, log',
      'factors:',
      ...factors([category, other]),
    ],
  };
  return [
    '# yaml-language-server: $schema=../../../packages/schema/json/analysis.json',
    `kind: ${kind}`,
    `label: ${JSON.stringify(sentence(id))}`,
    `title: ${JSON.stringify(`What ${id} shows`)}`,
    `section: ${SECTIONS[kind]}  # flow, text, tables, figures or supplement`,
    'basis: assumed  # stated, inferred or assumed',
    '# population: { include: <expression over the variables of a patient>, label: <who they are> }',
    `# variables: ${variables.map(([name]) => name).join(', ')}`,
    ...bodies[kind],
    '',
  ].join('\n');
}

function sentence(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

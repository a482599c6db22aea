import type { Problem } from '../problems/problem.ts';
import type { Codebook, Entity, Field, Variable } from './codebook.ts';
import type { Study } from './study.ts';

const FILE = 'codebook.yaml';
const ISO_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DAY_OF_YEAR = /^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$|^(?!02)(0[1-9]|1[0-2])-(29|30)$/;
const LAST_OF_MONTH = /^(01|03|05|07|08|10|12)-31$/;

/**
 * Checks codebook.yaml in itself and with the patient of study.yaml: the fields that keys, orders and linkage name, levels that
 * are told apart, ranges that a value can be held against. Each of these would otherwise join, sort or let pass rows in silence.
 */
export function checkCodebook(codebook: Codebook, { patient }: Study): Problem[] {
  const entities = Object.entries(codebook.entities);
  const patients = codebook.entities[patient.entity];
  return [
    ...entities.flatMap(([name, entity]) => [
      ...namedFields(entity, `entities.${name}`),
      ...(patient.id in entity.fields
        ? []
        : [
            {
              file: FILE,
              path: `entities.${name}.fields`,
              message: `the entity has no field "${patient.id}", which names the patient of a row`,
              expected: `the field that \`patient.id\` of study.yaml names, among ${Object.keys(entity.fields).join(', ')}`,
            },
          ]),
      ...Object.entries(entity.fields).flatMap(([field, declared]) =>
        described(declared, `entities.${name}.fields.${field}`),
      ),
    ]),
    ...Object.entries(codebook.variables).flatMap(([name, variable]) =>
      described(variable, `variables.${name}`),
    ),
    ...(patients === undefined
      ? []
      : unknownFields(patient.linkage, patients, 'study.yaml', 'patient.linkage')),
  ];
}

function namedFields(entity: Entity, path: string): Problem[] {
  return (['key', 'order'] as const).flatMap((list) =>
    unknownFields(entity[list], entity, FILE, `${path}.${list}`),
  );
}

function unknownFields(
  names: readonly string[],
  { fields }: Entity,
  file: string,
  path: string,
): Problem[] {
  return names.flatMap((name, index) =>
    name in fields
      ? []
      : [
          {
            file,
            path: `${path}[${index}]`,
            message: `unknown field "${name}"`,
            expected: `one of ${Object.keys(fields).join(', ')}`,
          },
        ],
  );
}

function described(declared: Field | Variable, path: string): Problem[] {
  const values = (declared.levels ?? []).map(({ value }) => value);
  const repeated = values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [
          {
            file: FILE,
            path: `${path}.levels[${index}]`,
            message: `the level "${value}" stands here a second time`,
            expected: 'each level once',
          },
        ],
  );
  const impute = 'impute' in declared ? declared.impute : undefined;
  return [
    ...repeated,
    ...rangeProblems(declared, path),
    ...(impute === undefined || DAY_OF_YEAR.test(impute.year) || LAST_OF_MONTH.test(impute.year)
      ? []
      : [
          {
            file: FILE,
            path: `${path}.impute.year`,
            message: 'no day of every year',
            expected: 'a month and a day that each year has, e.g. 07-01',
            found: impute.year,
          },
        ]),
    ...(impute === undefined || declared.type === 'date'
      ? []
      : [
          {
            file: FILE,
            path: `${path}.impute`,
            message: `values of the type ${declared.type} are not completed`,
            expected: 'a field of the type date',
          },
        ]),
  ];
}

function rangeProblems({ type, range }: Field | Variable, path: string): Problem[] {
  if (range === undefined) return [];
  const at = { file: FILE, path: `${path}.range`, found: JSON.stringify(range) };
  const isNumber = type === 'number' || type === 'integer';
  if (!isNumber && type !== 'date')
    return [
      {
        ...at,
        message: `values of the type ${type} have no range`,
        expected: 'a field of numbers or of dates',
      },
    ];
  const [low, high] = range;
  const fits = (limit: string | number | null) =>
    limit === null ||
    (isNumber ? typeof limit === 'number' : typeof limit === 'string' && ISO_DATE.test(limit));
  if (!fits(low) || !fits(high))
    return [
      {
        ...at,
        message: `values of the type ${type} can't be held against the range`,
        expected: isNumber
          ? 'two numbers, or null for open'
          : 'two dates yyyy-MM-dd, or null for open',
      },
    ];
  return low !== null && high !== null && low > high
    ? [
        {
          ...at,
          message: 'the lowest plausible value is above the highest',
          expected: 'the lowest first',
        },
      ]
    : [];
}

import {
  type Cohort,
  type DataNotes,
  formatProblem,
  type RawValues,
  type RecordRow,
  type Records,
  type RowAccount,
} from '@cohort-report/schema';

/** Records as an expected.txt writes them: what is null or has nothing to say is left out. */
export function writtenRecords(records: Records): string {
  return [
    ...Object.entries(records.entities).flatMap(([entity, rows]) =>
      rows.length === 0 ? [] : [`# ${entity}`, ...rows.map(writtenRow)],
    ),
    '# accounts',
    ...records.accounts.map(writtenAccount),
    '# mappings',
    ...records.mappings.map(
      ({ file, sheet, column, field, raw, value, mapped, rows }) =>
        `${place(file, sheet)} "${column}": ${rows} x ${raw} -> ${field}${raw === '…' ? '' : ` ${value}`}${mapped ? '' : ' NOT MAPPED'}`,
    ),
    '# findings',
    ...writtenFindings(records.findings),
    '',
  ].join('\n');
}

/** A cohort and its data notes as an expected.txt writes them. */
export function writtenCohort({
  cohort,
  dataNotes,
}: {
  cohort: Cohort;
  dataNotes: DataNotes;
}): string {
  const { findings, columns, entities, endpoints, flow, ...rest } = cohort;
  return [
    '# cohort',
    ...cohort.patients.map((patient, index) => {
      const cells = Object.entries(columns).map(([name, values]) => `${name} ${values[index]}`);
      const times = endpoints.map(
        ({ id, days, event }) => `${id} ${days[index]} ${outcome(event[index] ?? null)}`,
      );
      return `${patient} ${cohort.site[index]}: ${[...cells, ...times].join(', ')}`;
    }),
    `absent: ${JSON.stringify(rest.absent)}`,
    ...Object.entries(entities).flatMap(([name, rows]) =>
      rows.map(({ patient, values }) => `${name} of ${cohort.patients[patient]}: ${list(values)}`),
    ),
    '# flow',
    ...flow.bySite.map(
      ({ site, label, patients, included }) =>
        `${site} (${label}): ${patients} patients, ${included} included`,
    ),
    `joined ${flow.joined}, start ${flow.start}`,
    ...flow.steps.map(
      ({ id, reason, excluded, undetermined, remaining }) =>
        `${id}: -${excluded} = ${remaining} (${reason})${undetermined === undefined ? '' : `, ${undetermined} not determinable`}`,
    ),
    `included ${flow.included}`,
    '# accounts',
    ...dataNotes.accounts.map(writtenAccount),
    '# notes',
    ...dataNotes.coverage.map((row) => `coverage ${list(row)}`),
    ...dataNotes.missing.map((row) => `missing ${JSON.stringify(row)}`),
    ...dataNotes.imputedDates.map((row) => `imputed ${list(row)}`),
    ...dataNotes.findings.map((row) => `findings ${list(row)}`),
    ...(dataNotes.shared ?? []).map((row) => `shared ${list(row)}`),
    ...(dataNotes.conflicts ?? []).map((row) => `conflict ${list({ ...row })}`),
    ...(dataNotes.merged ?? []).map((row) => `merged ${list(row)}`),
    ...(dataNotes.values ?? []).map(writtenValues),
    '# findings',
    ...writtenFindings(findings),
    '',
  ].join('\n');
}

function writtenValues({ site, label, values, withheld }: RawValues): string {
  const texts = values.map(
    ({ raw, value, mapped, rows }) => `${rows} x ${raw} -> ${mapped ? value : 'NOT MAPPED'}`,
  );
  const rest = withheld === undefined ? [] : [`${withheld.rows} x ${withheld.values} withheld`];
  return `values ${site}, ${label}: ${[...texts, ...rest].join(', ')}`;
}

function outcome(event: boolean | null): string {
  if (event === null) return '';
  return event ? 'event' : 'censored';
}

function writtenRow({ file, sheet, row, values, precision }: RecordRow): string {
  const imputed = Object.entries(precision ?? {}).map(([name, known]) => `${name} by ${known}`);
  return `${place(file, sheet)} ${row}: ${list(values)}${imputed.length === 0 ? '' : ` (${imputed.join(', ')})`}`;
}

function writtenAccount({ file, sheet, entity, rowsIn, used, setAside }: RowAccount): string {
  const aside = setAside.map(({ reason, rows }) => `, ${rows} ${reason}`).join('');
  return `${place(file, sheet)} ${entity}: ${rowsIn} in, ${used} used${aside}`;
}

function place(file: string, sheet: string | undefined): string {
  return sheet === undefined ? file : `${file} [${sheet}]`;
}

function list(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(', ');
}

function writtenFindings(findings: Records['findings']): string[] {
  return findings.map(
    (finding) => `${finding.severity} ${finding.rule}: ${formatProblem(finding)}`,
  );
}

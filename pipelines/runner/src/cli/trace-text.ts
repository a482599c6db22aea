import type { Trace, TraceCell } from '@cohort-report/ingest';

const LONGEST = 160;

/** A trace as text for the terminal: the value, the expressions behind it, and the raw cells, those that decide it marked. */
export function traceText(trace: Trace, freeze: string): string {
  const lines = [
    `${trace.variable} (${trace.label}) of patient ${trace.patient}, freeze ${freeze}, ${trace.site}${trace.included ? '' : ', not in the cohort'}`,
    `  = ${text(trace.value)}${trace.absent === undefined ? '' : ` (${trace.absent})`}`,
    '',
    'Derived by (study.yaml)',
    ...trace.steps.flatMap(({ name, expression, value, absent }) => [
      `  ${name}: ${expression.trim().replaceAll(/\s+/g, ' ')}`,
      ...(value === undefined
        ? []
        : [`    -> ${text(value)}${absent === undefined ? '' : ` (${absent})`}`]),
    ]),
    '',
    'Read from (* decides the value: without it, it would be another)',
    ...trace.cells.map(cellLine),
    ...(trace.cells.length === 0 ? ['  nothing'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function cellLine(cell: TraceCell): string {
  const sheet = cell.sheet === undefined ? '' : `, sheet "${cell.sheet}"`;
  const column = cell.column === '' ? '' : `, column "${cell.column}"`;
  const raw = cell.raw === '' ? '' : ` "${cell.raw}"`;
  const rules = cell.rules.length === 0 ? '' : ` (${cell.rules.join('; ')})`;
  return `${cell.decides ? '*' : ' '} ${cell.entity}.${cell.field} = ${text(cell.value)} <- ${cell.file}${sheet}, row ${cell.row}${column}:${raw}${rules}`;
}

function text(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > LONGEST ? `${json.slice(0, LONGEST)}…` : json;
}

import type { Field, StudyBundle } from '@cohort-report/schema';
import { type DateFormat, parseDate } from '../values/parse-date.ts';
import { unitFactor } from '../values/unit-factor.ts';
import type { ExportTable } from './export-table.ts';
import { commonForm, type FileForm, ownForm } from './file-form.ts';
import { dateFormat, GUESSED_DATES } from './judge-column.ts';
import { type KnownField, knownMappings } from './known-mappings.ts';
import { matchTable, patientHeading } from './match-table.ts';
import { openExport } from './open-export.ts';
import { plain, similarity } from './similarity.ts';
import { PREFIX } from './xml-tables.ts';

/**
 * Drafts a site's mapping (YAML) from its export, for a person to correct: dialect, entities, fields and values are guessed
 * from the codebook and from the mappings of the other sites. `files`: path within the site's folder -> bytes.
 */
export async function draftSite(input: {
  bundle: StudyBundle;
  site: string;
  files: ReadonlyMap<string, Uint8Array>;
}): Promise<string> {
  const { site } = input;
  const bundle = {
    ...input.bundle,
    sites: input.bundle.sites.filter((each) => each.site !== site),
  };
  const { tables, others } = await openExport(input.files);
  const known = knownMappings(bundle);
  const { id } = bundle.study.patient;
  const patient = patientHeading(tables.filter(({ format }) => format === undefined));
  const typed: string[] = [];
  const all = tables.flatMap(({ columns }) => columns.flatMap(({ texts }) => texts));
  const written = commonForm(tables);
  const mapped = tables.flatMap((table) => {
    if (table.dataAsHeader === 'row') return [headless(table)];
    const number = table.format === undefined ? patient : documentPatient(table);
    const match = matchTable(table, known, number, id);
    if (table.format !== undefined && match.score < FITS)
      return [`  # not recognised: ${table.rows?.replaceAll('\n', ' ')} in ${quoted(table.file)}`];
    const lines = [
      `  - entity: ${match.entity}`,
      `    file: ${quoted(table.file)}`,
      ...(table.sheet === undefined ? [] : [`    sheet: ${quoted(table.sheet)}`]),
      ...(table.format === undefined
        ? []
        : [`    format: ${table.format}`, `    rows: ${quoted(table.rows ?? '')}`]),
      ...(table.namespace === undefined
        ? []
        : [`    namespaces: { ${PREFIX}: ${quoted(table.namespace)} }`]),
      ...formLines(ownForm(table, written), '    '),
      ...(table.headerRow === 1 ? [] : [`    header_row: ${table.headerRow}`]),
      '    columns:',
      ...(table.dataAsHeader === undefined
        ? []
        : [
            `      # headings that look like data are not shown, column ${table.dataAsHeader.join(', ')}: name them here if they are none`,
          ]),
    ];
    for (const { fields, headers } of match.doubtful)
      lines.push(
        `      # not decided: ${headers.map(quoted).join(' or ')} may be ${fields.join(' or ')}; ask the site which is which`,
      );
    const doubtful = match.doubtful.flatMap(({ headers }) => headers);
    for (const { header, texts } of table.columns) {
      const to = match.fields.get(header);
      const field = to === undefined ? undefined : known.get(match.entity)?.entity.fields[to];
      const what = to === undefined ? undefined : known.get(match.entity)?.fields.get(to);
      if (to === undefined || field === undefined || what === undefined) {
        const why = doubtful.includes(header) ? 'Not decided' : 'Not recognised';
        if (table.format !== 'fhir' || doubtful.includes(header))
          lines.push(`      ${quoted(header)}: { ignore: "${why} by the draft" }`);
        continue;
      }
      if (field.type === 'date' || field.type === 'number' || field.type === 'integer')
        typed.push(...texts);
      const coded = field.type === 'category' || field.type === 'boolean';
      const values = coded ? valuesOf(texts, what, field.type) : { text: '', unknown: [] };
      const unit = field.unit === undefined ? undefined : unitIn(header, field.unit);
      const parts = [`to: ${to}`, ...(unit === undefined ? [] : [`unit: ${unit}`]), values.text];
      if (values.unknown.length > 0)
        lines.push(
          `      # values that no other mapping knows: ${values.unknown.map(quoted).join(', ')}`,
        );
      lines.push(`      ${quoted(header)}: { ${parts.filter((part) => part !== '').join(', ')} }`);
    }
    return lines;
  });
  return `${[
    `site: ${site}`,
    `label: ${quoted(site)}`,
    '# Drafted from the export: check each line against it, then run the pipeline, which names what does not fit.',
    ...others.map((file) => `# ${file} is no table, FHIR bundle or XML document that can be read.`),
    'assumptions:',
    '  - "The mapping was drafted from the export and not yet confirmed by the site."',
    ...formLines(written, ''),
    ...dialect(typed, all),
    ...(mapped.length === 0 ? ['tables: []'] : ['tables:', ...mapped]),
  ].join('\n')}\n`;
}

function formLines({ encoding, delimiter }: FileForm, indent: string): string[] {
  return [
    ...(encoding === undefined ? [] : [`${indent}encoding: ${encoding}`]),
    ...(delimiter === undefined ? [] : [`${indent}delimiter: ${quoted(delimiter)}`]),
  ];
}

function headless({ file, sheet, headerRow }: ExportTable): string {
  const place = sheet === undefined ? quoted(file) : `sheet ${quoted(sheet)} of ${quoted(file)}`;
  return `  # not drafted: ${place} has no header in row ${headerRow}, where one was looked for, but what looks like data`;
}

/** Least likeness to an entity for a part of a document to be drafted. */
const FITS = 1;

/** The path of the patient's number in a document: an identifier of the patient, or the attribute that names it. */
function documentPatient({ columns }: ExportTable): string | undefined {
  const numbers = columns.filter(({ header }) =>
    /^(subject\.resolve\(\)\.)?identifier\b.*\.value$|@(.*_)?(patient.*|id|no|nr)$/i.test(header),
  );
  const filled = ({ texts }: ExportTable['columns'][number]) =>
    texts.filter((text) => text !== '').length;
  const own = (header: string) => Number(/patient|subject/i.test(header));
  return numbers.toSorted((a, b) => own(b.header) - own(a.header) || filled(b) - filled(a))[0]
    ?.header;
}

/** Texts that stand for "not known" wherever they are met; others are for a person to judge. */
const NOT_KNOWN =
  /^(n\.?\/?\s?[abd]\.?|k\.?\s?a\.?|unbek\.?|unbekannt|unknown|not known|missing|fehlt|none|null|nan|nil|-9+|[-.?–]+)$/i;
const SLASHED = /^\d{2}\/\d{2}\/\d{4}$/;

/** `typed`: texts of the columns drafted as dates and numbers; `all`: of every column, which decide where no drafted number has a fraction. */
function dialect(typed: readonly string[], all: readonly string[]): string[] {
  const values = typed.filter((value) => value !== '');
  const slashed = values.filter((value) => SLASHED.test(value));
  const isRead = (format: DateFormat) => (value: string) =>
    !('failure' in parseDate(value, [format], false));
  const monthFirst = !slashed.every(isRead('dd/MM/yyyy')) && slashed.every(isRead('MM/dd/yyyy'));
  const formats = new Set(
    values.filter((value) => !SLASHED.test(value)).map((value) => dateFormat(value)),
  );
  if (slashed.length > 0) formats.add(monthFirst ? 'MM/dd/yyyy' : 'dd/MM/yyyy');
  const strange = new Set(
    values.filter((value) => dateFormat(value) === undefined && !/^\d+([.,]\d+)?$/.test(value)),
  );
  const missing = [...strange].filter((value) => NOT_KNOWN.test(value)).sort();
  const unread = [...strange].filter((value) => !NOT_KNOWN.test(value)).sort();
  const dates = GUESSED_DATES.filter((format) => formats.has(format));
  const both = slashed.every(isRead('dd/MM/yyyy')) && slashed.every(isRead('MM/dd/yyyy'));
  return [
    `decimal: ${(values.some(isFraction) ? values : all).some((value) => /^[+-]?\d+,\d+$/.test(value)) ? '","' : '"."'}`,
    ...(unread.length === 0
      ? []
      : [
          `# neither dates nor numbers where these are expected: ${unread.slice(0, SHOWN).map(quoted).join(', ')}${unread.length > SHOWN ? ', …' : ''}`,
        ]),
    ...(missing.length === 0 ? [] : [`missing: [${missing.map(quoted).join(', ')}]`]),
    ...(slashed.length > 0 && both
      ? ['# no date tells whether the day or the month (MM/dd/yyyy) comes first: ask the site']
      : []),
    ...(dates.length === 0 ? [] : [`dates: [${dates.join(', ')}]`]),
  ];
}

const SHOWN = 10;

function isFraction(value: string): boolean {
  return /^[+-]?\d+[.,]\d+$/.test(value);
}

function valuesOf(
  texts: readonly string[],
  known: KnownField,
  type: Field['type'],
): { text: string; unknown: string[] } {
  const raws = [...new Set(texts.filter((text) => text !== ''))].sort();
  const pairs: string[] = [];
  const unknown: string[] = [];
  for (const raw of raws) {
    const near = [...known.values].map(([name, value]) => ({ value, like: similarity(name, raw) }));
    const best = near.reduce((a, b) => (b.like > a.like ? b : a), { value: '', like: 0 });
    const value = known.values.get(plain(raw)) ?? (best.like >= 0.6 ? best.value : undefined);
    if (value === undefined) unknown.push(raw);
    else pairs.push(`${quoted(raw)}: ${type === 'boolean' ? value : levelText(value)}`);
  }
  return { text: pairs.length === 0 ? '' : `values: { ${pairs.join(', ')} }`, unknown };
}

/** A level for YAML: as a text, where it would be read as a number, a mark or something else without quotes. */
function levelText(value: string): string {
  return /^[a-z_][\w-]*$/i.test(value) && !/^(true|false|yes|no|on|off|null)$/i.test(value)
    ? value
    : quoted(value);
}

/** The unit that a heading names, where it can be converted. */
function unitIn(header: string, unit: string): string | undefined {
  return header
    .split(/[^A-Za-zµμ%]+/)
    .filter((word) => word !== '')
    .find((word) => unitFactor(word, unit) !== undefined);
}

/** A text in quotes, for YAML. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

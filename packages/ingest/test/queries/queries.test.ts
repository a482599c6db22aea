import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { buildCohort, ingest, querySheet, raisedQueries } from '../../src/index.ts';
import { readCase } from '../case-folder.ts';

const { bundle, files } = await readCase('cohort', 'two-sites');
const edited = (changes: Record<string, (text: string) => string>, answers?: Uint8Array) => {
  const copy = new Map(files);
  for (const [file, change] of Object.entries(changes))
    copy.set(file, Buffer.from(change(Buffer.from(copy.get(file)!).toString('utf8'))));
  if (answers !== undefined) copy.set('north/answers.xlsx', answers);
  return copy;
};
const run = async (raw: Map<string, Uint8Array>) => {
  const records = await ingest({ bundle, freeze: 'f1', files: raw });
  return buildCohort({ bundle, records });
};

const wrongSex = (text: string) => text.replace(/,(female|male|F|M|f|m|w)(,|\n)/, ',klingon$2');
const raw = edited({ 'north/patient.csv': wrongSex });

/** The sheet as a site sends it back, with a reply to one question. */
async function returned(sheet: Uint8Array, id: string): Promise<Uint8Array> {
  const { sheets } = await readXlsx(sheet);
  const rows = sheets[0]!.rows.map((row) =>
    row[0] === id ? [...row.slice(0, 11), 'corrected in the export', '=cmd|calc'] : row,
  );
  return writeXlsx({ sheets: [{ name: sheets[0]!.name, rows }] });
}

describe('queries', () => {
  it('are raised, written, answered and closed', async () => {
    const first = await run(raw);
    const asked = first.queries.find(({ rule }) => rule === 'value-not-mapped')!;
    expect(asked).toMatchObject({ site: 'north', file: 'patient.csv', status: 'open' });
    expect(asked.current).toBe('"klingon"');
    const north = first.queries.filter(({ site }) => site === 'north');
    expect(first.dataNotes.queries?.[0]).toEqual({
      site: 'north',
      open: north.length,
      answered: 0,
      closed: 0,
    });

    const sheet = await querySheet('Questions', north);
    expect(await querySheet('Questions', north)).toEqual(sheet);
    const { sheets } = await readXlsx(sheet);
    const written = sheets[0]?.rows.find(([id]) => id === asked.id);
    expect(written?.join(' ')).toContain('please tell us what it means');
    expect(written?.join(' ')).not.toMatch(/\.yaml|ask the site/);
    const answers = await returned(sheet, asked.id);

    const second = await run(edited({ 'north/patient.csv': wrongSex }, answers));
    expect(second.queries.find(({ id }) => id === asked.id)).toMatchObject({
      status: 'answered',
      answer: 'corrected in the export: =cmd|calc',
    });
    expect(second.dataNotes.queries?.[0]).toMatchObject({ open: north.length - 1, answered: 1 });
    expect(second.cohort.findings).toEqual(first.cohort.findings);

    const third = await run(edited({}, answers));
    expect(third.queries.some(({ id }) => id === asked.id)).toBe(false);
    expect(third.dataNotes.queries?.[0]).toMatchObject({ answered: 0, closed: 1 });
  });

  it('keep their names when rows move', async () => {
    const shuffled = (text: string) => {
      const [header, ...rows] = text.trimEnd().split('\n');
      return `${[header, ...rows.reverse()].join('\n')}\n`;
    };
    const names = async (all: Map<string, Uint8Array>) =>
      (await run(all)).queries.map(({ id, rule }) => `${rule} ${id}`).sort();
    const moved = edited({ 'north/patient.csv': (text) => shuffled(wrongSex(text)) });
    const found = await names(moved);
    expect(found).toEqual(await names(raw));
    expect(new Set(found).size).toBe(found.length);
  });

  it('are raised of a freeze that blocks, under the same names', async () => {
    const asked = (await run(raw)).queries.find(({ rule }) => rule === 'value-not-mapped')!;
    const broken = edited({ 'north/patient.csv': wrongSex, 'south/patient.csv': () => '' });
    const records = await ingest({ bundle, freeze: 'f1', files: broken });
    const queries = raisedQueries({ bundle, records });
    expect(queries.map(({ id }) => id)).toContain(asked.id);
    expect(queries.filter(({ severity }) => severity === 'blocking')).toMatchObject([
      { site: 'south', file: 'patient.csv', rule: 'file-empty' },
    ]);
  });

  it('stay texts in the sheet, whatever they begin with', async () => {
    const [query] = (await run(raw)).queries;
    const sheet = await querySheet('Questions', [
      { ...query!, current: '=HYPERLINK("http://x")', question: '<b>&</b>', answer: '+1' },
    ]);
    const { sheets } = await readXlsx(sheet);
    expect(sheets[0]!.rows[2]).toEqual(
      expect.arrayContaining(['=HYPERLINK("http://x")', '<b>&</b>', '+1']),
    );
    for (const [, cell] of sheets[0]!.cells ?? []) expect(cell.formula).toBeUndefined();
  });

  it('are answered whatever a site does to its sheet', async () => {
    const first = await run(raw);
    const asked = first.queries.find(({ rule }) => rule === 'value-not-mapped')!;
    const sheetOf = (rows: (string | null)[][]) =>
      writeXlsx({ sheets: [{ name: 'Queries', rows }] });
    const head = ['Query', 'Reply', 'Answer'];
    const after = async (rows: (string | null)[][], heading = head) => {
      const { queries, dataNotes, cohort } = await run(
        edited({ 'north/patient.csv': wrongSex }, await sheetOf([['Questions'], heading, ...rows])),
      );
      const about = cohort.findings.filter(({ file }) => file === 'north/answers.xlsx');
      return {
        answer: queries.find(({ id }) => id === asked.id)?.answer,
        closed: dataNotes.queries?.[0]?.closed,
        told: about.map(({ rule, row }) => `${rule} ${row ?? ''}`),
      };
    };
    expect(await after([[asked.id.toUpperCase(), 'value is right', null]])).toEqual({
      answer: 'value is right',
      closed: 0,
      told: [],
    });
    expect(
      await after([
        [asked.id, 'value is right', null],
        [asked.id, null, null],
        ['As of 1 July', null, null],
        ['see above', null, 'corrected'],
      ]),
    ).toEqual({ answer: 'value is right', closed: 0, told: ['answer-without-question 6'] });
    expect(
      await after([[asked.id, 'value is right', null]], ['Query', 'Antwort', 'Answer']),
    ).toEqual({
      answer: '',
      closed: 0,
      told: ['answers-unreadable '],
    });
  });

  it('of one site are not closed by the sheet of another', async () => {
    const first = await run(raw);
    const sheet = await querySheet(
      'Questions',
      first.queries.filter(({ site }) => site === 'north'),
    );
    const misplaced = edited({ 'north/patient.csv': wrongSex });
    misplaced.set('south/answers.xlsx', sheet);
    const { dataNotes } = await run(misplaced);
    expect(dataNotes.queries?.map(({ closed }) => closed)).toEqual([0, 0]);
  });

  it('say so where the returned sheet is none', async () => {
    const text = new TextEncoder().encode('no workbook');
    const { cohort } = await run(edited({}, text));
    const about = cohort.findings.filter(({ file }) => file === 'north/answers.xlsx');
    expect(about.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'warning not-a-workbook',
    ]);
  });
});

import { readDeclaration, siteSchema } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { draftSite } from '../../src/index.ts';
import { readCase } from '../case-folder.ts';

const { bundle } = await readCase('ingest', 'rows-set-aside');
const draft = (text: string) =>
  draftSite({ bundle: graded(), site: 'new', files: new Map([['visits.csv', Buffer.from(text)]]) });

/** The toy study, whose pain has levels that YAML reads as something else than texts. */
function graded() {
  const changed = structuredClone(bundle);
  const pain = changed.codebook.entities.visit?.fields.pain;
  if (pain === undefined) throw new Error('the toy study has no pain');
  pain.levels = ['0', '>4', 'no'].map((value) => ({ value, label: value }));
  return changed;
}

it('levels that look like numbers, marks or truth are drafted as texts', async () => {
  const text = await draft(
    'Nr;Date of visit;pain\n1;2020-02-03;0\n2;2020-02-04;>4\n3;2020-02-05;no\n',
  );
  const declared = readDeclaration(siteSchema, text, 'sites/new.yaml');
  if ('problems' in declared) throw new Error(JSON.stringify(declared.problems));
  expect(declared.value.tables[0]?.columns.pain).toMatchObject({
    to: 'pain',
    values: { '0': '0', '>4': '>4', no: 'no' },
  });
});

it('the decimal mark is that of columns not recognised where no drafted number has a fraction', async () => {
  const lines = (mark: string) =>
    `Nr;Date of visit;pain;ACE\n1;2020-02-03;0;1${mark}5\n2;2020-02-04;>4;2${mark}25\n`;
  expect(await draft(lines(','))).toMatch(/\ndecimal: ","/);
  expect(await draft(lines('.'))).toMatch(/\ndecimal: "\."/);
});

import { expect, it } from 'vitest';
import { draftSite } from '../../src/index.ts';
import { readCase } from '../case-folder.ts';

const { bundle } = await readCase('ingest', 'rows-set-aside');
const draft = (text: string) =>
  draftSite({ bundle, site: 'new', files: new Map([['patients.csv', Buffer.from(text)]]) });

it('a row of data in place of the header is not drafted, and not shown', async () => {
  const text = await draft('P-4711;m;03.05.1948;Meier\nP-4712;w;04.06.1950;Huber\n');
  expect(text).not.toMatch(/4711|1948|Meier/);
  expect(text).toMatch(/# not drafted: "patients.csv" has no header in row 1/);
});

it('a heading that looks like data is not shown, the others are drafted', async () => {
  const text = await draft('Nr;Geschlecht;0815123456\n1;m;x\n2;w;y\n');
  expect(text).not.toMatch(/0815/);
  expect(text).toMatch(/headings that look like data are not shown, column 3/);
  expect(text).toMatch(/"Geschlecht": \{ to: sex/);
});

import { expect, it } from 'vitest';
import { draftSite } from '../../src/index.ts';
import { readCase } from '../case-folder.ts';

const { bundle } = await readCase('ingest', 'rows-set-aside');

it('the encoding is that of the files that tell of it, and a file of another form has its own', async () => {
  const text = await draftSite({
    bundle,
    site: 'new',
    files: new Map([
      ['contacts.csv', Buffer.from('Nr;Kontakt\n1;01.01.2020\n2;02.01.2020\n', 'latin1')],
      ['operations.csv', Buffer.from('Nr,OP,Datum\n1,hüft,01.01.2019\n2,knie,02.01.2019\n')],
      ['patients.csv', Buffer.from('Nr;Geschlecht;Größe\n1;m;170\n2;w;160\n', 'latin1')],
      ['visits.csv', Buffer.from('Nr;Datum;Schmerz nächtlich\n1;01.01.2020;x\n', 'latin1')],
    ]),
  });
  expect(text).toMatch(/^encoding: windows-1252\ndelimiter: ";"$/m);
  expect(text).toMatch(/file: "operations.csv"\n {4}encoding: utf-8\n {4}delimiter: ","/);
  expect(text.match(/encoding:/g)).toHaveLength(2);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyse } from '../../../packages/analysis/src/index.ts';
import { expectRows, readReference } from '../../../packages/analysis/test/support/expect-rows.ts';
import { readDeclarations } from '../../../packages/analysis/test/support/read-declarations.ts';
import { buildCohort, ingest } from '../../../packages/ingest/src/index.ts';
import { loadStudy } from '../../../packages/schema/src/index.ts';

const FREEZE = '1994-12-31';
const bundle = loadStudy(readDeclarations('ncctg-lung'));
const file = new URL(`../../../data/ncctg-lung/${FREEZE}/ncctg/lung.csv`, import.meta.url);
const files = new Map([['ncctg/lung.csv', new Uint8Array(readFileSync(file))]]);
const records = await ingest({ bundle, freeze: FREEZE, files });

test('from the raw file to the rows, every number is R’s', () => {
  const { cohort } = buildCohort({ bundle, records });
  expectRows(analyse({ bundle, cohort }).rows, readReference('lung'), 1e-9);
});

test('the file gives rise to no finding', () => {
  expect(records.findings).toEqual([]);
  expect(records.accounts).toMatchObject([{ rowsIn: 228, used: 228, setAside: [] }]);
});

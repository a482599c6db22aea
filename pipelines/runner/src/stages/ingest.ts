import { ingest } from '@cohort-report/ingest';
import { loadStudy } from '@cohort-report/schema';
import { hashFiles } from '../files/hash-files.ts';
import { readFolder } from '../files/read-folder.ts';
import { counted } from '../stage/counted.ts';
import { runStage } from '../stage/run-stage.ts';
import { jsonBytes } from '../stage/stage-files.ts';
import { readDeclarations } from '../workspace/read-declarations.ts';

await runStage('ingest', async ({ paths, study, freeze }) => {
  const bundle = loadStudy(await readDeclarations(paths.study(study), ['sites']), ['sites']);
  const files = await readFolder(paths.freeze(study, freeze));
  const inputs = hashFiles(files);
  const records = await ingest({ bundle, freeze, files });
  const rows = records.accounts.reduce((sum, account) => sum + account.rowsIn, 0);
  const used = records.accounts.reduce((sum, account) => sum + account.used, 0);
  return {
    files: new Map([
      ['records.json', jsonBytes(records)],
      ['inputs.json', jsonBytes(inputs)],
    ]),
    summary: `${counted(inputs.length, 'file')}: ${counted(rows, 'row')} in, ${used} used, ${rows - used} set aside; ${counted(records.findings.length, 'finding')}`,
  };
});

import { ProblemsError } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { studyFiles } from '../../../packages/synthetic/test/study-files.ts';
import { loadForDraft } from '../src/workspace/load-for-draft.ts';

const files = new Map([...studyFiles()].filter(([file]) => !file.startsWith('analyses/')));

it('drafts beside mappings that are not correct yet, and names them', () => {
  const whole = loadForDraft(files);
  expect(whole.leftOut).toEqual([]);
  const draft = 'site: lmu\nlabel: LMU\ntables: [{ entity: surgery, file: a.csv, columns: {} }]\n';
  const { bundle, leftOut } = loadForDraft(
    new Map([...files, ['sites/lmu.yaml', draft], ['sites/tum.yaml', 'site: [']]),
  );
  expect(leftOut).toEqual(['sites/lmu.yaml', 'sites/tum.yaml']);
  expect(bundle.sites.map(({ site }) => site)).toEqual(
    whole.bundle.sites.map(({ site }) => site).filter((site) => site !== 'lmu' && site !== 'tum'),
  );
});

it('does not draft beside a codebook that is not correct', () => {
  const broken = new Map([...files, ['codebook.yaml', 'entities: {}\n']]);
  expect(() => loadForDraft(broken)).toThrow(ProblemsError);
});

import { loadStudy } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { ANALYSIS_KINDS, draftAnalysis } from '../src/draft/draft-analysis.ts';
import { listStudies } from '../src/workspace/list-studies.ts';
import { workspacePaths } from '../src/workspace/paths.ts';
import { readDeclarations } from '../src/workspace/read-declarations.ts';

const paths = workspacePaths();
const studies = await listStudies(paths.pipelines);

const COMPETING = `endpoints:
  - id: first_row
    label: First row
    short: First
    time: count(patient)
    event: count(patient) == 1
    competing: [{ id: second_row, label: Second row, event: count(patient) == 2 }]
    definition: None.
`;

/** The study with an endpoint that has competing events, as the kinds that need one ask for. */
function withCompeting(files: Map<string, string>): Map<string, string> {
  const study = files.get('study.yaml') ?? '';
  return new Map([...files, ['study.yaml', study.replace('endpoints:\n', COMPETING)]]);
}

describe('draftAnalysis', () => {
  it.each(studies)('drafts a valid declaration of each kind for %s', async (study) => {
    const files = withCompeting(await readDeclarations(paths.study(study), []));
    const bundle = loadStudy(files, []);
    const kinds = ANALYSIS_KINDS.filter(
      (kind) => kind !== 'event_table' || bundle.study.cohort_entities.length > 0,
    );
    for (const kind of kinds) {
      const drafted = new Map([
        ...files,
        ['analyses/my-draft.yaml', draftAnalysis(kind, 'my-draft', bundle)],
      ]);
      const { analyses } = loadStudy(drafted, ['analyses']);
      expect(analyses.map((analysis) => [analysis.id, analysis.kind])).toEqual([
        ['my-draft', kind],
      ]);
    }
    expect(kinds.length).toBeGreaterThan(5);
  });
});

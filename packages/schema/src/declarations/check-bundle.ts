import type { Problem } from '../problems/problem.ts';
import { checkAnalysis } from './check-analysis.ts';
import { checkCodebook } from './check-codebook.ts';
import { checkPublished } from './check-published.ts';
import { checkSite } from './check-site.ts';
import { checkStudy } from './check-study.ts';
import { labelProblems } from './label-problems.ts';
import type { StudyBundle } from './study-bundle.ts';

/** Checks the declarations against each other; the files, where given, tell which site files exist. */
export function checkBundle(
  bundle: StudyBundle,
  files: ReadonlyMap<string, string> | undefined,
): Problem[] {
  const { study, codebook, sites, analyses } = bundle;
  const missingSites = study.sites
    .filter((id) => files !== undefined && !files.has(`sites/${id}.yaml`))
    .map((id) => ({
      file: 'study.yaml',
      path: 'sites',
      message: `site "${id}" has no mapping`,
      expected: `sites/${id}.yaml`,
      action: 'add the file or take the site off the list',
    }));
  const missingSchemas = sites.flatMap((site) =>
    [...new Set([site.schema, ...site.tables.map(({ schema }) => schema)])]
      .filter((name) => name !== undefined && bundle.schemas?.[name] === undefined)
      .map((name) => ({
        file: `sites/${site.site}.yaml`,
        path: 'schema',
        message: `there is no sites/${name}`,
        expected: `one of ${Object.keys(bundle.schemas ?? {}).join(', ') || 'the .xsd files in sites/'}`,
        action: 'put the file there, or correct the name',
      })),
  );
  return [
    ...missingSites,
    ...missingSchemas,
    ...checkCodebook(codebook, study),
    ...checkStudy(study, codebook),
    ...sites.flatMap((site) => checkSite(site, study, codebook)),
    ...analyses.flatMap((analysis) => checkAnalysis(analysis, study, codebook)),
    ...labelProblems(analyses),
    ...checkPublished(analyses, bundle.published, study),
  ];
}

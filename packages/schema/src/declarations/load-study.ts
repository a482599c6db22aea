import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import { ProblemsError } from '../problems/problems-error.ts';
import { expandPublished } from '../published/expand-published.ts';
import type { Published } from '../published/published.ts';
import { type Analysis, analysisSchema } from './analysis.ts';
import { checkBundle } from './check-bundle.ts';
import { checkChecklist } from './check-checklist.ts';
import { checklistSchema } from './checklist.ts';
import { codebookSchema } from './codebook.ts';
import { pathKeys } from './path-keys.ts';
import { publishedSchema } from './published.ts';
import { readDeclaration } from './read-declaration.ts';
import { siteSchema } from './site.ts';
import { studySchema } from './study.ts';
import type { StudyBundle } from './study-bundle.ts';

/** The files of a study: path relative to the study's folder -> text. */
export type StudyFiles = ReadonlyMap<string, string>;

const CHECKLIST = 'report/checklist.yaml';
/** Parts that every report has, beside the study's analyses and texts. */
const FIXED_PARTS = ['methods', 'data-notes', 'provenance'];

export type StudyPart = 'sites' | 'analyses' | 'published' | 'report';

/**
 * Reads and checks all declarations of a study at once.
 * Throws ProblemsError with every problem of every file: broken YAML, unknown keys, unknown variables, sites, fields, levels and kinds.
 * `parts` limits what is read beside study.yaml and codebook.yaml; the others stay empty in the bundle.
 * published.yaml may be missing; it is read with the analyses too, which speak of it. So may report/checklist.yaml, the only
 * thing read of 'report', whose texts are templates.
 * `mappings` tells whether each listed site must have one; a study in the making has some of them only.
 */
export function loadStudy(
  files: StudyFiles,
  parts: readonly StudyPart[] = ['sites', 'analyses', 'published', 'report'],
  mappings: 'all' | 'some' = 'all',
): StudyBundle {
  const problems: Problem[] = [];
  const lines = new Map<string, (path: readonly PropertyKey[]) => number | undefined>();
  const read = <T extends z.ZodType>(schema: T, file: string): z.infer<T> | undefined => {
    const text = files.get(file);
    if (text === undefined) {
      problems.push({
        file,
        message: 'the file is missing',
        action: `add ${file} to the study's folder`,
      });
      return undefined;
    }
    const result = readDeclaration(schema, text, file);
    if ('value' in result) {
      lines.set(file, result.lineOf);
      return result.value;
    }
    problems.push(...result.problems);
    return undefined;
  };
  const lineAt = (file: string, path: readonly PropertyKey[]) => {
    const line = lines.get(file)?.(path);
    return line === undefined ? {} : { line };
  };
  const withLine = (problem: Problem): Problem => {
    if (problem.line !== undefined || problem.path === undefined) return problem;
    return { ...problem, ...lineAt(problem.file, pathKeys(problem.path)) };
  };
  const inFolder = (folder: 'sites' | 'analyses') =>
    (parts.includes(folder) ? [...files.keys()] : [])
      .filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.yaml'))
      .sort();

  const study = read(studySchema, 'study.yaml');
  const codebook = read(codebookSchema, 'codebook.yaml');
  const sites = inFolder('sites').flatMap((file) => {
    const site = read(siteSchema, file);
    if (site === undefined) return [];
    if (file === `sites/${site.site}.yaml`) return [site];
    problems.push({
      file,
      ...lineAt(file, ['site']),
      path: 'site',
      message: 'the mapping is not named after its site',
      expected: file.slice('sites/'.length, -'.yaml'.length),
      found: site.site,
      action: 'correct the name, or rename the file',
    });
    return [];
  });
  const analyses = inFolder('analyses').flatMap((file): Analysis[] => {
    const analysis = read(analysisSchema, file);
    return analysis === undefined
      ? []
      : [{ ...analysis, id: file.slice('analyses/'.length, -'.yaml'.length) }];
  });
  let published: Published | undefined;
  const ledger = files.get('published.yaml');
  if (ledger !== undefined && (parts.includes('published') || parts.includes('analyses'))) {
    const result = readDeclaration(publishedSchema, ledger, 'published.yaml');
    if ('value' in result) published = expandPublished(result.value, result.lineOf);
    else problems.push(...result.problems);
  }
  const checklist =
    parts.includes('report') && files.has(CHECKLIST) ? read(checklistSchema, CHECKLIST) : undefined;
  if (checklist !== undefined)
    problems.push(...checkChecklist(checklist, reportParts(files)).map(withLine));
  for (const file of files.keys())
    if (/^report\/.*\.yaml$/.test(file) && file !== CHECKLIST)
      problems.push({
        file,
        message: 'nothing reads this file',
        expected: CHECKLIST,
        action: 'rename it, or take it out',
      });
  if (study !== undefined && codebook !== undefined) {
    const bundle: StudyBundle = {
      study,
      codebook,
      sites,
      analyses: analyses.sort(byOrder),
      ...(published === undefined ? {} : { published }),
      ...(checklist === undefined ? {} : { checklist }),
      ...xsdFiles(files),
    };
    const found = checkBundle(
      bundle,
      parts.includes('sites') && mappings === 'all' ? files : undefined,
    );
    problems.push(...found.map(withLine));
    if (problems.length === 0) return bundle;
  }
  throw new ProblemsError(problems);
}

function reportParts(files: StudyFiles): string[] {
  const named = [...files.keys()].flatMap(
    (path) => /^(?:analyses\/([^/]+)\.yaml|report\/([^/]+)\.hbs)$/.exec(path)?.slice(1) ?? [],
  );
  return [...named.filter((name) => name !== undefined), ...FIXED_PARTS];
}

function xsdFiles(files: StudyFiles): Pick<StudyBundle, 'schemas'> {
  const found = [...files].filter(([path]) => /^sites\/[^/]+\.xsd$/.test(path));
  return found.length === 0
    ? {}
    : { schemas: Object.fromEntries(found.map(([path, text]) => [path.slice(6), text])) };
}

function byOrder(a: Analysis, b: Analysis): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

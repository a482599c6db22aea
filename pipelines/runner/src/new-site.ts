import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { draftSite } from '@cohort-report/ingest';
import { draftedText } from './cli/drafted-text.ts';
import { failureText } from './cli/failure-text.ts';
import { parseWords } from './cli/parse-words.ts';
import { readFolder } from './files/read-folder.ts';
import { defaultStudy } from './workspace/default-study.ts';
import { listStudies } from './workspace/list-studies.ts';
import { loadForDraft } from './workspace/load-for-draft.ts';
import { workspacePaths } from './workspace/paths.ts';
import { readDeclarations } from './workspace/read-declarations.ts';

const USAGE = `pnpm new-site <site> <folder> [--study NAME]

Reads an export and drafts pipelines/<study>/sites/<site>.yaml: dialect, columns, values, units. Correct it, add the site to
study.yaml if it is not there yet, then run pnpm pipeline. study.yaml and codebook.yaml must be there.

  site    lower-case letters, digits and hyphens, e.g. heidelberg
  folder  where the site's files lie, e.g. data/<study>/<freeze>/heidelberg
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const paths = workspacePaths();
  const usual = await defaultStudy(paths.root);
  const studies = await listStudies(paths.pipelines);
  let parsed: ReturnType<typeof parseWords<'site' | 'folder'>>;
  try {
    parsed = parseWords(args, ['site', 'folder'], studies, usual);
    if (parsed !== undefined && !/^[a-z0-9][a-z0-9-]*$/.test(parsed.words.site))
      throw new Error(`"${parsed.words.site}" is no name of a site: see below.`);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (parsed === undefined) {
    console.log(USAGE);
    return 0;
  }
  const { site, folder: from } = parsed.words;
  const folder = paths.study(parsed.study);
  const file = join(folder, 'sites', `${site}.yaml`);
  const shown = relative(paths.root, file);
  try {
    const { bundle, leftOut } = loadForDraft(await readDeclarations(folder, ['sites']));
    const files = await readFolder(resolve(from));
    if (files.size === 0) throw new Error(`there are no files in ${from}`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await draftSite({ bundle, site, files }), { flag: 'wx' });
    const listed = bundle.study.sites.includes(site);
    const todo = listed ? undefined : `add "${site}" to the sites of study.yaml`;
    console.log(draftedText(shown, parsed.study, usual, todo));
    if (leftOut.length > 0)
      console.log(`Not learned from, as not correct yet: ${leftOut.join(', ')}.`);
    return 0;
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EEXIST';
    console.error(
      taken ? `${shown} exists already; choose another name.` : failureText(error, paths.root),
    );
    return 1;
  }
}

import { analyse } from '@cohort-report/analysis';
import { buildCohort, ingest } from '@cohort-report/ingest';
import { loadStudy, type StudyBundle } from '@cohort-report/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../src/files/read-folder.ts';
import { type Random, randomChoices } from '../src/fuzz/random.ts';
import { workspacePaths } from '../src/workspace/paths.ts';
import { readDeclarations } from '../src/workspace/read-declarations.ts';

const STUDY = 'pulmonary-metastasectomy';
const FREEZE = '2024-06-30';
const paths = workspacePaths();

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(random.below(rest.length), 1)[0] as T);
}

/** The rows of a text file, the entries of a FHIR bundle or the patients of an oBDS file in another order; workbooks as they are. */
function shuffleRows(path: string, bytes: Uint8Array, random: Random): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const of = (whole: string) => Buffer.from(whole, 'latin1');
  if (path.endsWith('.json')) {
    const bundle = JSON.parse(Buffer.from(bytes).toString('utf8')) as { entry: unknown[] };
    return Buffer.from(JSON.stringify({ ...bundle, entry: shuffled(bundle.entry, random) }));
  }
  if (path.endsWith('.xml')) {
    const patients = text.match(/<Patient [\s\S]*?<\/Patient>/g) ?? [];
    const order = shuffled(patients, random);
    let at = 0;
    return of(text.replace(/<Patient [\s\S]*?<\/Patient>/g, () => order[at++] as string));
  }
  if (!/\.(csv|txt)$/.test(path) || text.includes('"')) return bytes;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const isEnded = text.endsWith(end);
  const [head, ...rows] = (isEnded ? text.slice(0, -end.length) : text).split(end);
  return of([head, ...shuffled(rows, random)].join(end) + (isEnded ? end : ''));
}

describe('the order of sites, files and rows', () => {
  let bundle: StudyBundle;
  let files: Map<string, Uint8Array>;
  const make = async (declared: StudyBundle, raw: ReadonlyMap<string, Uint8Array>) => {
    const records = await ingest({ bundle: declared, freeze: FREEZE, files: raw });
    const { cohort, dataNotes, queries } = buildCohort({ bundle: declared, records });
    const { findings: _, ...patients } = cohort;
    return {
      patients: JSON.stringify(patients),
      results: JSON.stringify(analyse({ bundle: declared, cohort })),
      notes: JSON.stringify(dataNotes),
      queries: queries.map(({ id }) => id),
    };
  };

  beforeAll(async () => {
    bundle = loadStudy(await readDeclarations(paths.study(STUDY)));
    files = await readFolder(paths.freeze(STUDY, FREEZE));
  });

  it('changes no number, no patient, no count of the data notes and no question', async () => {
    const random = randomChoices(77);
    const other = new Map(
      shuffled([...files], random).map(([path, bytes]) => [path, shuffleRows(path, bytes, random)]),
    );
    const moved = [...files].filter(
      ([path, bytes]) => Buffer.compare(bytes, other.get(path) as Uint8Array) !== 0,
    );
    expect(moved.length).toBeGreaterThan(20);
    const [expected, found] = [
      await make(bundle, files),
      await make({ ...bundle, sites: bundle.sites.toReversed() }, other),
    ];
    expect(found.patients).toBe(expected.patients);
    expect(found.results).toBe(expected.results);
    expect(found.notes).toBe(expected.notes);
    expect(found.queries.toSorted()).toEqual(expected.queries.toSorted());
  }, 60_000);
});

import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Names of the studies: the folders of pipelines/ that hold a study.yaml; sorted. */
export async function listStudies(pipelines: string): Promise<string[]> {
  const names = (await readdir(pipelines)).sort();
  const isStudy = await Promise.all(
    names.map((name) =>
      access(join(pipelines, name, 'study.yaml')).then(
        () => true,
        () => false,
      ),
    ),
  );
  return names.filter((_, index) => isStudy[index]);
}

import { readFolder } from '../files/read-folder.ts';
import { replaceFolder, restoreFolder } from '../files/replace-folder.ts';
import { readStageFiles } from '../stage/stage-files.ts';

/**
 * Brings what the render stage made to the report's folder, all files at once, after checking each against what the stage wrote
 * (DamagedError) and `check`, which throws where the report must stay as it is.
 * Gives false where the report there is the same to the byte already. Differences from other freezes stay only then.
 */
export async function publishReport(
  rendered: string,
  target: string,
  check: () => Promise<void>,
): Promise<boolean> {
  await restoreFolder(target);
  const files = await readStageFiles(rendered);
  if (sameFiles(files, await reportFiles(target))) return false;
  await check();
  await replaceFolder(target, files);
  return true;
}

/** The files of the report itself, without its differences from other freezes. */
async function reportFiles(target: string): Promise<Map<string, Uint8Array>> {
  const files = await readFolder(target);
  return new Map([...files].filter(([path]) => !path.startsWith('difference-from-')));
}

function sameFiles(
  a: ReadonlyMap<string, Uint8Array>,
  b: ReadonlyMap<string, Uint8Array>,
): boolean {
  if (a.size !== b.size) return false;
  for (const [path, bytes] of a) {
    const other = b.get(path);
    if (other === undefined || Buffer.compare(bytes, other) !== 0) return false;
  }
  return true;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A value as the bytes of a JSON file. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** Reads what an earlier stage wrote. */
export async function readStageJson<T>(folder: string, file: string): Promise<T> {
  return JSON.parse(await readFile(join(folder, file), 'utf8')) as T;
}

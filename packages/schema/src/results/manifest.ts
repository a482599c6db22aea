export interface FileHash {
  path: string;
  sha256: string;
  bytes: number;
}

/** What a report was made from and what it consists of; published as manifest.json. */
export interface Manifest {
  study: string;
  freeze: string;
  planVersion: string;
  code: { version: string; sources: { package: string; sha256: string }[] };
  toolchain: Record<string, string>;
  inputs: FileHash[];
  declarations: FileHash[];
  outputs: FileHash[];
}

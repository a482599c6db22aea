import type { FileHash, Manifest, Study } from '@cohort-report/schema';
import { canonicalJson } from './canonical-json.ts';

type Entity = Record<string, unknown> & { '@id': string };

const TYPES: Record<string, string> = {
  html: 'text/html',
  pdf: 'application/pdf',
  json: 'application/json',
  csv: 'text/csv',
  svg: 'image/svg+xml',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * ro-crate-metadata.json of a report (RO-Crate 1.2): its files, the run that made them, and the raw files, declarations and
 * sources that the run read, each with its SHA-256. Raw files and declarations are named, not part of the crate.
 */
export function roCrate(
  study: Study,
  provenance: Omit<Manifest, 'outputs'>,
  outputs: readonly FileHash[],
): string {
  const { code, toolchain } = provenance;
  const freeze = study.freezes.find(({ id }) => id === provenance.freeze);
  const files = outputs.map((file) => fileEntity(file, file.path));
  const inputs = provenance.inputs.map((file) =>
    fileEntity(file, `#data/${provenance.study}/${provenance.freeze}/${file.path}`),
  );
  const declarations = provenance.declarations.map((file) =>
    fileEntity(file, `#pipelines/${provenance.study}/${file.path}`),
  );
  const software = (id: string, name: string, version: string, more = {}): Entity => ({
    '@id': id,
    '@type': 'SoftwareApplication',
    name,
    softwareVersion: version,
    ...more,
  });
  const tools = Object.entries(toolchain).map(([name, version]) =>
    software(`#tool/${name}`, name, version),
  );
  const sources = code.sources.map(
    ({ package: name, sha256 }): Entity => ({
      '@id': `#source/${name}`,
      '@type': 'SoftwareSourceCode',
      name,
      sha256,
    }),
  );
  const manifest: Entity = {
    '@id': 'manifest.json',
    '@type': 'File',
    name: 'manifest.json',
    encodingFormat: TYPES.json,
  };
  const root: Entity = {
    '@id': './',
    '@type': 'Dataset',
    name: `${study.title}: report of freeze ${provenance.freeze}`,
    description: `${study.subtitle ?? study.title}. Analysis plan ${provenance.planVersion}.${study.notice === undefined ? '' : ` ${study.notice.label}: ${study.notice.text}`}`,
    datePublished: freeze?.cutoff ?? provenance.freeze,
    version: `${provenance.freeze}, plan ${provenance.planVersion}, code ${code.version}`,
    license: study.source?.license ?? 'not stated',
    hasPart: refs([...files, manifest]),
    mentions: { '@id': '#run' },
  };
  const run: Entity = {
    '@id': '#run',
    '@type': 'CreateAction',
    name: 'pnpm pipeline',
    instrument: { '@id': '#cohort-report' },
    object: refs([...inputs, ...declarations]),
    result: refs([...files, manifest]),
  };
  return canonicalJson({
    '@context': 'https://w3id.org/ro/crate/1.2/context',
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
        about: { '@id': './' },
      },
      root,
      run,
      software('#cohort-report', 'cohort-report', code.version, {
        hasPart: refs(sources),
        softwareRequirements: refs(tools),
      }),
      ...sources,
      ...tools,
      ...files,
      manifest,
      ...inputs,
      ...declarations,
    ],
  });
}

function fileEntity({ path, sha256, bytes }: FileHash, id: string): Entity {
  const type = TYPES[path.split('.').at(-1) ?? ''];
  return {
    '@id': encodeURI(id),
    '@type': 'File',
    name: path,
    contentSize: String(bytes),
    sha256,
    ...(type === undefined ? {} : { encodingFormat: type }),
  };
}

function refs(entities: readonly Entity[]): { '@id': string }[] {
  return entities.map((entity) => ({ '@id': entity['@id'] }));
}

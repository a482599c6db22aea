import { describe, expect, it } from 'vitest';
import { roCrate } from '../../src/export/ro-crate.ts';
import { trial } from '../support/trial.ts';

const OUTPUTS = [
  { path: 'report.html', sha256: 'a1', bytes: 10 },
  { path: 'tables/table 1.csv', sha256: 'b2', bytes: 20 },
];

describe('ro-crate-metadata.json', () => {
  const { bundle, provenance } = trial();
  const text = roCrate(bundle.study, provenance, OUTPUTS);
  const crate = JSON.parse(text) as {
    '@context': string;
    '@graph': Record<string, unknown>[];
  };
  const byId = new Map(crate['@graph'].map((entity) => [entity['@id'], entity]));

  it('describes itself and the report after RO-Crate 1.2', () => {
    expect(crate['@context']).toBe('https://w3id.org/ro/crate/1.2/context');
    expect(byId.get('ro-crate-metadata.json')).toMatchObject({
      about: { '@id': './' },
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
    });
    for (const property of ['name', 'description', 'datePublished', 'license'])
      expect(byId.get('./')?.[property]).toEqual(expect.stringMatching(/./));
  });

  it('lists every file with its checksum, and what they were made from', () => {
    expect(byId.get('report.html')).toMatchObject({ sha256: 'a1', encodingFormat: 'text/html' });
    expect(byId.get('tables/table%201.csv')).toMatchObject({ contentSize: '20' });
    expect(byId.get('./')?.hasPart).toEqual([
      { '@id': 'report.html' },
      { '@id': 'tables/table%201.csv' },
      { '@id': 'manifest.json' },
    ]);
    const made = byId.get('#run')?.object as unknown[];
    expect(made).toHaveLength(provenance.inputs.length + provenance.declarations.length);
  });

  it('refers to nothing that it does not describe, and describes nothing twice', () => {
    const references = [...text.matchAll(/\{\s*"@id": "([^"]+)"\s*\}/g)].map(([, id]) => id);
    expect(references.length).toBeGreaterThan(5);
    expect(
      references.filter((id) => !byId.has(id) && !id?.startsWith('https://w3id.org/')),
    ).toEqual([]);
    expect(byId.size).toBe(crate['@graph'].length);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declarationJsonSchemas } from '../src/index.ts';

describe('JSON Schemas for editors', () => {
  for (const [file, schema] of declarationJsonSchemas()) {
    it(`${file} is up to date (pnpm schemas)`, () => {
      const tracked = JSON.parse(readFileSync(join(import.meta.dirname, '../json', file), 'utf8'));
      expect(tracked).toEqual(JSON.parse(JSON.stringify(schema)));
    });
  }

  it('offers the analysis kinds', () => {
    const text = JSON.stringify(declarationJsonSchemas().get('analysis.json'));
    for (const kind of [
      'baseline_table',
      'cox_table',
      'survival_curves',
      'interaction_table',
      'proportional_hazards',
    ]) {
      expect(text).toContain(`"const":"${kind}"`);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { pagesMissing } from '../../src/raw/fhir/pages-missing.ts';

const told = (...pages: { self?: string; next?: string }[]) =>
  pagesMissing(pages).map((problems) => problems.length);

describe('a page of search results', () => {
  it.each([
    ['https://a/fhir/Patient?page=2&_count=9', 'https://a/fhir/Patient?_count=9&page=2'],
    ['https://a/fhir/Patient?ct=ab%3D%3D', 'https://a/fhir/Patient?ct=ab=='],
    ['http://10.0.0.1:8080/fhir?_getpages=x', 'https://proxy.example/hapi/fhir?_getpages=x'],
    ['https://a/fhir/Patient?page=2&_pretty=true', 'https://a/fhir/Patient/?page=2&_format=json'],
    ['Patient?page=2', 'https://a/fhir/Patient?page=2'],
  ])('is there under another spelling: %s, %s', (next, self) => {
    expect(told({ self: 'https://a/fhir/Patient', next }, { self })).toEqual([0, 0]);
  });

  it.each([
    ['https://a/fhir/Patient?page=2', 'https://a/fhir/Patient?page=3'],
    ['https://a/fhir/Patient?page=2', 'https://a/fhir/Procedure?page=2'],
    ['https://a/fhir?_getpages=x&offset=20', 'https://a/fhir?_getpages=x'],
    ['https://a/fhir/__page/abc', 'https://a/fhir/__page/abd'],
  ])('is missing: %s, not %s', (next, self) => {
    expect(told({ next }, { self })).toEqual([1, 0]);
  });
});

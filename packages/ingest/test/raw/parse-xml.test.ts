import { describe, expect, it } from 'vitest';
import { parseXml } from '../../src/raw/xml/parse-xml.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function refusal(text: string | Uint8Array): string | undefined {
  const parsed = parseXml(typeof text === 'string' ? bytes(text) : text);
  if ('problem' in parsed) return `${parsed.problem.rule}: ${parsed.problem.found}`;
  parsed.document.dispose();
  return undefined;
}

const multiplied = [...Array(12).keys()]
  .map((i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`)
  .join('');

describe('parseXml', () => {
  it.each([
    [
      'an entity of another file',
      '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>',
    ],
    ['an entity of the network', '<!DOCTYPE a SYSTEM "http://localhost/a.dtd"><a/>'],
    ['entities that multiply', `<!DOCTYPE a [<!ENTITY e0 "x">${multiplied}]><a>&e12;</a>`],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % p "<!ENTITY q \'1\'>"> %p;]><a>&q;</a>'],
    ['one behind a comment', '<!-- a --><!DOCTYPE a><a/>'],
    ['one in lower case', '<!doctype a><a/>'],
  ])('refuses %s', (_, text) => {
    expect(refusal(text)).toMatch(/^file-refused: a document type declaration/);
  });

  it('refuses one in UTF-16 too', () => {
    const text =
      '\ufeff<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>';
    expect(refusal(new Uint8Array(Buffer.from(text, 'utf16le')))).toMatch(/^file-refused/);
  });

  it.each([
    ['a text of more than 10 MB', `<a>${'x'.repeat(10_100_000)}</a>`],
    ['elements 300 deep', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`],
  ])('refuses %s', (_, text) => {
    expect(refusal(text)).toBe('not-well-formed: a text, a name or a nesting beyond all measure');
  });

  it('says where a document breaks off', () => {
    const parsed = parseXml(bytes('<a>\n<b>1</b>\n<b>2'));
    expect('problem' in parsed && parsed.problem).toMatchObject({
      rule: 'not-well-formed',
      row: 3,
    });
  });

  it('reads comments that only speak of document types', () => {
    expect(refusal('<!-- <!DOCTYPE a> --><a>1</a>')).toBeUndefined();
  });
});

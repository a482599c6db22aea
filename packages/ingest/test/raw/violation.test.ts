import { describe, expect, it } from 'vitest';
import { violation } from '../../src/raw/xml/violation.ts';

const told = (message: string) => {
  const { expected, found } = violation('o.xsd', `${message}\n`, 3);
  return [expected, found];
};

describe('violation', () => {
  it.each([
    [
      "Element '{urn:a}d', attribute 'no': [facet 'pattern'] The value 'x' is not accepted by the pattern 'it' is not accepted by the pattern '[A-Z]'.",
      'a text of the form [A-Z]',
      "Element 'd', attribute 'no': [facet 'pattern'] The value '•••' is not accepted by the pattern.",
    ],
    [
      "Element '{urn:a}d': 'Anna O'Hara' is not a valid value of the atomic type '{urn:a}Datum'.",
      'a value of the type Datum',
      "Element 'd': '•••' is not a valid value of the atomic type 'Datum'.",
    ],
    [
      "Element '{urn:a}d': No match found for key-sequence ['A12', 'Hara] of it'] of keyref '{urn:a}Ref'.",
      'a document as o.xsd describes it',
      "Element 'd': No match found for key-sequence [•••] of keyref 'Ref'.",
    ],
    [
      "Element 'd': The actual value 'Anna' does not match the fixed value constraint 'x'.",
      'a document as o.xsd describes it',
      "Element 'd': The actual value '•••' does not match the fixed value constraint 'x'.",
    ],
    [
      "Element '{urn:a}d': Missing child element(s). Expected is one of ( {urn:a}b, {urn:a}c ).",
      'one of b, c',
      "Element 'd': Missing child element(s).",
    ],
    [
      "Element '{urn:a}d': This element is not expected. Expected is ( ##other{urn:a}* ).",
      '##other*',
      "Element 'd': This element is not expected.",
    ],
  ])('%s', (message, expected, found) => {
    expect(told(message)).toEqual([expected, found]);
  });

  it('cuts a pattern that fills a page', () => {
    const [expected] = told(
      `Element 'd': The value 'x' is not accepted by the pattern '${'[a]'.repeat(1000)}'.`,
    );
    expect(expected).toHaveLength(201);
  });
});

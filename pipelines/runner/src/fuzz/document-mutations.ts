import { INJECTED_TEXTS } from './injected-texts.ts';
import { latinText } from './latin-text.ts';
import type { Mutation } from './mutation.ts';
import type { Random } from './random.ts';

type Kind = 'xml' | 'json';

function onDocument(
  name: string,
  kind: Kind,
  change: (text: string, random: Random) => string | undefined,
): Mutation {
  return {
    name: `${name}, ${kind}`,
    promise: 'told',
    apply: async (bytes, random, file) => {
      if (!file.endsWith(`.${kind}`)) return undefined;
      const changed = change(latinText(bytes), random);
      return changed === undefined
        ? undefined
        : { bytes: Buffer.from(changed, 'latin1'), place: {} };
    },
  };
}

function replaceOne(text: string, pattern: RegExp, random: Random, by: (found: string) => string) {
  const all = [...text.matchAll(pattern)];
  if (all.length === 0) return undefined;
  const { 0: found, index } = random.pick(all);
  return text.slice(0, index) + by(found) + text.slice(index + found.length);
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const DOCUMENT_MUTATIONS: readonly Mutation[] = [
  onDocument('a document type declaration', 'xml', (text) =>
    text.replace(/<oBDS/, '<!DOCTYPE oBDS [<!ENTITY a "b">]><oBDS'),
  ),
  onDocument('an element renamed', 'xml', (text, random) =>
    replaceOne(text, /<([A-Z]\w+)([^>]*)>([^<]*)<\/\1>/g, random, (found) =>
      found.replaceAll(/(<\/?)([A-Z]\w+)/g, '$1X$2'),
    ),
  ),
  onDocument('a property renamed', 'json', (text, random) =>
    replaceOne(text, /^ +"[a-z]\w+":/gm, random, (found) => found.replace('"', '"x')),
  ),
  onDocument('injected markup', 'xml', (text, random) =>
    replaceOne(text, />[^<\n]+</g, random, () => `>${latinText(random.pick(INJECTED_TEXTS))}<`),
  ),
  onDocument('injected text', 'xml', (text, random) =>
    replaceOne(
      text,
      />[^<\n]+</g,
      random,
      () => `>${latinText(escapeXml(random.pick(INJECTED_TEXTS)))}<`,
    ),
  ),
  onDocument('injected attribute', 'xml', (text, random) =>
    replaceOne(
      text.slice(text.indexOf('<oBDS')),
      /="[^"]*"/g,
      random,
      () => `="${latinText(escapeXml(random.pick(INJECTED_TEXTS)))}"`,
    ),
  ),
  onDocument('injected text', 'json', (text, random) =>
    replaceOne(text, /(?<=(: |^ +))"[^"\n]*"(?=,?$)/gm, random, () =>
      latinText(JSON.stringify(random.pick(INJECTED_TEXTS))),
    ),
  ),
  onDocument('a type changed', 'xml', (text, random) =>
    replaceOne(text, />\d[^<\n]*</g, random, () =>
      random.pick(['>12,5<', '>true<', '><', '><a/><']),
    ),
  ),
  onDocument('a type changed', 'json', (text, random) =>
    replaceOne(text, /(?<=": )("[^"\n]*"|\d[\d.]*|true|false)(?=,?$)/gm, random, (found) =>
      random.pick([`[${found}, "x"]`, 'null', '{}', '[]', 'true', '"x"', '-1e308']),
    ),
  ),
  onDocument('parts repeated', 'xml', (text, random) =>
    replaceOne(
      text,
      random.pick([/<Patient [\s\S]*?<\/Patient>/g, /<Meldung [\s\S]*?<\/Meldung>/g]),
      random,
      (found) => found + found,
    ),
  ),
  onDocument('parts repeated', 'json', (text, random) =>
    replaceOne(text, /^ {2}\{\n[\s\S]*?^ {2}\},$/gm, random, (found) => `${found}${found}`),
  ),
];

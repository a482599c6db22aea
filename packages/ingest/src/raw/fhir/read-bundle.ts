import {
  fhirBundleSchema,
  fhirEmptyMembers,
  fhirResourceProblems,
  fhirUnknownMembers,
} from '@cohort-report/schema';
import type { FileProblem } from '../raw-sheet.ts';

export interface BundleResource {
  /** Number of its entry, counted from 1. */
  number: number;
  /** By which references may name it, e.g. urn:uuid:... */
  fullUrl?: string;
  resource: { resourceType: string } & Record<string, unknown>;
}

/** A bundle as read. `self`, `next`: of a page of search results its own address, and that of the page after it. */
export interface ReadBundle {
  resources: BundleResource[];
  problems: FileProblem[];
  self?: string;
  next?: string;
}

const LIMIT = 256 * 1024 * 1024;
const LONGEST = 10_000_000;
const SHOWN = 20;

/**
 * The resources of a FHIR R4 bundle in JSON, by the number of their entry, or of a file with one resource a line, by the
 * number of the line; what is not as FHIR describes it is a problem.
 */
export function readBundle(
  bytes: Uint8Array,
  byLine = false,
): ReadBundle | { problem: FileProblem } {
  if (bytes.length > LIMIT) return { problem: refused('more than 256 MB') };
  let json: unknown;
  let line: number | undefined;
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (byLine) {
      const entry = decoded.split('\n').map((text, index) => {
        line = index + 1;
        return entryOf(text);
      });
      json = { resourceType: 'Bundle', entry };
    } else json = parsed(decoded);
  } catch (error) {
    return {
      problem: error instanceof RangeError ? refused('a text beyond all measure') : noJson(line),
    };
  }
  const bundle = fhirBundleSchema.safeParse(json);
  if (!bundle.success) return { problem: noBundle(bundle.error.issues[0]) };
  const resources: BundleResource[] = [];
  const problems: FileProblem[] = [];
  let more = 0;
  bundle.data.entry.forEach(({ fullUrl, resource }, index) => {
    if (resource === undefined) return;
    resources.push({ number: index + 1, resource, ...(fullUrl === undefined ? {} : { fullUrl }) });
    const invalidParts = fhirResourceProblems(resource);
    const told = new Set(invalidParts.map(({ path }) => path));
    const found = [
      ...invalidParts,
      ...fhirUnknownMembers(resource).map((path) => ({ path, message: 'an element of FHIR R4' })),
      ...fhirEmptyMembers(resource)
        .filter((path) => !told.has(path))
        .map((path) => ({ path, message: 'a value, or no such element' })),
    ];
    for (const { path, message } of found) {
      if (problems.length < SHOWN)
        problems.push(invalid(index + 1, resource.resourceType, path, message));
      else more += 1;
    }
  });
  if (more > 0) problems.push(furtherInvalid(more));
  const address = (relation: string) => {
    const url = bundle.data.link?.find((link) => link.relation === relation)?.url;
    return typeof url === 'string' ? { [relation]: url } : {};
  };
  return { resources, problems, ...address('self'), ...address('next') };
}

function entryOf(line: string): { resource?: unknown } {
  return line.trim() === '' ? {} : { resource: parsed(line) };
}

function parsed(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value === 'string' && value.length > LONGEST) throw new RangeError('too long');
    return value;
  });
}

function refused(found: string): FileProblem {
  return {
    rule: 'file-refused',
    message: 'the document is refused for safety',
    expected: 'a bundle of moderate size',
    found,
    action: 'ask the site to split the export',
  };
}

function noJson(line: number | undefined): FileProblem {
  return {
    rule: 'not-well-formed',
    ...(line === undefined
      ? { message: 'the file is no JSON in UTF-8', expected: 'a FHIR R4 bundle in JSON' }
      : {
          row: line,
          message: 'a line of the file is no JSON',
          expected: 'a FHIR R4 resource in JSON on each line',
        }),
    found: 'a broken or cut-off document, or another format',
    action: 'ask the site to export it again',
  };
}

function noBundle(issue: { path: PropertyKey[]; message: string } | undefined): FileProblem {
  const [member, index, ...rest] = issue?.path ?? [];
  if (issue !== undefined && member === 'entry' && typeof index === 'number')
    return {
      rule: 'not-a-bundle',
      row: index + 1,
      ...(rest.length === 0 ? {} : { column: rest.join('.') }),
      message: 'an entry of the bundle is not as FHIR describes it',
      expected: wanted(issue.message),
      action: 'ask the site to correct its export; nothing of the file is used',
    };
  return {
    rule: 'not-a-bundle',
    message: 'the file is no FHIR bundle',
    expected: 'resourceType "Bundle" with a list of entries',
    found: 'another kind of document',
    action: 'ask the site for the bundle, or correct `file` and `format` in its mapping',
  };
}

function wanted(message: string): string {
  return message.replace(/^(Invalid input: )?(expected )?/i, '');
}

function invalid(row: number, type: string, path: string, message: string): FileProblem {
  return {
    rule: 'resource-invalid',
    severity: 'warning',
    row,
    column: path,
    message: `a ${type} is not as FHIR R4 describes it`,
    expected: wanted(message),
    action: 'ask the site to correct its export; values that can’t be read are not used',
  };
}

function furtherInvalid(count: number): FileProblem {
  return {
    rule: 'resource-invalid',
    severity: 'warning',
    message: 'further resources are not as FHIR R4 describes them',
    expected: 'resources of FHIR R4',
    found: `${count} more places`,
    action: 'ask the site to correct its export',
  };
}

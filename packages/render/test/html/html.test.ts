import { beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/html/render-html.ts';
import type { View } from '../../src/view/view-model.ts';
import { decodeEntities } from '../support/decode-entities.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

const VOID = new Set(['meta', 'link', 'br', 'img', 'input', 'hr']);
let view: View;
let html: string;
beforeAll(async () => {
  view = await viewOf(trial());
  html = renderHtml(view);
});
const all = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => found!);

describe('the page', () => {
  it('opens and closes its elements in order', () => {
    const open: string[] = [];
    for (const [, slash, name, , self] of html
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*?)?)(\/?)>/g)) {
      if (self === '/' || VOID.has(name!)) continue;
      if (slash === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
    expect(html.startsWith('<!DOCTYPE html>\n<html lang="en">')).toBe(true);
  });

  it('has every id once, and every link within it leads somewhere', () => {
    const ids = all(/ id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = new Set(ids);
    for (const target of all(/ href="#([^"]+)"/g)) expect(targets).toContain(target);
    for (const label of all(/ aria-labelledby="([^"]+)"/g))
      for (const id of label.split(' ')) expect(targets).toContain(id);
  });

  it('pads the cells of a column alike, also where they end their row as a p value reaches down beside them', () => {
    const [style] = all(/<style>([\s\S]*?)<\/style>/g) as [string];
    expect(style).toContain('padding: 0.22rem 0.9rem 0.22rem 0');
    const ofLast = [...style.matchAll(/[^{}]*t[dh]:last-child[^{}]*\{[^}]*\}/g)].map(String);
    expect(ofLast.filter((rule) => rule.includes('padding'))).toEqual([]);
  });

  it('asks for nothing from outside and runs nothing', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-`);
    expect(html).not.toMatch(/<(script|iframe|object|embed|link|img)\b/i);
    expect(html).not.toMatch(/\s(src|srcset|style|on\w+)=/i);
    expect(html).not.toMatch(/url\((?!#)/);
    expect(html).not.toMatch(/href="(https?:)?\/\//);
  });

  it('allows just the style that it holds', async () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)![1]!;
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    const base64 = Buffer.from(digest).toString('base64');
    expect(html).toContain(`'sha256-${base64}'`);
  });

  it('shows the notice in the page and in the margin of what is printed', () => {
    expect(html).toContain('<strong>Invented.</strong>');
    expect(html).toContain('@top-left { content: "Invented. Made for the tests; \\22 quotes\\22 ');
  });

  it('ends neither the style nor its text by what a notice says', () => {
    const notice = { label: 'X', text: '</style><b>"}\\ body{}' };
    const style = /<style>([\s\S]*?)<\/style>/.exec(renderHtml({ ...view, notice }))![1]!;
    const [, content] = /@top-left \{ content: "([^"]*)"; font:/.exec(style) ?? [];
    expect(content).toMatch(/^X\. [^<>{}]*$/);
  });

  it('has a heading, a landmark and a table of contents entry a section', () => {
    expect(all(/<(main)\b/g)).toHaveLength(1);
    expect(all(/<(aside) class="notice"/g)).toHaveLength(1);
    expect(all(/<(h1)\b/g)).toHaveLength(1);
    for (const section of view.sections) {
      expect(html).toContain(`<section id="${section.id}" aria-labelledby="${section.id}-title">`);
      expect(html).toContain(`<li><a href="#${section.id}">`);
    }
    for (const table of ['baseline', 'cox', 'curves', 'forest', 'early'])
      expect(html).toContain(`<li><a href="#${table}">`);
  });

  it('gives every table scoped headers and a caption', () => {
    for (const head of all(/<thead>([\s\S]*?)<\/thead>/g)) {
      for (const [, attributes] of head.matchAll(/<th([^>]*)>/g))
        expect(attributes).toMatch(/scope="col(group)?"/);
    }
    const captioned = all(/<(caption) id/g).length;
    const tables = view.sections
      .flatMap(({ blocks }) => blocks)
      .filter((block) => block.kind === 'table' || block.kind === 'folded').length;
    expect(captioned).toBe(tables);
  });

  it('lets the keyboard reach what scrolls sideways', () => {
    const scrolling = all(/<div (class="(?:scroll|drawing)"[^>]*)>/g);
    expect(scrolling.filter((tag) => tag.startsWith('class="drawing"')).length).toBeGreaterThan(3);
    for (const tag of scrolling)
      expect(tag).toMatch(/ role="region" tabindex="0" aria-label(ledby)?="/);
  });

  it('lets words of the study be words', () => {
    expect(html).not.toContain('<b>B</b>');
    expect(html).toContain('&lt;b&gt;B&lt;/b&gt;');
    expect(html).toContain('A note with &lt;angle&gt; &amp; &quot;quotes&quot;.');
  });
});

describe('numbers', () => {
  it('name a row that is listed at full precision', () => {
    const { rows } = trial().results;
    const known = new Map(rows.map((row) => [row.id, row]));
    const used = [...html.matchAll(/data-row="([^"]+)" title="([^"]+)"/g)].map(
      ([, id, title]) => [decodeEntities(id!), decodeEntities(title!)] as const,
    );
    expect(used.length).toBeGreaterThan(200);
    for (const [id, title] of used) {
      const row = known.get(id)!;
      expect(title.startsWith(row.value === null ? `none: ${row.reason}` : `${row.value};`)).toBe(
        true,
      );
    }
    expect(all(/<tr id="(row-[0-9a-f]{12})">/g)).toHaveLength(rows.length);
  });
});

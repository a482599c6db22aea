import { type IStylesOptions, LineRuleType } from 'docx';

const SERIF = 'Times New Roman';
const SANS = 'Arial';
const INK = '1b1b1b';

/** Styles of the Word report, under Word's own names where it has them: a journal's template replaces them by name. */
export const wordStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: SERIF, size: 21, color: INK, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: SANS, size: 40, bold: true, color: INK },
      paragraph: { spacing: { after: 120, line: 240, lineRule: LineRuleType.AUTO } },
    },
    heading1: {
      run: { font: SANS, size: 30, bold: true, color: INK },
      paragraph: { spacing: { before: 420, after: 160 }, keepNext: true },
    },
    heading2: {
      run: { font: SANS, size: 22, bold: true, color: INK },
      paragraph: { spacing: { before: 300, after: 120 }, keepNext: true },
    },
    caption: {
      run: { font: SANS, size: 18, color: INK },
      paragraph: {
        spacing: { before: 280, after: 100, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
      },
    },
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 24 },
    },
    ...(
      [
        ['TableText', 'Table Text', 17, 0],
        ['SmallTableText', 'Small Table Text', 14, 0],
        ['SmallestTableText', 'Smallest Table Text', 10, 0],
        ['TableNote', 'Table Note', 15, 40],
        ['Marginal', 'Marginal', 15, 0],
      ] as const
    ).map(([id, name, size, after]) => ({
      id,
      name,
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: SANS, size },
      paragraph: { spacing: { before: 0, after, line: 240, lineRule: LineRuleType.AUTO } },
    })),
  ],
};

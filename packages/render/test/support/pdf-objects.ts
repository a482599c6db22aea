import { unzlibSync } from 'fflate';

/** The objects of a PDF as text, those in object streams too; without contents of pages, fonts and images, whose bytes may look like anything. */
export function pdfObjects(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  return bytes
    .toString('latin1')
    .replace(/\bstream\r?\n([\s\S]*?)\r?\nendstream\b/g, (_, body: string) => {
      const content = inflated(Buffer.from(body, 'latin1'));
      return /^\s*\d+ \d+ /.test(content) ? content : '';
    });
}

function inflated(bytes: Uint8Array): string {
  try {
    return Buffer.from(unzlibSync(bytes)).toString('latin1');
  } catch {
    return '';
  }
}

/** What a file is by its first bytes, where it is neither text nor an XLSX workbook; undefined where it may be. */
export function kindOfFile(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512));
  const text = start.toString('latin1').trimStart().toLowerCase();
  if (start[0] === 0xd0 && start[1] === 0xcf && start[2] === 0x11 && start[3] === 0xe0)
    return 'a workbook in the old XLS format, or an encrypted one';
  if (text.startsWith('pk') && text.includes('application/vnd.oasis.opendocument'))
    return 'an OpenDocument file (ODS)';
  if (text.startsWith('%pdf')) return 'a PDF document';
  if (/^(<!doctype html|<html|<table)/.test(text)) return 'an HTML page, whatever its name says';
  if (/^<\?xml[^>]*\?>\s*(<\?mso-application[^>]*\?>\s*)?<workbook/.test(text))
    return 'a workbook in the XML format of Excel 2003';
  return undefined;
}

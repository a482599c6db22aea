/** Name of the sheet that holds the questions. */
export const QUERY_SHEET = 'Queries';

/** Columns of the sheet, their width in characters; the header stands in its second row. */
export const QUERY_COLUMNS = [
  { name: 'Query', width: 14 },
  { name: 'Severity', width: 10 },
  { name: 'Question', width: 50 },
  { name: 'File', width: 24 },
  { name: 'Sheet', width: 16 },
  { name: 'Row', width: 8 },
  { name: 'Column', width: 22 },
  { name: 'Current value', width: 24 },
  { name: 'Expected', width: 36 },
  { name: 'To do', width: 44 },
  { name: 'Status', width: 10 },
  { name: 'Reply', width: 24 },
  { name: 'Answer', width: 40 },
] as const;

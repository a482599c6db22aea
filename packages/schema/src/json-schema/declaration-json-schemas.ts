import { z } from 'zod';
import { analysisSchema } from '../declarations/analysis.ts';
import { checklistSchema } from '../declarations/checklist.ts';
import { codebookSchema } from '../declarations/codebook.ts';
import { publishedSchema } from '../declarations/published.ts';
import { siteSchema } from '../declarations/site.ts';
import { studySchema } from '../declarations/study.ts';

/** JSON Schemas of the declarations as they are written, for editors to complete and check: file name -> schema. */
export function declarationJsonSchemas(): Map<string, object> {
  const of = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });
  return new Map([
    ['study.json', of(studySchema)],
    ['codebook.json', of(codebookSchema)],
    ['site.json', of(siteSchema)],
    ['analysis.json', of(analysisSchema)],
    ['published.json', of(publishedSchema)],
    ['checklist.json', of(checklistSchema)],
  ]);
}

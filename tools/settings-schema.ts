// Writes cdktf.schema.json, which describes cdktf.json to editors and to `settings()`, from the types in stacks/: `npm run schema`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator, Schema } from 'ts-json-schema-generator';

const root = join(__dirname, '..');
const target = join(root, 'cdktf.schema.json');

/** The schema as the types of a repository have it now. Every type is written where it is used, so that a stack's part stands for itself. */
export function makeSchema(directory = root): Schema {
  const generator = createGenerator({
    path: join(directory, 'stacks', 'cdktf-json.ts'),
    tsconfig: join(directory, 'tsconfig.json'),
    type: 'CdktfJson',
    expose: 'none',
    topRef: false,
    extraTags: ['patternErrorMessage'],
    skipTypeCheck: true,
  });
  return generator.createSchema('CdktfJson');
}

if (require.main === module) writeFileSync(target, JSON.stringify(makeSchema()));

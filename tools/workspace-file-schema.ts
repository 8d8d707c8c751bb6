// schemas/workspace-file.schema.json: what `WorkspaceFile` reads, for editors. `npm run shapes` writes it.
import { join } from 'node:path';
import { CLASS_FORMS } from '../lib/workspace-file/class-forms';
import { ROOT } from './package/manifest';
import { DataForms, isData, Schema, Shapes, structSchema, Type } from './shapes';

export const FILE_SCHEMA = join(ROOT, 'schemas', 'workspace-file.schema.json');

const CONTENT = 'WorkspaceFileContent';

/** The schema of a team's file and of the defaults. Nothing is required, since one of the two may say it: `WorkspaceFile` finds what neither says. */
export function makeFileSchema(shapes: Shapes): object {
  const forms: DataForms = { partial: true, formOf: (type) => formOf(shapes, type) };
  const schemaOf = (name: string): Schema => {
    const type = shapes.named(name);
    if (type === undefined) throw new Error(`there is no ${name}: export it from lib/index.ts`);
    return structSchema(shapes, type, forms);
  };
  const definitions = new Map<string, Schema>();
  const reach = (schema: Schema): void => {
    for (const [, name = ''] of JSON.stringify(schema).matchAll(/"#\/definitions\/(\w+)"/g)) {
      if (definitions.has(name)) continue;
      definitions.set(name, schemaOf(name));
      reach(definitions.get(name) as Schema);
    }
  };
  const content = schemaOf(CONTENT);
  reach(content);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A workspace of cdktf-azure-ml as a file, or the defaults of such files',
    ...content,
    definitions: Object.fromEntries([...definitions].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** Classes by their forms; what the program shares by its name, or by its id where it is a resource. */
function formOf(shapes: Shapes, type: Type): Schema | undefined {
  if (type.kind === 'class') return CLASS_FORMS[type.name]?.schema as Schema | undefined;
  if (type.kind !== 'interface' || type.datatype === true) return undefined;
  const name = { type: 'string', description: 'The name under which the program shares it' };
  return isData(shapes, type) ? { anyOf: [name, { $ref: `#/definitions/${type.name}` }] } : name;
}

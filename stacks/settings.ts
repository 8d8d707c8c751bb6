import Ajv from 'ajv';
import { App } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackSettings } from './cdktf-json';
import { explain, nearest, SettingSchema } from './setting-errors';

const SCHEMA_FILE = join(__dirname, '..', 'cdktf.schema.json');
// The schema itself needs no check at each synth: it is generated, and a test compares it with the types.
const validator = new Ajv({ allErrors: true, verbose: true, meta: false, validateSchema: false }).addVocabulary(['patternErrorMessage']);

interface CdktfJsonSchema {
  readonly properties: { readonly context: { readonly properties: { readonly [stack: string]: SettingSchema } } };
}

/** `context` in cdktf.json; under the cdktf CLI, cdktf reads it by itself. */
export function readContext(directory: string): { [key: string]: unknown } {
  const file = JSON.parse(readFileSync(join(directory, 'cdktf.json'), 'utf8')) as { context?: { [key: string]: unknown } };
  return file.context ?? {};
}

/**
 * The settings of one stack: the object of its name in `context` of cdktf.json.
 *
 * Throws when it is missing, and when it is not what cdktf.schema.json says: names each key that is missing, unknown, or of another kind.
 */
export function settings<Stack extends keyof StackSettings>(app: App, stack: Stack): StackSettings[Stack] {
  const given: unknown = app.node.tryGetContext(stack);
  if (given === undefined) {
    const meant = nearest(stack, Object.keys(app.node.getAllContext() as object));
    throw new Error(
      `cdktf.json: 'context' has no object '${stack}' for the stack '${stack}'${meant === undefined ? '' : `; is '${meant}' meant for it?`}`,
    );
  }
  const fits = validator.compile<StackSettings[Stack]>(schemaOf(stack));
  if (fits(given)) return given;
  throw new Error(explain(stack, fits.errors ?? []).join('\n'));
}

let known: CdktfJsonSchema | undefined;

function schemaOf(stack: string): SettingSchema {
  known ??= JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as CdktfJsonSchema;
  const found = known.properties.context.properties[stack];
  if (found === undefined) throw new Error(`cdktf.schema.json does not know the stack '${stack}': run npm run schema`);
  return found;
}

import type { ErrorObject } from 'ajv';
import leven from 'leven';

/** What the generated schema uses of JSON Schema. */
export interface SettingSchema {
  readonly type?: string | string[];
  readonly properties?: { readonly [key: string]: SettingSchema };
  readonly additionalProperties?: SettingSchema | boolean;
  readonly items?: SettingSchema;
  readonly anyOf?: SettingSchema[];
  readonly enum?: unknown[];
  readonly const?: unknown;
  readonly patternErrorMessage?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
}

/** One line for each problem: what is wrong with which setting, and what it must be. */
export function explain(stack: string, errors: ErrorObject[]): string[] {
  // Where none of several kinds fits, the validator also says why for each kind.
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath);
  const own = errors.filter((error) => error.keyword === 'anyOf' || !choices.some((path) => within(path, error.instancePath)));
  return [...new Set(own.map((error) => `cdktf.json: ${describe(stack, error)}`))];
}

/** Of `known` the one that `key` was probably to be. */
export function nearest(key: string, known: string[]): string | undefined {
  const distances = known.map((other) => ({ other, distance: leven(key.toLowerCase(), other.toLowerCase()) }));
  const [best] = distances.sort((one, two) => one.distance - two.distance);
  return best !== undefined && best.distance <= Math.max(1, Math.floor(key.length / 3)) ? best.other : undefined;
}

function describe(stack: string, { keyword, instancePath, params, parentSchema, data }: ErrorObject): string {
  const schema = parentSchema as SettingSchema;
  const path = instancePath.split('/').slice(1).map(unescape);
  const { missingProperty, additionalProperty } = params as { missingProperty?: string; additionalProperty?: string };
  if (missingProperty !== undefined) {
    return `the setting '${show(path, missingProperty)}' of the stack '${stack}' is missing; it must be ${expected(schema.properties?.[missingProperty])}`;
  }
  if (additionalProperty !== undefined) {
    const keys = Object.keys(schema.properties ?? {});
    const meant = nearest(additionalProperty, keys);
    const hint = meant === undefined ? '' : `; did you mean '${meant}'?`;
    return `the stack '${stack}' knows no setting '${show(path, additionalProperty)}'${hint}${hint === '' ? ';' : ''} it knows ${keys.join(', ')}`;
  }
  const rule = keyword === 'uniqueItems' ? 'a list without repetitions' : expected(schema);
  const what = path.length === 0 ? `'context.${stack}'` : `the setting '${show(path)}' of the stack '${stack}'`;
  return `${what} is ${JSON.stringify(data)}; it must be ${rule}`;
}

/** What a setting must be, in words. */
function expected(schema: SettingSchema | undefined): string {
  if (schema === undefined) return 'there';
  if (schema.anyOf !== undefined) return schema.anyOf.map(expected).join(', or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`;
  if (Array.isArray(schema.type)) return schema.type.map((type) => expected({ ...schema, type })).join(' or ');
  switch (schema.type) {
    case 'string':
      return `${schema.patternErrorMessage ?? 'a text'}${ofLength(schema)}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list${schema.minItems === undefined ? '' : ` of at least ${schema.minItems}`}${ofEach(schema.items)}`;
    case 'object':
      return schema.properties === undefined ? `an object${ofEach(schema.additionalProperties)}` : `an object with ${keysOf(schema)}`;
    case 'integer':
    case 'number':
      return `a ${schema.type === 'integer' ? 'whole number' : 'number'}${ofSize(schema)}`;
    default:
      return schema.type ?? 'another value';
  }
}

function ofLength({ maxLength }: SettingSchema): string {
  return maxLength === undefined ? '' : `, of at most ${maxLength} characters`;
}

function ofSize({ minimum, maximum }: SettingSchema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? '' : ` of at most ${maximum}`;
}

function ofEach(schema: SettingSchema | boolean | undefined): string {
  if (typeof schema !== 'object') return '';
  return expected(schema) === 'a text' ? ' of texts' : `, each ${expected(schema)}`;
}

function keysOf({ properties = {} }: SettingSchema): string {
  return Object.keys(properties).join(', ');
}

function show(path: string[], key?: string): string {
  return [...path, ...(key === undefined ? [] : [key])].join('.');
}

function within(path: string, other: string): boolean {
  return other === path || other.startsWith(`${path}/`);
}

/** A segment of a JSON pointer, as a key. */
function unescape(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

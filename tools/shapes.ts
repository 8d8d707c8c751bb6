// npm run shapes: writes lib/core/shape-table.ts, the shapes of all public props and options as data, and the schemas in schemas/, from the assembly that jsii makes of them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeAssembly } from './jsii';
import { ROOT } from './package/manifest';
import { FILE_SCHEMA, makeFileSchema } from './workspace-file-schema';

export const SCHEMAS = join(ROOT, 'schemas', 'props.schema.json');
export const SHAPE_TABLE = join(ROOT, 'lib', 'core', 'shape-table.ts');

/** A type as jsii tells it. */
type Reference =
  | { readonly primitive: string }
  | { readonly fqn: string }
  | { readonly union: object }
  | { readonly collection: { readonly kind: 'array' | 'map'; readonly elementtype: Reference } };

export interface Property {
  readonly name: string;
  readonly type: Reference;
  readonly optional?: boolean;
  readonly docs?: {
    readonly summary?: string;
    readonly remarks?: string;
    readonly default?: string;
    /** The tags that are this library's own, such as `change`. */
    readonly custom?: { readonly [tag: string]: string };
  };
}

export interface Parameter {
  readonly name: string;
  readonly type: Reference;
  readonly optional?: boolean;
}

export interface Method {
  readonly name: string;
  readonly static?: boolean;
  readonly parameters?: readonly Parameter[];
}

export interface Type {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly name: string;
  readonly docs?: Property['docs'];
  readonly abstract?: boolean;
  readonly datatype?: boolean;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly properties?: readonly Property[];
  readonly methods?: readonly Method[];
  readonly initializer?: Method;
}

interface Assembly {
  readonly name: string;
  readonly types: { readonly [fqn: string]: Type };
}

/** The public types, to be walked. */
export class Shapes {
  /** What is in the directory of an assembly. */
  static read(directory: string): Shapes {
    const assembly = (at: string): Assembly => JSON.parse(readFileSync(join(at, '.jsii'), 'utf8')) as Assembly;
    const { name, types } = assembly(directory);
    return new Shapes(`${name}.`, types, assembly(join(ROOT, 'node_modules', 'cdktf')).types);
  }

  private constructor(
    private readonly prefix: string,
    private readonly types: Assembly['types'],
    /** Those of the CDK, some of whose interfaces ours extend. */
    private readonly foreign: Assembly['types'],
  ) {}

  /** The interfaces of props, options and what is inside of them. */
  get structs(): Type[] {
    return this.all.filter(({ kind, datatype }) => kind === 'interface' && datatype === true);
  }

  /** The interfaces of what is passed as it is, such as `IResourceRef`. */
  get behavioural(): Type[] {
    return this.all.filter(({ kind, datatype }) => kind === 'interface' && datatype !== true);
  }

  get classes(): Type[] {
    return this.all.filter(({ kind }) => kind === 'class');
  }

  get enums(): Type[] {
    return this.all.filter(({ kind }) => kind === 'enum');
  }

  /** A type of this library by its name. */
  named(name: string): Type | undefined {
    return this.types[this.prefix + name];
  }

  /** All properties of a type, those that it inherits too. */
  propertiesOf({ interfaces = [], properties = [] }: Type): Property[] {
    const inherited = interfaces.flatMap((fqn) => {
      const type = this.types[fqn] ?? this.foreign[fqn];
      return type === undefined ? [] : this.propertiesOf(type);
    });
    return [...new Map([...inherited, ...properties].map((property) => [property.name, property])).values()];
  }

  /** The names of all methods of a type, those that it inherits too. */
  methodsOf({ interfaces = [], methods = [] }: Type): string[] {
    const inherited = interfaces.flatMap((fqn) => (this.types[fqn] === undefined ? [] : this.methodsOf(this.types[fqn])));
    return [...inherited, ...methods.map(({ name }) => name)];
  }

  /** Whether what implements an interface is a construct. */
  isConstruct({ interfaces = [] }: Type): boolean {
    return interfaces.some((fqn) => fqn === 'constructs.IConstruct' || (this.types[fqn] !== undefined && this.isConstruct(this.types[fqn])));
  }

  /** A type as the table writes it: `string`, `ComputeClusterProps`, `string[]`, `number{}`. */
  write(type: Reference): string {
    if ('primitive' in type) return type.primitive === 'json' ? 'any' : type.primitive;
    if ('union' in type) return 'any';
    // Both CDKs call their types alike.
    if ('fqn' in type) return type.fqn.replace(this.prefix, '').replace(/^cdkt[fn]\./, 'cdk.');
    const { kind, elementtype } = type.collection;
    return `${this.write(elementtype)}${kind === 'array' ? '[]' : '{}'}`;
  }

  private get all(): Type[] {
    return Object.values(this.types);
  }
}

/** The table as the interfaces are now. */
export function makeShapeTable(shapes: Shapes): object {
  const members = (type: Type): { readonly [name: string]: string } =>
    Object.fromEntries(shapes.propertiesOf(type).map(({ name, type: of, optional }) => [name, `${shapes.write(of)}${optional === true ? '?' : ''}`]));
  const methods = (type: Type): { readonly [name: string]: string } => Object.fromEntries(shapes.methodsOf(type).map((name) => [name, 'any']));
  const byName = <T>(types: readonly Type[], of: (type: Type) => T): { readonly [name: string]: T } =>
    Object.fromEntries([...types].sort((a, b) => (a.name < b.name ? -1 : 1)).map((type) => [type.name, of(type)]));
  const library = exported();
  return {
    structs: byName(shapes.structs, members),
    interfaces: byName(shapes.behavioural, (type) => ({ construct: shapes.isConstruct(type), members: { ...members(type), ...methods(type) } })),
    enums: byName(shapes.enums, ({ name }) => library[name]),
    classes: shapes.classes.map(({ name }) => name).sort(),
  };
}

/** What lib/index.ts exports: jsii knows the names of an enum's members, and not their values. */
function exported(): { readonly [name: string]: unknown } {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only where a table is made
  return require('../lib') as { readonly [name: string]: unknown };
}

export type Schema = { readonly [keyword: string]: unknown };

/**
 * The props and options as JSON Schemas, for editors and other tools: what can be said as data. A resource is an object with its id there; what only a program makes, such as
 * a construct or an `AzureCloud`, is left out.
 */
export function makeSchemas(shapes: Shapes): object {
  const defs = shapes.structs.map((type): [string, Schema] => [type.name, structSchema(shapes, type)]);
  const data = shapes.behavioural.filter((type) => isData(shapes, type)).map((type): [string, Schema] => [type.name, structSchema(shapes, type)]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Props and options of cdktf-azure-ml',
    definitions: Object.fromEntries([...defs, ...data].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** How data says what a program takes from elsewhere, and whether it must say all that is required. */
export interface DataForms {
  readonly partial?: boolean;
  /** A form for a class or an interface of what is passed as it is. */
  formOf(type: Type): Schema | undefined;
}

const PROGRAM: DataForms = { formOf: () => undefined };

export function structSchema(shapes: Shapes, type: Type, forms = PROGRAM): Schema {
  const known = shapes.propertiesOf(type).map((property) => ({ property, schema: schemaOf(shapes, property.type, forms) }));
  const properties = known.flatMap(({ property: { name, docs }, schema }) =>
    schema === undefined ? [] : [[name, { ...described(docs), ...schema }]],
  );
  const asked = forms.partial === true ? [] : known.filter(({ property, schema }) => property.optional !== true && schema !== undefined);
  const required = asked.map(({ property }) => property.name);
  return {
    ...described(type.docs),
    type: 'object',
    properties: Object.fromEntries(properties) as Schema,
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

/** A type as a schema; nothing for what is no data. */
function schemaOf(shapes: Shapes, type: Reference, forms: DataForms): Schema | undefined {
  if ('primitive' in type) return ['json', 'any'].includes(type.primitive) ? {} : { type: type.primitive };
  if ('collection' in type) {
    const member = schemaOf(shapes, type.collection.elementtype, forms);
    if (member === undefined) return undefined;
    if (type.collection.kind === 'array') return { type: 'array', items: member };
    // In a file, a name with nothing behind it is a thing without options.
    const members = forms.partial === true && '$ref' in member ? { anyOf: [member, { type: 'null' }] } : member;
    return { type: 'object', additionalProperties: members };
  }
  if (!('fqn' in type)) return {};
  const named = shapes.named(shapes.write(type));
  const form = named && forms.formOf(named);
  if (form !== undefined) return form;
  if (named === undefined || named.kind === 'class') return undefined;
  if (named.kind === 'enum') return { enum: Object.values(exported()[named.name] as object) };
  return named.datatype === true || isData(shapes, named) ? { $ref: `#/definitions/${named.name}` } : undefined;
}

export function isData(shapes: Shapes, type: Type): boolean {
  return !shapes.isConstruct(type) && shapes.methodsOf(type).length === 0;
}

function described(docs: Property['docs']): Schema {
  const text = [docs?.summary, docs?.remarks].filter((part) => part !== undefined).join('\n\n');
  return { ...(text === '' ? {} : { description: text }), ...(docs?.default === undefined ? {} : { $comment: `default: ${docs.default}` }) };
}

if (require.main === module) {
  const directory = join(ROOT, 'build', 'shapes');
  // An interface that is new has a name that the table does not know yet.
  makeAssembly(directory, undefined, (lib) => {
    const file = join(lib, 'core', 'given.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(?<=type StructName = .*)(?=;)/, ' | string'));
  });
  const shapes = Shapes.read(directory);
  // A line for each interface, so that a change of one is a change of a line.
  const lines = Object.entries(makeShapeTable(shapes)).map(([kind, members]) =>
    Array.isArray(members)
      ? `  ${kind}: ${JSON.stringify(members)},`
      : [`  ${kind}: {`, ...Object.entries(members as object).map(([name, member]) => `    ${name}: ${JSON.stringify(member)},`), '  },'].join('\n'),
  );
  const head = '// Made by `npm run shapes` from the public interfaces: what `given` holds props against.';
  writeFileSync(SHAPE_TABLE, [head, 'export const SHAPES = {', ...lines, '} as const;', ''].join('\n'));
  writeFileSync(SCHEMAS, JSON.stringify(makeSchemas(shapes)));
  writeFileSync(FILE_SCHEMA, JSON.stringify(makeFileSchema(shapes)));
}

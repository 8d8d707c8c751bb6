import { Token, Tokenization } from 'cdktf';
import { Construct } from 'constructs';
import { Problem } from './errors';
import { jsonProblems } from './json';
import { alternatives, FEW, refuseUnknown, wrong } from './kind-problems';
import { Named } from './named';
import { nearest } from './nearest';
import { isPlain, keepsInside } from './objects';
import { SHAPES } from './shape-table';
import { nameProblem, textRule } from './text-rules';
import { asWritten } from './written';

type Table<T> = { readonly [name: string]: T | undefined };
type Written = { readonly [member: string]: string };

const structs: Table<Written> = SHAPES.structs;
const interfaces: Table<{ readonly construct: boolean; readonly members: Written }> = SHAPES.interfaces;
const enums: Table<{ readonly [member: string]: string | number }> = SHAPES.enums;
const classes = new Set<string>(SHAPES.classes);

/** Holds a value against a type: gives it as it is used, and puts down what is wrong with it. */
type Reader = (value: unknown, at: string, problems: Problem[]) => unknown;

/** Holds props or options against their interface. */
export function readStruct(struct: string, value: unknown, problems: Problem[]): unknown {
  return readValue(struct, value, '', problems);
}

/** Holds a single value against a type, as the table writes it. */
export function readValue(type: string, value: unknown, property: string, problems: Problem[]): unknown {
  return readerOf(type)(value, property, problems);
}

const readers = new Map<string, Reader>();

/** The reader of a type as the table writes it, made once. */
function readerOf(type: string): Reader {
  const known = readers.get(type);
  if (known !== undefined) return known;
  const made = makeReader(type);
  readers.set(type, made);
  return made;
}

function makeReader(type: string): Reader {
  if (type.endsWith('[]')) return listReader(type.slice(0, -2));
  if (type.endsWith('{}')) return mapReader(type.slice(0, -2));
  if (type === 'string' || type === 'number' || type === 'boolean') return PRIMITIVES[type];
  const [struct, behavioural, members] = [structs[type], interfaces[type], enums[type]];
  if (struct !== undefined) return structReader(type, membersOf(type, struct));
  if (behavioural !== undefined) return interfaceReader(type, behavioural.construct, membersOf(type, behavioural.members, METHOD));
  if (members !== undefined) return enumReader(type, members);
  if (classes.has(type)) return classReader(type);
  return type.includes('.') ? foreignReader(type) : anyReader;
}

const PRIMITIVES: { readonly [kind in 'string' | 'number' | 'boolean']: Reader } = {
  string(value, at, problems) {
    if (typeof value === 'string') return asWritten(value);
    return Tokenization.isResolvable(value) ? Token.asString(value) : wrong(at, value, 'a string', 'Pass a string', problems);
  },
  number(value, at, problems) {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return Tokenization.isResolvable(value) ? Token.asNumber(value) : wrong(at, value, 'a number', 'Pass a number', problems);
  },
  boolean(value, at, problems) {
    if (typeof value === 'boolean') return value;
    const late = Token.isUnresolved(value) ? ': it decides what is made, and what Terraform knows comes too late' : '';
    return wrong(at, value, `true or false${late}`, `Pass true or false${typeof value === 'string' ? ', without quotes' : ''}`, problems);
  },
};

function textReader(rule: NonNullable<ReturnType<typeof textRule>>): Reader {
  return (value, at, problems) => {
    const text = PRIMITIVES.string(value, at, problems);
    const problem = typeof text === 'string' ? rule(text) : undefined;
    if (problem !== undefined) problems.push({ property: at, value: text, ...problem });
    return text;
  };
}

function listReader(type: string): Reader {
  const member = readerOf(type);
  return (value, at, problems) => {
    if (type === 'string' && Tokenization.isResolvable(value)) return Token.asList(value);
    if (!isList(value)) return wrong(at, value, 'a list', 'Pass a list', problems);
    // A list with holes has no entries there, and they would go unseen.
    const whole = value.includes(undefined) ? [...value] : value;
    return mapped(whole, (index, one) => member(one, `${at}[${index}]`, problems));
  };
}

function mapReader(type: string): Reader {
  const member = readerOf(type);
  return (value, at, problems) => {
    if (Tokenization.isResolvable(value)) return Token.asAnyMap(value);
    if (!isObject(value) || keepsInside(value)) return wrong(at, value, 'an object with names of your choice', 'Pass an object', problems);
    return mapped(value, (name, one) => {
      const problem = nameProblem(name);
      if (problem !== undefined) problems.push({ property: at, value: name, ...problem });
      return one === undefined ? one : member(one, `${at}.${name}`, problems);
    });
  };
}

/** Props and options: known members, of the right kinds. Of an instance of a class these alone, also those that its getters have. */
function structReader(type: string, members: Members): Reader {
  return (value, at, problems) => {
    if (isObject(value) && !keepsInside(value)) return membersRead(members, isPlain(value) ? value : picked(members, value), at, problems);
    return wrong(at === '' ? type : at, value, `an object with the properties of ${type}`, 'Pass an object', problems);
  };
}

/** What is passed as it is: a construct or another instance of a class, which need only have the members, or a plain object with them and no others. */
function interfaceReader(type: string, construct: boolean, members: Members): Reader {
  const required = [...members.values()].filter(({ optional }) => !optional).map(({ name }) => name);
  const form = construct ? 'a construct' : `a resource, or an object such as { ${required.map((name) => `${name}: …`).join(', ')} }`;
  return (value, at, problems) => {
    if (value instanceof Named) return value;
    if (!isObject(value) || (construct && !Construct.isConstruct(value))) return wrong(at, value, `${form} (${type})`, `Pass ${form}`, problems);
    if (isPlain(value)) return membersRead(members, value, at, problems);
    const missing = required.find((name) => !(name in value));
    return missing === undefined ? value : wrong(at, value, `${form} (${type}); this has no '${missing}'`, 'Pass one that has it', problems);
  };
}

function enumReader(type: string, members: { readonly [member: string]: string | number }): Reader {
  const values = new Set<unknown>(Object.values(members));
  return (value, at, problems) => {
    if (values.has(value)) return value;
    const all = Object.keys(members);
    const [name] = nearest(typeof value === 'string' ? value : '', [...all, ...Object.values(members).map(String)]);
    const meant = all.find((member) => member === name || String(members[member]) === name);
    const ways = meant === undefined || all.length <= FEW ? all : [meant];
    return wrong(at, value, `a member of ${type}`, `Pass ${alternatives(ways.map((way) => `${type}.${way}`))}`, problems);
  };
}

/** By name, since a program may have two copies of a package. */
function classReader(type: string): Reader {
  return (value, at, problems) => {
    for (let one: unknown = value; isObject(one); one = Object.getPrototypeOf(one)) if (nameOf(one) === type) return value;
    return wrong(at, value, `an instance of ${type}`, `Pass what a static member, a function or the constructor of ${type} makes`, problems);
  };
}

function nameOf({ constructor: made }: { readonly constructor?: unknown }): string | undefined {
  return typeof made === 'function' ? made.name : undefined;
}

/** What is JSON, or is the CDK's own. */
const anyReader: Reader = (value, at, problems) => {
  problems.push(...jsonProblems(value, at));
  return value;
};

/** What is the CDK's own, such as a provider. */
function foreignReader(type: string): Reader {
  const name = type.replace(/^\w+\./, '');
  return (value, at, problems) => {
    const fits = /Provider$|^I?Construct$|^App$/.test(name)
      ? Construct.isConstruct(value)
      : isObject(value) && (name !== 'ITerraformDependable' || 'fqn' in value);
    const one = `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`;
    return fits ? value : wrong(at, value, one, `Pass ${one}`, problems);
  };
}

interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly reader: () => Reader;
}
type Members = ReadonlyMap<string, Member>;

/** A method, which is taken as it is. */
const METHOD: Reader = (value) => value;

function membersOf(owner: string, written: Written, any?: Reader): Members {
  return new Map(
    Object.entries(written).map(([name, text]) => {
      const type = text.replace(/\?$/, '');
      const optional = text !== type;
      const rule = textRule(owner, name, optional);
      const read = rule && textReader(rule);
      return [name, { name, optional, reader: () => read ?? ((type === 'any' && any) || readerOf(type)) }];
    }),
  );
}

function membersRead(members: Members, value: object, at: string, problems: Problem[]): object {
  const path = (name: string): string => (at === '' ? name : `${at}.${name}`);
  for (const { name, optional, reader } of members.values()) {
    const one: unknown = value[name as keyof typeof value];
    if (!optional && (one === undefined || one === null)) {
      const [wanted]: Problem[] = wantedBy(reader());
      problems.push({ property: path(name), value: undefined, rule: 'it is required', remedy: wanted?.remedy ?? `Pass '${name}'` });
    }
  }
  return mapped(value, (name, one) => {
    const member = members.get(name);
    if (member === undefined && one !== undefined && isPlain(value)) refuseUnknown(path(name), name, one, [...members.keys()], problems);
    if (member === undefined) return one;
    return one === undefined || one === null ? undefined : member.reader()(one, path(name), problems);
  });
}

/** The members of an instance of a class as an object, which can be spread. */
function picked(members: Members, value: object): object {
  const names = [...members.keys()].filter((name) => name in value);
  return Object.fromEntries(names.map((name) => [name, value[name as keyof typeof value]]));
}

/** What a reader says where nothing is given. */
function wantedBy(reader: Reader): Problem[] {
  const problems: Problem[] = [];
  reader(undefined, '', problems);
  return problems;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}

/** A list or an object with other members, or itself where all stay: instances of classes go on being what they are. */
function mapped<T extends object>(value: T, read: (name: string, member: unknown) => unknown): T {
  const members = Object.entries(value).map(([name, one]: [string, unknown]): [string, unknown] => [name, read(name, one)]);
  if (members.every(([name, one]) => one === value[name as keyof T])) return value;
  return (Array.isArray(value) ? members.map(([, one]) => one) : Object.fromEntries(members)) as T;
}

import { Problem } from '../core/errors';
import { Named } from '../core/named';
import { nearest } from '../core/nearest';
import { NOT_SHOWN } from '../core/secrets';
import { SHAPES } from '../core/shape-table';
import { Role } from '../access/roles';
import { CLASS_FORMS } from './class-forms';
import { below, isData, mapData } from './records';
import { SharedResources } from './workspace-file-options';

const structs: { readonly [name: string]: { readonly [member: string]: string } | undefined } = SHAPES.structs;
const interfaces: { readonly [name: string]: object | undefined } = SHAPES.interfaces;
const classes = new Set<string>(SHAPES.classes);

/** On what terms data is read: without `shared`, names stay names. */
export interface DataTerms {
  readonly allowIds: boolean;
  readonly shared?: SharedResources;
}

/** Roles that any file may grant. */
const ROLES = { dataScientist: Role.AZURE_ML_DATA_SCIENTIST, computeOperator: Role.AZURE_ML_COMPUTE_OPERATOR, reader: Role.READER };

/** Where what an interface stands for is shared, and what a person calls it. */
const TABLES: { readonly [type: string]: readonly [keyof SharedResources, string] | undefined } = {
  IPrivateDnsZones: ['dnsZones', 'DNS zones'],
  IKeyRef: ['keys', 'key'],
  IIdentityRef: ['identities', 'identity'],
  IResourceGroupRef: ['resourceGroups', 'resource group'],
  IMonitorPrivateLink: ['monitorPrivateLinks', 'private way to Azure Monitor'],
};

const SECRETS = new Set(['accountKey', 'sharedAccessSignature', 'clientSecret']);

/** Data as a program would have it: names of what is shared, and the forms of classes, by what stands for them. What is of the wrong kind stays as it is, for `readStruct`. */
export function fromData(type: string, value: unknown, at: string, terms: DataTerms, problems: Problem[]): unknown {
  const bare = type.replace(/\?$/, '');
  const within = (of: string, one: unknown, path: string): unknown => fromData(of, one, path, terms, problems);
  if (value === undefined || value === null) return value;
  if (bare.endsWith('[]')) return Array.isArray(value) ? value.map((one, index) => within(bare.slice(0, -2), one, `${at}[${index}]`)) : value;
  if (bare.endsWith('{}')) {
    const member = bare.slice(0, -2);
    // A name with nothing behind it is a thing without options.
    const empty = structs[member] === undefined ? undefined : {};
    return isData(value) ? mapData(value, (name, one) => within(member, one ?? empty, below(at, name))) : value;
  }
  const members = structs[bare];
  if (members === undefined) return leafFrom(bare, value, at, terms, problems);
  if (!isData(value)) return value;
  return mapData(value, (name, one) => (Object.keys(members).includes(name) ? within(members[name] as string, one, below(at, name)) : one));
}

function leafFrom(type: string, value: unknown, at: string, terms: DataTerms, problems: Problem[]): unknown {
  const property = at.replace(/\[\d+\]$/, '').replace(/^.*\./s, '');
  const { shared } = terms;
  if (type === 'string' && typeof value === 'string') {
    if (SECRETS.has(property)) return named('secrets', 'secret', value, at, shared, problems);
    if (/^grants\..*\.role$/s.test(at)) return named('roles', 'role', value, at, shared && { roles: { ...ROLES, ...shared.roles } }, problems);
    if (/(?<!\$)\$\{|(?<!%)%\{/.test(value)) {
      const rule = 'Terraform would evaluate the expression, and a file is data';
      problems.push({ property: at, value, rule, remedy: `Leave it out, or double the sign before '{' where the text itself is meant` });
    }
    return value;
  }
  if (interfaces[type] !== undefined) return referenceFrom(type, property, value, at, terms, problems);
  if (!classes.has(type)) return value;
  const form = CLASS_FORMS[type];
  const read = form?.read(value, at, problems);
  if (read === undefined) {
    const remedy = form === undefined ? 'Leave it out, and say it in the program' : `Write ${form.words}`;
    problems.push({ property: at, value, rule: form === undefined ? 'only a program can say this' : `it takes ${form.words}`, remedy });
  }
  return read;
}

/** What the program shares under a name, or a resource by its id where files may have that. */
function referenceFrom(type: string, property: string, value: unknown, at: string, terms: DataTerms, problems: Problem[]): unknown {
  const [table, what] = TABLES[type] ?? (property === 'subnet' ? (['subnets', 'subnet'] as const) : (['resources', 'resource'] as const));
  if (typeof value === 'string') return named(table, what, value, at, terms.shared, problems) ?? new Named(value);
  const byId =
    terms.allowIds && isData(value) && (type === 'IResourceRef' || type === 'IIdentityRef' || type === 'IResourceGroupRef' || type === 'IKeyRef');
  if (byId) return value;
  const rule = `it takes the name of a ${what} that the program shares`;
  problems.push({ property: at, value, rule, remedy: 'Write the name under which the program shares it' });
  return undefined;
}

function named(
  table: keyof SharedResources,
  what: string,
  name: string,
  at: string,
  shared: SharedResources | undefined,
  problems: Problem[],
): unknown {
  if (shared === undefined) return table === 'secrets' || table === 'roles' ? name : undefined;
  const known: { readonly [name: string]: unknown } = shared[table] ?? {};
  const names = Object.keys(known);
  if (names.includes(name)) return known[name];
  const [meant] = nearest(name, names);
  const others = names.length === 0 ? `Leave it out: 'shared.${table}' has none` : `Name one of these: ${names.join(', ')}`;
  const remedy = meant === undefined ? others : `Did you mean '${meant}'?`;
  const rule = `the program shares no ${what} of this name${meant === undefined || names.length > 8 ? '' : `, but ${names.join(', ')}`}`;
  problems.push({ property: at, value: table === 'secrets' ? NOT_SHOWN : name, rule, remedy });
  return undefined;
}

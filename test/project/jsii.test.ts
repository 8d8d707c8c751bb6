import Ajv from 'ajv';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SHAPES } from '../../lib/core/shape-table';
import { makePage, PAGE as PAGE_OF_CHANGES } from '../terraform/props/page';
import { FILE_SCHEMA, makeFileSchema } from '../../tools/workspace-file-schema';
import { makeSchemas, makeShapeTable, SCHEMAS, Shapes } from '../../tools/shapes';

// Below the checkout, where the dependencies are found, and not where `npm run jsii` puts what people want to keep.
const DIRECTORY = 'build/jsii-test';
const MODULE = `${DIRECTORY}/dist/python/src/cdktf_azure_ml/__init__.py`;
const PAGE = readFileSync('docs/other-languages.md', 'utf8');

interface Member {
  readonly name: string;
  readonly optional?: boolean;
  readonly parameters?: readonly { readonly name: string }[];
  readonly docs?: { readonly summary?: string; readonly default?: string };
}

interface Type {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly initializer?: Member;
  readonly interfaces?: readonly string[];
  readonly methods?: readonly Member[];
  readonly properties?: readonly Member[];
  readonly members?: readonly Member[];
}

let compiled: { readonly status: number | null; readonly output: string };
let types: { readonly [fqn: string]: Type | undefined };
let python: string;

const typeOf = (name: string): Type => {
  const type = types[`cdktf-azure-ml.${name}`];
  if (type === undefined) throw new Error(`the assembly has no ${name}`);
  return type;
};
/** A property of a type, its own or inherited. */
const property = (type: string, name: string): Member | undefined => {
  const { properties = [], interfaces = [] } = typeOf(type);
  const own = properties.find((member) => member.name === name);
  return own ?? interfaces.map((fqn) => property(fqn.replace('cdktf-azure-ml.', ''), name)).find((inherited) => inherited !== undefined);
};

/** The part of the module that declares a class. */
const classOf = (name: string): string => python.split(/^(?=class )/m).find((part) => part.startsWith(`class ${name}(`)) ?? '';

beforeAll(() => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'jsii', DIRECTORY], { encoding: 'utf8' });
  compiled = { status, output: stdout + stderr };
  if (status !== 0) throw new Error(compiled.output);
  ({ types } = JSON.parse(readFileSync(`${DIRECTORY}/.jsii`, 'utf8')) as { types: typeof types });
  python = readFileSync(MODULE, 'utf8');
}, 300_000);

afterAll(() => rmSync(DIRECTORY, { recursive: true, force: true }));

describe('the public API', () => {
  test('compiles with jsii, and warns of nothing but reserved names and the version of constructs', () => {
    expect(compiled.output).toContain('Errors: 0');
    const warnings = [...compiled.output.matchAll(/warning (JSII\d+): (.*)/g)].map(([, code, text]) => `${String(code)} ${String(text)}`);
    for (const warning of warnings) expect(warning).toMatch(/^(JSII5018 "(delete|type|from|global|operator|namespace)"|JSII6 .* "constructs")/);
    expect(warnings).toHaveLength(10);
  });

  test('is what lib/index.ts exports, with its documentation', () => {
    const exported = [...readFileSync('lib/index.ts', 'utf8').matchAll(/export \{([^}]*)\}/g)].flatMap(
      ([, names]) => String(names).match(/\w+/g) ?? [],
    );
    expect(exported.length).toBeGreaterThan(200);
    // A type that stands for another one has no name in other languages, and errors are of their own kinds there.
    expect(exported.filter((name) => types[`cdktf-azure-ml.${name}`] === undefined)).toEqual(['AzapiBody', 'TrafficSplit', 'ConfigurationError']);
    expect(property('MlWorkspaceProps', 'resourceGroup')?.docs?.summary).toMatch(/resource group/i);
    expect(property('MlWorkspaceProps', 'publicNetworkAccess')).toMatchObject({ optional: true });
    expect(property('IMlWorkspace', 'storage')?.docs?.summary).toContain('storage account');
    expect(typeOf('StorageAccess').members?.map(({ name }) => name)).toEqual(['ACCESS_KEY', 'IDENTITY']);
  });

  test('names every parameter', () => {
    const members = Object.values(types).flatMap((type) => [type?.initializer, ...(type?.methods ?? [])]);
    const names = members.flatMap((member) => member?.parameters ?? []).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name) => name.startsWith('_'))).toEqual([]);
  });

  test('keeps the command line tools and what is internal out', () => {
    expect(existsSync(`${DIRECTORY}/lib/cli`)).toBe(false);
    expect(typeOf('HubFirewall').initializer).toBeUndefined();
    expect(Object.keys(types).filter((name) => /\.(BastionProps|WorkspaceAdders|ComputeBase|ImportedWorkspace)$/.test(name))).toEqual([]);
  });
});

describe('what is made of the public interfaces', () => {
  test('is the table that props are held against', () => {
    // Where it is not: npm run shapes.
    expect(SHAPES).toEqual(makeShapeTable(Shapes.read(DIRECTORY)));
  });

  test('is the page on what a change does', () => {
    // Where it is not: npm run changes. The widths of its columns are Prettier's.
    const narrow = (page: string): string => page.replace(/ {2,}/g, ' ').replace(/-{3,}/g, '---').trimEnd();
    expect(narrow(readFileSync(PAGE_OF_CHANGES, 'utf8'))).toBe(narrow(makePage(Shapes.read(DIRECTORY))));
  });

  test('are the schemas for editors, by which what the types take as data is valid', () => {
    const schemas = makeSchemas(Shapes.read(DIRECTORY));
    expect(JSON.parse(readFileSync(SCHEMAS, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schemas)));
    const fileSchema = makeFileSchema(Shapes.read(DIRECTORY));
    expect(JSON.parse(readFileSync(FILE_SCHEMA, 'utf8'))).toEqual(JSON.parse(JSON.stringify(fileSchema)));
    const ajv = new Ajv({ strict: true });
    ajv.addSchema(schemas, 'props');
    const valid = (name: string, value: object): boolean => ajv.validate(`props#/definitions/${name}`, value);
    expect(valid('ComputeClusterOptions', { vmSize: 'Standard_D4ds_v4', maxNodes: 4, priority: 'Dedicated' })).toBe(true);
    expect(valid('ComputeClusterOptions', { vmSize: 'Standard_D4ds_v4', maxNode: 4 })).toBe(false);
    expect(valid('MlWorkspaceProps', { baseName: 'fraud-dev', resourceGroup: { name: 'rg' }, publicNetworkAccess: true })).toBe(true);
    expect(valid('MlWorkspaceProps', { baseName: 'fraud-dev', resourceGroup: { name: 'rg' }, publicNetworkAccess: 'true' })).toBe(false);
  });
});

describe('the Python package', () => {
  test('has the classes and keywords that Python programs write, with their documentation', () => {
    expect(classOf('MlWorkspace')).toContain('base_name: builtins.str,');
    const adder = classOf('MlWorkspace')
      .split('def ')
      .find((method) => method.startsWith('add_compute_cluster('));
    expect(adder).toMatch(/self,\s+id: builtins\.str,\s+\*,\s+vm_size: builtins\.str,/);
    expect(classOf('IMlWorkspace')).toContain(`'''Makes a cluster of machines for jobs.`);
    expect(classOf('StorageAccess')).toContain('    IDENTITY = "IDENTITY"');
    expect(classOf('Moves')).toContain('def from_(');
  });

  test('carries the library, and asks for the versions that the page tells', () => {
    expect(readdirSync(`${DIRECTORY}/dist/python/src/cdktf_azure_ml/_jsii`)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^cdktf-azure-ml@.*\.tgz$/)]),
    );
    const setup = readFileSync(`${DIRECTORY}/dist/python/setup.py`, 'utf8');
    const needs = [...setup.matchAll(/"(cdktf.*>=.*)"/g)].map(([, need]) => String(need));
    expect(needs).toHaveLength(2);
    for (const need of needs) expect(PAGE.replace(/\s+/g, ' ')).toContain(need);
  });

  test('is what the program on the page calls', () => {
    const blocks = [...PAGE.matchAll(/```python\n([^`]*)```/g)].map(([, block]) => String(block));
    expect(blocks).toHaveLength(2);
    for (const [, source, names] of PAGE.matchAll(/from cdktf_cdktf_provider_azurerm\.(\w+) import (.*)/g)) {
      const folder = `node_modules/@cdktf/provider-azurerm/lib/${String(source).replaceAll('_', '-')}`;
      for (const name of String(names).split(', ')) {
        expect(readFileSync(`${folder}/index.d.ts`, 'utf8')).toMatch(new RegExp(`export (declare class|interface) ${name} `));
      }
    }
    const python3 = spawnSync('python3', ['--version']);
    if (python3.status !== 0) {
      console.warn('There is no python3: the names in the page were not compared with the package.');
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'python-'));
    const check = (file: string, text: string): string => {
      const program = resolve(folder, file);
      writeFileSync(program, text);
      const { stdout, stderr } = spawnSync('python3', ['test/project/python_names.py', MODULE, 'cdktf_azure_ml', program], { encoding: 'utf8' });
      return (stdout + stderr).replaceAll(`${program}:`, '');
    };
    try {
      for (const [index, block] of blocks.entries()) expect(check(`program${String(index)}.py`, block)).toBe('');
      // It does see what is wrong.
      expect(check('wrong.py', String(blocks[0]).replace('max_nodes', 'most_nodes'))).toContain(
        'add_compute_cluster does not take most_nodes, vm_size',
      );
      expect(check('torn.py', String(blocks[0]).replace('app = App()', 'app = App('))).toContain('SyntaxError');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

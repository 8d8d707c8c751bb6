import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { AnnotationMetadataEntryType, App, TerraformStack, Testing } from 'cdktf';
import { IConstruct } from 'constructs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzapiProvider, MlWorkspace, MlWorkspaceProps, TimeProvider } from '../lib';

export type Attributes = { [attribute: string]: unknown };

/** The resources and data sources that Terraform will see, by type and logical id. */
export class Synthesized {
  constructor(
    private readonly json: { [section: string]: { [type: string]: { [logicalId: string]: Attributes } } },
    readonly warnings: string[],
  ) {}

  /** All resources of a type, such as `storage_account`, in the order of their addresses. */
  all(type: string): Attributes[] {
    const found = this.json.resource?.[fullType(type)] ?? {};
    return Object.keys(found)
      .sort()
      .map((logicalId) => found[logicalId] as Attributes);
  }

  /** The only resource of a type. */
  the(type: string): Attributes {
    const found = this.all(type);
    if (found.length !== 1) throw new Error(`expected one ${type}, found ${String(found.length)}`);
    return found[0] as Attributes;
  }

  /** The resource whose name in Azure is `name`. */
  named(type: string, name: string): Attributes {
    const found = this.all(type).filter((resource) => resource.name === name);
    if (found.length !== 1) throw new Error(`expected one ${type} named ${name}, found ${String(found.length)}`);
    return found[0] as Attributes;
  }

  /** The resource at an address whose logical id starts with `prefix`. */
  at(type: string, prefix: string): Attributes {
    const found = this.json.resource?.[fullType(type)] ?? {};
    const ids = Object.keys(found).filter((logicalId) => logicalId.startsWith(prefix));
    if (ids.length !== 1) throw new Error(`expected one ${type} at ${prefix}, found ${ids.join(', ')}`);
    return found[ids[0] as string] as Attributes;
  }

  /** Whether Terraform creates the resource at address `later` only after the one at `earlier`, by references and `depends_on`. */
  comesAfter(later: string, earlier: string): boolean {
    const seen = new Set<string>();
    const queue = [later];
    for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
      if (address === earlier) return true;
      if (seen.has(address)) continue;
      seen.add(address);
      const [type = '', logicalId = ''] = address.split('.');
      const text = JSON.stringify(this.json.resource?.[type]?.[logicalId] ?? {});
      queue.push(...[...text.matchAll(/((?:azurerm|azapi|time)_\w+\.[\w-]+)/g)].map(([found]) => found));
    }
    return false;
  }

  /** The addresses of all resources of a type. */
  addressesOf(type: string): string[] {
    return this.addresses.filter((address) => address.startsWith(`${fullType(type)}.`));
  }

  /** The one address of that type whose logical id starts with `prefix`. */
  address(type: string, prefix = ''): string {
    const found = this.addressesOf(type).filter((address) => address.startsWith(`${fullType(type)}.${prefix}`));
    if (found.length !== 1) throw new Error(`expected one ${type} at ${prefix}, found ${found.join(', ')}`);
    return found[0] as string;
  }

  get addresses(): string[] {
    return Object.entries(this.json.resource ?? {})
      .flatMap(([type, resources]) => Object.keys(resources).map((logicalId) => `${type}.${logicalId}`))
      .sort();
  }

  get text(): string {
    return JSON.stringify(this.json);
  }

  get data(): string[] {
    return Object.keys(this.json.data ?? {});
  }

  section(name: string): unknown {
    return this.json[name];
  }
}

const directories: string[] = [];

/** An app whose output goes to a directory that is removed after the tests. */
export function testApp(context?: { [key: string]: unknown }): App {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  directories.push(outdir);
  return Testing.app({ outdir, context });
}

afterAll(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** Aspects, validations and synthesis of one stack, as `app.synth()` does them. */
export function synthStack(stack: TerraformStack): Synthesized {
  const json = JSON.parse(Testing.synth(stack, true)) as ConstructorParameters<typeof Synthesized>[0];
  return new Synthesized(json, warningsOf(stack));
}

export const FEATURES = [{ storage: [{ dataPlaneAvailable: false }] }];

/** Synthesizes what `build` puts into a stack that has its providers. */
export function synth(build: (stack: TerraformStack) => void): Synthesized {
  const stack = new TerraformStack(testApp(), 'test');
  new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
  new TimeProvider(stack, 'Time');
  new AzapiProvider(stack, 'Azapi');
  build(stack);
  return synthStack(stack);
}

export const GROUP = { name: 'rg-ml', location: 'westeurope' };
export const SUBSCRIPTION = '/subscriptions/11111111-2222-3333-4444-555555555555';
export const PROVIDERS = `${SUBSCRIPTION}/resourceGroups/rg-shared/providers`;
export const SUBNET = { id: `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-ml/subnets/snet-endpoints` };
export const OBJECT_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

export const BROUGHT = {
  identity: { id: `${PROVIDERS}/Microsoft.ManagedIdentity/userAssignedIdentities/id-ml` },
  storage: { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stml` },
  vault: { id: `${PROVIDERS}/Microsoft.KeyVault/vaults/kv-ml` },
  registry: { id: `${PROVIDERS}/Microsoft.ContainerRegistry/registries/crml` },
  insights: { id: `${PROVIDERS}/Microsoft.Insights/components/appi-ml` },
  logAnalytics: { id: `${PROVIDERS}/Microsoft.OperationalInsights/workspaces/log-ml` },
};

export const KEY = {
  id: 'https://kv-keys.vault.azure.net/keys/cmk/0123456789abcdef0123456789abcdef',
  versionlessId: 'https://kv-keys.vault.azure.net/keys/cmk',
  keyVaultId: `${PROVIDERS}/Microsoft.KeyVault/vaults/kv-keys`,
};

/** A public workspace with what is asked for besides. */
export function synthWorkspace(props: Partial<MlWorkspaceProps> = {}): Synthesized {
  return synth((stack) => workspace(stack, props));
}

/** A workspace that is reached only through private endpoints. */
export function synthPrivate(props: Partial<MlWorkspaceProps> = {}): Synthesized {
  return synthWorkspace({ publicNetworkAccess: false, privateLink: { subnet: SUBNET }, imageBuildComputeName: 'cpu-builder', ...props });
}

export function workspace(scope: IConstruct & TerraformStack, props: Partial<MlWorkspaceProps> = {}, id = 'Ml'): MlWorkspace {
  return new MlWorkspace(scope, id, { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true, ...props });
}

function fullType(type: string): string {
  return /^(time|azapi|azurerm|terraform)_/.test(type) ? type : `azurerm_${type}`;
}

function warningsOf(stack: TerraformStack): string[] {
  const warning: string = AnnotationMetadataEntryType.WARN;
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === warning)
    .map(({ data }) => String(data));
}

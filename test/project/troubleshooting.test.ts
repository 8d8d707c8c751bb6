import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { TerraformStack } from 'cdktf';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Azurerm,
  CustomerManagedKey,
  HubNetwork,
  IWorkspaceNetwork,
  ManagedNetwork,
  PrivateDnsZones,
  Subresource,
  WorkspaceNetwork,
  WorkspaceNetworkAttributes,
} from '../../lib';
import { BROUGHT, GROUP, KEY, SUBNET, synth, synthStack, testApp, workspace } from '../support';
import { MISTAKES, WORDS } from '../terraform/mistakes';
import { tablesOf } from './tables';

const PAGE = readFileSync('docs/troubleshooting.md', 'utf8');
const SOURCES = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join('lib', file), 'utf8'));
const STEPS = /^(synth|init|validate|plan|apply|destroy|`npm install`|`cdktf` CLI|a job or deployment)/;

interface Entry {
  readonly title: string;
  readonly fields: { readonly [field: string]: string };
}

const entries = PAGE.split(/^### /m)
  .slice(1)
  .map((text): Entry => {
    const [heading = '', ...rest] = (text.split(/^## /m)[0] ?? '').split('\n');
    const body = rest.join('\n').replace(/\n {2}/g, ' ');
    return {
      title: codeOf(heading),
      fields: Object.fromEntries([...body.matchAll(/^- \*\*(\w+)\*\*: (.*)$/gm)].map(([, field = '', value]) => [field, value ?? ''])),
    };
  });

/** The text of a heading that is one code span. */
function codeOf(heading: string): string {
  const [, ticks = '', inner = ''] = /^(`+)(.*)\1$/.exec(heading.trim()) ?? [];
  return ticks.length > 1 ? inner.replace(/^ (.*) $/, '$1') : inner;
}

/** Whether one file of the library has all parts of a text, in which `…` stands for what differs. */
function isOwn(text: string): boolean {
  const parts = text.split('…').map((part) => part.trim());
  return SOURCES.some((source) => parts.every((part) => source.includes(part)));
}

const own =
  tablesOf(PAGE)
    .find(({ head }) => head[0] === 'text')
    ?.rows.map(([text = '']) => text.replaceAll('`', '')) ?? [];

const refused = (build: (stack: TerraformStack) => unknown): (() => unknown) => {
  return () =>
    synth((stack) => {
      build(stack);
    });
};

/** Without providers besides azurerm. */
const refusedAlone = (build: (stack: TerraformStack) => unknown): (() => unknown) => {
  return () => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzurermProvider(stack, 'Azurerm', { features: [{}] });
    build(stack);
    return synthStack(stack);
  };
};

const privately = { publicNetworkAccess: false, privateLink: { subnet: SUBNET }, imageBuildComputeName: 'cpu' };
const vm = { vmSize: 'Standard_D4ds_v4', maxNodes: 1 };

function subnetOf(stack: TerraformStack, location = GROUP.location): Subnet {
  const network = new VirtualNetwork(stack, 'Net', { name: 'vnet', resourceGroupName: GROUP.name, location, addressSpace: ['10.0.0.0/24'] });
  return new Subnet(stack, 'Subnet', {
    name: 'snet',
    resourceGroupName: GROUP.name,
    virtualNetworkName: network.name,
    addressPrefixes: ['10.0.0.0/25'],
  });
}

function existingNetwork(stack: TerraformStack, attributes: Partial<WorkspaceNetworkAttributes> = {}): IWorkspaceNetwork {
  const virtualNetwork = { id: SUBNET.id.split('/subnets/')[0] as string };
  return WorkspaceNetwork.fromAttributes(stack, 'Network', { virtualNetwork, location: GROUP.location, endpoints: SUBNET, ...attributes });
}

/** A program for each text that the page quotes of the library. */
const PROGRAMS: { readonly [text: string]: () => unknown } = {
  "'publicNetworkAccess' is not given: without public network access and without 'privateLink' nobody could reach it": refused((stack) =>
    workspace(stack, { publicNetworkAccess: undefined }),
  ),
  'it makes the … name … characters, but that must be': refused((stack) => workspace(stack, { baseName: 'fraud-detection-in-development' })),
  'it makes the name …, which the … of […] has already': refused((stack) => [workspace(stack, {}, 'One'), workspace(stack, {}, 'Two')]),
  'the … of […] has this name already': refused((stack) => {
    const ml = workspace(stack);
    for (const id of ['one', 'two']) ml.addBlobDatastore(id, { name: 'raw' });
  }),
  "this is not the id of a key vault: its segment 'resourcegroups' must be 'resourceGroups'": refused((stack) =>
    workspace(stack, { vault: { id: BROUGHT.vault.id.replace('resourceGroups', 'resourcegroups') } }),
  ),
  'is not linked, so names would resolve to public addresses in it': refused((stack) =>
    workspace(stack, {
      ...privately,
      privateLink: { subnet: subnetOf(stack), dnsZones: new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP }) },
    }),
  ),
  'is already made in this resource group, by': refused((stack) => {
    for (const id of ['One', 'Two']) new PrivateDnsZones(stack, id, { resourceGroup: GROUP }).zoneIds(Subresource.BLOB);
  }),
  'a private endpoint must be in the region of its virtual network, which is in': refused((stack) =>
    workspace(stack, { ...privately, privateLink: { subnet: subnetOf(stack, 'northeurope'), dnsZones: PrivateDnsZones.managedByPolicy() } }),
  ),
  'its network is in …, and Azure makes the computes of a workspace only in networks of its region': refused((stack) =>
    workspace(stack).addComputeCluster('cpu', { ...vm, subnet: subnetOf(stack, 'northeurope') }),
  ),
  'the workspace is closed, and none of its private DNS zones is linked to this network': refused((stack) => {
    const { endpoints } = new WorkspaceNetwork(stack, 'Own', { baseName: 'own', resourceGroup: GROUP, addressSpace: '10.41.0.0/22' });
    workspace(stack, { ...privately, privateLink: { subnet: endpoints } }).addComputeCluster('gpu', { ...vm, subnet: subnetOf(stack) });
  }),
  "it is a subnet of another network than 'virtualNetwork'": refused((stack) =>
    existingNetwork(stack, { compute: { id: SUBNET.id.replace('vnet-ml', 'vnet-other') } }),
  ),
  'the subnet for … is asked for, and was not among what is known of this network': refused((stack) => existingNetwork(stack).compute),
  'the subnet exists, and nothing but its id is known of it': refused((stack) => existingNetwork(stack).endpoints.resource),
  'the zones of the hub are asked for, and it was not given any': refused(
    (stack) => HubNetwork.fromHubAttributes(stack, 'Hub', { virtualNetworkId: SUBNET.id.split('/subnets/')[0] as string }).dnsZones,
  ),
  'the ids of zones begin with the subscription of their resource group': refused((stack) =>
    PrivateDnsZones.fromResourceGroup(stack, 'Zones', { resourceGroupName: 'rg-hub' }),
  ),
  'the workspace has a managed network, and Azure puts its computes there': refused((stack) =>
    workspace(stack, { managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND }).addComputeCluster('cpu', { ...vm, subnet: SUBNET }),
  ),
  'the workspace is closed to the public network, and computes outside of its virtual network could not reach it': refused((stack) =>
    workspace(stack, privately).addComputeCluster('cpu', vm),
  ),
  'Azure allows this kind of outbound rule only with': refused((stack) =>
    workspace(stack, { managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND }).allowOutboundFqdn('pypi', 'pypi.org'),
  ),
  'Azure turns it on for a workspace with a customer-managed key, so that the next plan would replace the workspace': refused((stack) =>
    workspace(stack, { encryption: { key: KEY, serviceSideEncryption: true }, highBusinessImpact: false }),
  ),
  'Azure then keeps metadata in an Azure Cosmos DB of your subscription, which must be granted the key': refused((stack) =>
    workspace(stack, { encryption: { key: KEY } }),
  ),
  'the default storage account of a workspace must be Standard StorageV2 without hierarchical namespace, but this one': refused((stack) => {
    const lake = { name: 'stlake', resourceGroupName: GROUP.name, location: GROUP.location, accountTier: 'Standard', accountReplicationType: 'LRS' };
    return workspace(stack, { storage: new StorageAccount(stack, 'Lake', { ...lake, isHnsEnabled: true }) });
  }),
  'a literal secret would be written into the configuration': refused((stack) =>
    workspace(stack).addBlobDatastore('raw', { containerName: 'raw', accountKey: 'c2VjcmV0' }),
  ),
  'the stack has no azapi provider, which reaches what azurerm has no argument or resource for': refusedAlone((stack) =>
    workspace(stack, { allowedIpRanges: ['8.8.8.8'] }),
  ),
  'it admits azurerm 4 and azurerm 5, which call some arguments differently': refused((stack) => Azurerm.version(stack, '>= 4.81')),
  'it assigns roles by repository, which was not known when the workspace was given its roles': refused((stack) => {
    const place = { resourceGroupName: GROUP.name, location: GROUP.location };
    const registry = new ContainerRegistry(stack, 'Images', { name: 'crimages', ...place, sku: 'Premium' });
    workspace(stack, { registry });
    registry.addOverride('role_assignment_mode', 'AbacRepositoryPermissions');
  }),
  'the stack has no provider for time_sleep, which waits for Azure to spread a role': refusedAlone(
    (stack) => new CustomerManagedKey(stack, 'Key', { baseName: 'fraud', resourceGroup: GROUP, publicNetworkAccess: true }),
  ),
};

test('the page has many entries, each under a text of its own', () => {
  const titles = entries.map(({ title }) => title);
  expect(titles.length).toBeGreaterThan(50);
  expect(new Set(titles).size).toBe(titles.length);
});

describe.each(entries.map((entry): [string, Entry] => [entry.title, entry]))('%s', (title, { fields }) => {
  test('says when it comes, why, and what to do', () => {
    expect(title).not.toBe('');
    expect(Object.keys(fields)).toEqual(['When', 'Cause', 'Fix', 'Here', 'Source']);
    expect(fields.When).toMatch(STEPS);
    for (const value of Object.values(fields)) expect(value.length).toBeGreaterThan(3);
  });

  test('names a public source', () => {
    const links = [...(fields.Source ?? '').matchAll(/\]\((\S+?)\)/g)].map(([, url = '']) => new URL(url));
    expect(links.length).toBeGreaterThan(0);
    for (const { protocol, host } of links) {
      expect(protocol).toBe('https:');
      expect(['github.com', 'learn.microsoft.com', 'registry.terraform.io', 'developer.hashicorp.com']).toContain(host);
    }
  });

  test('quotes of the library what it says', () => {
    const quoted = [...(fields.Here ?? '').matchAll(/: `([^`]+)`/g)].map(([, text = '']) => text);
    if (/^refused at synth/i.test(fields.Here ?? '')) expect(quoted).not.toEqual([]);
    for (const text of quoted) expect([text, isOwn(text)]).toEqual([text, true]);
  });

  test('names props and classes that there are', () => {
    const named = [...`${fields.Fix ?? ''} ${fields.Here ?? ''}`.matchAll(/`(?:new )?([a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*(?:\.[A-Z_]+)?)/g)];
    const text =
      SOURCES.join('\n') +
      readFileSync('stacks/azure-stack.ts', 'utf8') +
      readFileSync('node_modules/@cdktf/provider-azurerm/lib/provider/index.d.ts', 'utf8');
    for (const [, name = ''] of named) for (const word of name.split('.')) expect(text).toContain(word);
  });
});

test('what is marked as proved is what Terraform is asked, at the same step', () => {
  const proved = entries.filter(({ fields }) => fields.When?.includes('(proved)')).map(({ title }) => title);
  const made = Object.entries(MISTAKES).flatMap(([step, mistakes]) => Object.keys(mistakes).map((title): [string, string] => [title, step]));
  for (const [title, step] of made)
    expect([title, entries.find((entry) => entry.title === title)?.fields.When]).toEqual([title, expect.stringMatching(`^${step} \\(proved\\)`)]);
  expect(proved.sort()).toEqual([...made.map(([title]) => title), ...WORDS].sort());
});

test('each quoted text of the library has a program that is refused with it', () => {
  expect(own).toEqual(Object.keys(PROGRAMS));
});

test.each(Object.entries(PROGRAMS))('the library says: %s', (text, program) => {
  const pattern = text
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  expect(program).toThrow(new RegExp(pattern));
});

test('the example of an error is one that the library throws', () => {
  const [, path, message] = /ConfigurationError: \[(\S+)\] (.*)/.exec(PAGE) ?? [];
  expect(path).toBe('ml/Ml');
  expect(() => workspace(new TerraformStack(testApp(), 'ml'), { publicNetworkAccess: undefined })).toThrow(`[ml/Ml] ${String(message)}`);
});

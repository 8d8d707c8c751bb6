import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzapiProvider, Azurerm, CustomerManagedKey, MlWorkspace, MlWorkspaceProps, PrivateDnsZones, TimeProvider } from '../../lib';
import { admitsFrom, versionRange } from '../../lib/providers/version-range';

/** A stack with providers and a resource group, in which the entries of the catalogue build. */
export class Site extends TerraformStack {
  readonly resourceGroup: ResourceGroup;

  constructor(
    app: App,
    readonly region = 'westeurope',
    environment = 'public',
    azurerm = process.env.AZURERM_VERSION,
  ) {
    super(app, 'site');
    if (azurerm !== undefined) Azurerm.version(this, azurerm);
    const features = [{ storage: [{ dataPlaneAvailable: false }], resourceGroup: [{ preventDeletionIfContainsResources: false }] }];
    new AzurermProvider(this, 'Azurerm', { features, environment });
    new TimeProvider(this, 'Time');
    new AzapiProvider(this, 'Azapi', { environment });
    this.resourceGroup = new ResourceGroup(this, 'Group', { name: 'rg-site', location: region });
  }

  /** A workspace, public unless told otherwise. */
  workspace(props: Partial<MlWorkspaceProps> = {}, id = 'Ml', scope: Construct = this): MlWorkspace {
    const reach = props.privateLink === undefined ? { publicNetworkAccess: true } : {};
    return new MlWorkspace(scope, id, { baseName: 'fraud-dev', resourceGroup: this.resourceGroup, ...reach, ...props });
  }

  /** A virtual network with a subnet for endpoints. */
  network(id = 'net'): { readonly network: VirtualNetwork; readonly subnet: Subnet } {
    const { name: resourceGroupName, location } = this.resourceGroup;
    const network = new VirtualNetwork(this, id, { name: `vnet-${id}`, resourceGroupName, location, addressSpace: ['10.0.0.0/24'] });
    const virtualNetworkName = network.name;
    const subnet = new Subnet(this, `${id}-endpoints`, { name: 'snet', resourceGroupName, virtualNetworkName, addressPrefixes: ['10.0.0.0/25'] });
    return { network, subnet };
  }

  /** A private link in a network that is linked to zones of this stack. */
  privateLink(id = 'net'): { readonly subnet: Subnet; readonly dnsZones: PrivateDnsZones } {
    const { network, subnet } = this.network(id);
    const dnsZones = new PrivateDnsZones(this, 'Zones', { resourceGroup: this.resourceGroup });
    dnsZones.linkVirtualNetwork(id, network);
    return { subnet, dnsZones };
  }

  key(): CustomerManagedKey {
    return new CustomerManagedKey(this, 'Key', { baseName: 'fraud-dev', resourceGroup: this.resourceGroup, publicNetworkAccess: true });
  }
}

export type Build = (site: Site) => void;

/** How a configuration is told to a stack of its own: what to build, and where. */
export interface Entry {
  readonly build: Build;
  readonly region?: string;
  readonly environment?: string;
  /** The version of azurerm that its stack is told; without it, that of the environment's `AZURERM_VERSION`, or none. */
  readonly azurerm?: string;
  /** The version of azurerm that is the first to have what it is about. */
  readonly needsAzurerm?: string;
}

/** A configuration in the public cloud and in `westeurope`. */
export function entry(build: Build): Entry {
  return { build };
}

/** Whether the azurerm that the environment tells, if any, has what an entry is about. */
export function isTold({ needsAzurerm }: Entry): boolean {
  const range = versionRange(process.env.AZURERM_VERSION ?? '');
  return needsAzurerm === undefined || range === undefined || admitsFrom(range, needsAzurerm);
}

/** The Terraform of a configuration, exactly as `app.synth()` writes it. */
export function synthEntry({ build, region, environment, azurerm }: Entry): object {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  try {
    const app = new App({ outdir });
    build(new Site(app, region, environment, azurerm));
    app.synth();
    return JSON.parse(readFileSync(join(outdir, 'stacks', 'site', 'cdk.tf.json'), 'utf8')) as object;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The addresses of all resources of a configuration. */
export function addressesOf(config: object): string[] {
  const { resource = {} } = config as { resource?: { [type: string]: object } };
  return Object.entries(resource)
    .flatMap(([type, byId]) => Object.keys(byId).map((id) => `${type}.${id}`))
    .sort();
}

export const OBJECT_ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
/** That of what the catalogue brings by its id: azurerm 4 makes links of zones in the subscription of its provider, whatever the zone's own is. */
export const DEFAULT_SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
export const PROVIDERS = `/subscriptions/${DEFAULT_SUBSCRIPTION}/resourceGroups/rg-shared/providers`;
export const SUBNET_ID = `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-shared/subnets/snet`;
export const BROUGHT = {
  identity: { id: `${PROVIDERS}/Microsoft.ManagedIdentity/userAssignedIdentities/id-shared`, principalId: OBJECT_ID, clientId: OBJECT_ID },
  storage: { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stshared` },
  vault: { id: `${PROVIDERS}/Microsoft.KeyVault/vaults/kv-shared` },
  registry: { id: `${PROVIDERS}/Microsoft.ContainerRegistry/registries/crshared` },
  insights: { id: `${PROVIDERS}/Microsoft.Insights/components/appi-shared` },
  logAnalytics: { id: `${PROVIDERS}/Microsoft.OperationalInsights/workspaces/log-shared` },
  key: {
    id: 'https://kv-keys.vault.azure.net/keys/cmk/0123456789abcdef0123456789abcdef',
    versionlessId: 'https://kv-keys.vault.azure.net/keys/cmk',
    keyVaultId: `${PROVIDERS}/Microsoft.KeyVault/vaults/kv-keys`,
  },
};

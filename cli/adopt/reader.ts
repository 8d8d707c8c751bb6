import { ResourceManager } from '../azure/resource-manager';
import { Attributes, block, blocks } from '../json';
import { CommandError } from '../stack-files';
import { BLOB_SERVICE } from '../arm/fields-parts';
import { Asking, ML, VERSIONS } from './asking';
import { Found, Live, propertiesOf } from './live';
import { AroundReader } from './reader-around';

/** What is listed in a workspace, each with what is listed in that. */
const INSIDE = ['computes', 'datastores', 'connections', 'onlineEndpoints', 'batchEndpoints', 'schedules'] as const;

/** Reads a workspace with everything around it, and asks for nothing but to read. */
export class Reader {
  private readonly live: Live;
  private readonly asking: Asking;

  constructor(
    private readonly azure: ResourceManager,
    workspaceId: string,
    tenantId: string,
  ) {
    this.live = new Live(workspaceId, tenantId);
    this.asking = new Asking(azure, this.live);
  }

  async read(): Promise<Live> {
    const workspace = await this.azure.get(this.live.workspaceId, VERSIONS.ml);
    if (workspace === undefined) throw new CommandError(`There is no workspace ${this.live.workspaceId}, or this account does not see it`);
    const found = this.live.add(workspace, ML);
    if (found.resource.kind === 'Project') {
      throw new CommandError(
        `${found.name} is a project: adopt its hub, ${String(propertiesOf(found).hubResourceId)}, and the projects come with it`,
      );
    }
    await this.readOthers();
    await Promise.all([this.readParts(found), this.readInside(found)]);
    await new AroundReader(this.asking).read();
    return this.live;
  }

  /** Which other workspaces stand on what, and which are projects of this one. */
  private async readOthers(): Promise<void> {
    const subscription = `/subscriptions/${this.live.subscription}/providers`;
    const others = (await this.asking.list(`${subscription}/${ML}`, VERSIONS.ml, 'other workspaces')).filter(({ id }) => !this.isThis(id));
    for (const other of others) {
      const { storageAccount, keyVault, containerRegistry, applicationInsights, hubResourceId } = block(other.properties);
      if (this.isThis(hubResourceId)) this.live.add(other, ML);
      if (other.kind === 'Project') continue;
      const identities = Object.keys(block(block(other.identity).userAssignedIdentities));
      for (const used of [storageAccount, keyVault, containerRegistry, applicationInsights, ...identities])
        this.live.isUsed(used, String(other.name));
    }
    const components = await this.asking.list(`${subscription}/Microsoft.Insights/components`, VERSIONS.insights, 'other Application Insights');
    const own = String(propertiesOf(this.live.workspace).applicationInsights).toLowerCase();
    for (const { id, name, properties } of components)
      if (String(id).toLowerCase() !== own) this.live.isUsed(block(properties).WorkspaceResourceId, String(name));
  }

  private async readParts(workspace: Found): Promise<void> {
    const { storageAccount, keyVault, containerRegistry, applicationInsights } = propertiesOf(workspace);
    const identities = Object.keys(block(block(workspace.resource.identity).userAssignedIdentities));
    await Promise.all([
      this.asking.get(storageAccount, VERSIONS.storage, async (account) => {
        const blobs = await this.azure.get(`${String(account.id)}/${BLOB_SERVICE}`, VERSIONS.storage);
        return { ...account, [BLOB_SERVICE]: blobs };
      }),
      this.asking.get(keyVault, VERSIONS.vault),
      this.asking.get(containerRegistry, VERSIONS.registry, async (registry) => {
        const replicas = await this.azure.list(`${String(registry.id)}/replications`, VERSIONS.registry);
        const home = shortLocation(registry);
        return { ...registry, replications: replicas.filter((replica) => shortLocation(replica) !== home) };
      }),
      this.asking.get(applicationInsights, VERSIONS.insights).then(async (insights) => {
        const analytics = insights && (await this.asking.get(propertiesOf(insights).WorkspaceResourceId, VERSIONS.logAnalytics));
        const scoped = blocks([insights, analytics].flatMap((part) => (part === undefined ? [] : scopesOf(part))));
        await Promise.all(scoped.map(({ resourceId }) => this.asking.get(resourceId, VERSIONS.scopes)));
      }),
      ...identities.map((id) => this.asking.get(id, VERSIONS.identity)),
    ]);
    const ofParts = [storageAccount, containerRegistry].flatMap((id) =>
      Object.keys(block(block(this.live.find(id)?.resource.identity).userAssignedIdentities)),
    );
    await Promise.all(ofParts.map((id) => this.asking.get(id, VERSIONS.identity)));
  }

  private async readInside({ id, resource }: Found): Promise<void> {
    const rules = block(block(resource.properties).managedNetwork).isolationMode;
    const managed = typeof rules === 'string' && rules !== 'Disabled' ? ['outboundRules'] : [];
    await Promise.all(
      [...INSIDE, ...managed].map(async (type) => {
        const found = await this.asking.list(`${id}/${type}`, VERSIONS.ml, type);
        for (const one of found) this.live.add(one, `${ML}/${type}`);
        if (type !== 'onlineEndpoints' && type !== 'batchEndpoints') return;
        for (const { id: endpoint } of found) {
          const deployments = await this.asking.list(`${String(endpoint)}/deployments`, VERSIONS.ml, 'deployments');
          for (const deployment of deployments) this.live.add(deployment, `${ML}/${type}/deployments`);
        }
      }),
    );
  }

  private isThis(id: unknown): boolean {
    return String(id).toLowerCase() === this.live.workspaceId.toLowerCase();
  }
}

/** The members of private link scopes that a part of the monitoring is: both APIs write it in their own case. */
function scopesOf({ resource }: Found): { readonly resourceId: unknown }[] {
  const properties = block(resource.properties);
  return blocks(properties.PrivateLinkScopedResources ?? properties.privateLinkScopedResources ?? []).map((scoped) => ({
    resourceId: scoped.ResourceId ?? scoped.resourceId,
  }));
}

function shortLocation({ location }: Attributes): string {
  return String(location).replace(/\s/g, '').toLowerCase();
}

import { fieldsOf } from '../arm/all-fields';
import { readFields } from '../arm/fields';
import { kindInside } from '../arm/fields-inside';
import { Attributes, block, blocks, everyText, texts } from '../json';
import { Asking, ML, VERSIONS } from './asking';
import { groupIn, Live, nameIn, propertiesOf } from './live';

const SERVICES = ['blobServices', 'fileServices', 'queueServices', 'tableServices'];

/** Reads what stands around a workspace and its parts: endpoints with their zones, containers, diagnostic settings, roles and locks. */
export class AroundReader {
  private readonly live: Live;

  constructor(private readonly asking: Asking) {
    this.live = asking.live;
  }

  async read(): Promise<void> {
    await this.readEndpoints();
    await this.readContainers();
    await Promise.all(this.watched.map((id) => this.readDiagnostics(id)));
    await Promise.all([...this.guarded].flatMap((id) => [this.readRoles(id), this.readLocks(id)]));
    await this.readRoleNames();
    await Promise.all((['metricAlerts', 'autoscaleSettings'] as const).map((type) => this.readWatchers(type)));
  }

  /** The private endpoints of the workspace and of its parts, wherever they are, with their zones. */
  private async readEndpoints(): Promise<void> {
    const connections = this.live.everything.flatMap(({ resource }) => blocks(block(resource.properties).privateEndpointConnections ?? []));
    const ids = connections.flatMap(({ properties }) => texts(block(block(properties).privateEndpoint).id));
    const withZones = async (endpoint: Attributes): Promise<Attributes> => ({
      ...endpoint,
      privateDnsZoneGroups: await this.asking.azure.list(`${String(endpoint.id)}/privateDnsZoneGroups`, VERSIONS.network),
    });
    const here = `/subscriptions/${this.live.subscription}/`.toLowerCase();
    const [own, others] = [true, false].map((wanted) => [...new Set(ids)].filter((id) => id.toLowerCase().startsWith(here) === wanted));
    for (const id of others ?? []) this.live.unseen.push({ what: `private endpoint ${nameIn(id)}`, why: 'it lies in another subscription' });
    await Promise.all((own ?? []).map((id) => this.asking.get(id, VERSIONS.network, withZones)));
    const zones = new Set(this.live.all('Microsoft.Network/privateEndpoints').flatMap(({ resource }) => zonesOf(resource)));
    await Promise.all(
      [...zones].map(async (id) => {
        const zone = await this.asking.get(id, VERSIONS.zones);
        if (zone === undefined) return;
        const links = await this.asking.list(`${id}/virtualNetworkLinks`, VERSIONS.zones, 'links of zones');
        for (const link of links) this.live.add(link, 'Microsoft.Network/privateDnsZones/virtualNetworkLinks');
      }),
    );
    await this.readNeighbours([...zones]);
  }

  /** Whether other endpoints of the resource group have their names in the same zones. */
  private async readNeighbours(zones: readonly string[]): Promise<void> {
    if (!zones.some((zone) => groupIn(zone).toLowerCase() === this.live.group.toLowerCase())) return;
    const group = `/subscriptions/${this.live.subscription}/resourceGroups/${this.live.group}/providers`;
    const endpoints = await this.asking.list(`${group}/Microsoft.Network/privateEndpoints`, VERSIONS.network, 'other private endpoints');
    for (const { id, name } of endpoints.filter((endpoint) => this.live.find(endpoint.id) === undefined)) {
      const groups = await this.asking.list(`${String(id)}/privateDnsZoneGroups`, VERSIONS.network, 'zones of other private endpoints');
      for (const zone of zonesOf({ privateDnsZoneGroups: groups })) this.live.isUsed(zone, String(name));
    }
  }

  /** The containers and shares that datastores lead to, where they are in an account of the workspace. */
  private async readContainers(): Promise<void> {
    const { storageAccount } = propertiesOf(this.live.workspace);
    const own = String(storageAccount).split('/').slice(-1).join('').toLowerCase();
    await Promise.all(
      this.live.all(`${ML}/datastores`).map(async (datastore) => {
        const { accountName, containerName, fileShareName } = propertiesOf(datastore);
        if (String(accountName).toLowerCase() !== own) return;
        if (typeof containerName === 'string')
          await this.asking.get(`${String(storageAccount)}/blobServices/default/containers/${containerName}`, VERSIONS.storage);
        if (typeof fileShareName === 'string')
          await this.asking.get(`${String(storageAccount)}/fileServices/default/shares/${fileShareName}`, VERSIONS.storage);
      }),
    );
  }

  /** The containers and shares of datastores, wherever they are. */
  private get containers(): string[] {
    return this.live.all(`${ML}/datastores`).flatMap((datastore) => {
      const has = readFields(fieldsOf(kindInside(datastore.type, datastore.resource) ?? '') ?? [], datastore.resource);
      return texts(has.get('storage_container_id') ?? has.get('storage_fileshare_id')).map(scopeOf);
    });
  }

  private get watched(): string[] {
    const accounts = this.live.all('Microsoft.Storage/storageAccounts').map(({ id }) => id);
    const types = [ML, 'Microsoft.Storage/storageAccounts', 'Microsoft.KeyVault/vaults', 'Microsoft.ContainerRegistry/registries'];
    const more = ['Microsoft.OperationalInsights/workspaces', `${ML}/onlineEndpoints`];
    const found = [...types, ...more].flatMap((type) => this.live.all(type).map(({ id }) => id));
    return [...found, ...accounts.flatMap((id) => SERVICES.map((service) => `${id}/${service}/default`))];
  }

  private async readDiagnostics(id: string): Promise<void> {
    const path = `${id}/providers/Microsoft.Insights/diagnosticSettings`;
    for (const setting of await this.asking.list(path, VERSIONS.diagnostics, 'diagnostic settings'))
      this.live.add({ ...setting, target: id }, 'Microsoft.Insights/diagnosticSettings');
  }

  /** On what roles and locks are looked for: all that is not inside of the workspace, and the vault of its key. */
  private get guarded(): Set<string> {
    const led = this.live.all(`${ML}/outboundRules`).flatMap((rule) => texts(block(propertiesOf(rule).destination).serviceResourceId));
    const inside = [/\/diagnosticSettings$/, /\/privateDnsZones\//, /\/scopedResources$/, /\/userAssignedIdentities$/];
    const found = this.live.everything.filter(
      ({ type }) => !inside.some((pattern) => pattern.test(type)) && !/^[^/]+\/workspaces\/(?!onlineEndpoints$)/.test(type),
    );
    const { storageAccount, keyVault, containerRegistry, applicationInsights, encryption } = propertiesOf(this.live.workspace);
    const key = block(block(encryption).keyVaultProperties).keyVaultArmId;
    // Also where they may not be looked at themselves.
    const named = [storageAccount, keyVault, containerRegistry, applicationInsights, key].flatMap((id) => texts(id));
    const unknown = [...named, ...led, ...this.containers].filter((id) => this.live.find(id) === undefined && id !== '');
    return new Set([...found.map(({ id }) => id), ...unknown]);
  }

  private async readRoles(id: string): Promise<void> {
    const path = `${id}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()`;
    for (const assignment of await this.asking.list(path, VERSIONS.roles, 'role assignments')) {
      const { scope } = block(assignment.properties);
      if (String(scope).toLowerCase() === id.toLowerCase()) this.live.add(assignment, 'Microsoft.Authorization/roleAssignments');
    }
  }

  private async readLocks(id: string): Promise<void> {
    const prefix = `${id}/providers/Microsoft.Authorization/locks`;
    for (const lock of await this.asking.list(`${prefix}?$filter=atScope()`, VERSIONS.locks, 'locks'))
      if (String(lock.id).toLowerCase().startsWith(prefix.toLowerCase())) this.live.add({ ...lock, target: id }, 'Microsoft.Authorization/locks');
  }

  /** What watches the workspace, or something in it, from beside it. */
  private async readWatchers(type: 'metricAlerts' | 'autoscaleSettings'): Promise<void> {
    const path = `/subscriptions/${this.live.subscription}/resourceGroups/${this.live.group}/providers/Microsoft.Insights/${type}`;
    for (const watcher of await this.asking.list(path, VERSIONS[type], type)) {
      const watched = everyText(watcher.properties).some((text) => text.toLowerCase().startsWith(this.live.workspaceId.toLowerCase()));
      if (watched) this.live.add(watcher, `Microsoft.Insights/${type}`);
    }
  }

  private async readRoleNames(): Promise<void> {
    const ids = this.live.all('Microsoft.Authorization/roleAssignments').map((found) => String(propertiesOf(found).roleDefinitionId));
    await Promise.all(
      [...new Set(ids)].map(async (id) => {
        const definition = await this.asking.seen(() => this.asking.azure.get(id, VERSIONS.roles), 'role definitions');
        const { roleName } = block(definition?.properties);
        if (typeof roleName === 'string') this.live.roleNames.set(id.toLowerCase(), roleName);
      }),
    );
  }
}

/** Roles on a share lie under another word. */
export function scopeOf(place: string): string {
  return place.replace('/fileServices/default/shares/', '/fileServices/default/fileshares/');
}

/** The zones in which an endpoint has its names. */
export function zonesOf({ privateDnsZoneGroups: groups }: Attributes): string[] {
  return blocks(groups ?? []).flatMap(({ properties }) =>
    blocks(block(properties).privateDnsZoneConfigs ?? []).flatMap((config) => texts(block(config.properties).privateDnsZoneId)),
  );
}

import { parseAzureId } from '../azure-id';
import { Attributes, block, inOrder } from '../json';

/** Something that Azure has. */
export interface Found {
  readonly id: string;
  /** The type as Azure writes it. */
  readonly type: string;
  readonly name: string;
  /** What Azure says of it, without keys. */
  readonly resource: Attributes;
}

/** Something that was not looked at, and why. */
export interface Unseen {
  readonly what: string;
  readonly why: string;
}

/** A workspace as Azure has it, with all that was found around it. */
export class Live {
  readonly unseen: Unseen[] = [];
  private readonly byId = new Map<string, Found>();
  /** Other workspaces and their ids, by whatever they are made of. */
  private readonly users = new Map<string, string[]>();
  readonly roleNames = new Map<string, string>();

  constructor(
    readonly workspaceId: string,
    /** The tenant of whoever looks, in which Terraform will run too. */
    readonly tenantId: string,
  ) {}

  get workspace(): Found {
    return this.must(this.workspaceId);
  }

  get subscription(): string {
    return String(this.workspaceId.split('/')[2]);
  }

  /** The resource group of the workspace. */
  get group(): string {
    return groupIn(this.workspaceId);
  }

  add(resource: Attributes, type = String(resource.type)): Found {
    const id = String(resource.id);
    const found = { id, type, name: typeof resource.name === 'string' ? resource.name : nameIn(id), resource };
    this.byId.set(id.toLowerCase(), found);
    return found;
  }

  find(id: unknown): Found | undefined {
    return typeof id === 'string' ? this.byId.get(id.toLowerCase()) : undefined;
  }

  must(id: string): Found {
    const found = this.find(id);
    if (found === undefined) throw new Error(`${id} was not read`);
    return found;
  }

  /** All of a type. */
  all(type: string): Found[] {
    return this.everything.filter((found) => found.type.toLowerCase() === type.toLowerCase());
  }

  /** In the order of their ids, whichever answer came first. */
  get everything(): Found[] {
    return [...this.byId].sort(([one], [other]) => inOrder(one, other)).map(([, found]) => found);
  }

  /** Takes note that another workspace stands on something. */
  isUsed(id: unknown, by: string): void {
    if (typeof id !== 'string') return;
    this.users.set(id.toLowerCase(), [...(this.users.get(id.toLowerCase()) ?? []), by]);
  }

  /** The others that stand on something. */
  usersOf(id: string): readonly string[] {
    return this.users.get(id.toLowerCase()) ?? [];
  }

  /** Whether something is the workspace's own: read, in its resource group, and of no other workspace. */
  isOwn(id: unknown): id is string {
    if (typeof id !== 'string' || this.find(id) === undefined) return false;
    const here = groupIn(id).toLowerCase() === this.group.toLowerCase() && id.split('/')[2]?.toLowerCase() === this.subscription.toLowerCase();
    return here && this.usersOf(id).length === 0;
  }
}

export function groupIn(id: string): string {
  return /\/resourceGroups\/([^/]+)/i.exec(id)?.[1] ?? '';
}

/** The last name in an id. */
export function nameIn(id: string): string {
  return id.split('/').slice(-1).join('');
}

/** What a type is called, for people. */
const TITLES: { readonly [type: string]: string } = {
  roleAssignments: 'role assignment',
  privateEndpoints: 'private endpoint',
  virtualNetworkLinks: 'link of a zone',
  privateDnsZones: 'zone',
  diagnosticSettings: 'diagnostic setting',
  userAssignedIdentities: 'identity',
  storageAccounts: 'storage account',
  vaults: 'vault',
  registries: 'registry',
  components: 'Application Insights',
  locks: 'lock',
  metricAlerts: 'metric alert',
  autoscaleSettings: 'autoscale setting',
  computes: 'compute',
  datastores: 'datastore',
  connections: 'connection',
  schedules: 'schedule',
  outboundRules: 'outbound rule',
  scopedResources: 'member of a private link scope',
};

/** What it is, for people: `storage account stfraud`. */
export function titleOf({ id, type, name }: Found): string {
  const last = type.split('/').slice(-1).join('');
  const title = /operationalinsights/i.test(type) ? 'Log Analytics workspace' : (TITLES[last] ?? last.replace(/s$/, ''));
  const isInside = /\/workspaces\/[^/]+$/i.test(type);
  return `${title} ${isInside ? name : (parseAzureId(id)?.name ?? name)}`;
}

export function propertiesOf({ resource }: Found): Attributes {
  return block(resource.properties);
}

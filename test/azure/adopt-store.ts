import { Attributes, block } from '../../cli/json';
import { FakeAzure, FakeRequest, FakeResponse, failure } from './fake-azure';

/** The simulated Azure with what adopt asks for besides: what is listed below something, and the roles and locks on it. */
export class LiveAzure extends FakeAzure {
  /** What nobody may look at. */
  readonly forbidden: RegExp[] = [];

  override handle(request: FakeRequest): FakeResponse {
    if (this.forbidden.some((path) => path.test(request.path))) {
      this.requests.push(`${request.method} ${request.path}`);
      return { status: 403, body: failure('AuthorizationFailed', 'The client does not have authorization to perform this action.') };
    }
    const listed = request.method === 'GET' ? this.listed(request.path) : undefined;
    if (listed === undefined) return super.handle(request);
    this.requests.push(`${request.method} ${request.path}`);
    const from = Number(request.query.get('$skiptoken') ?? 0);
    const value = listed.slice(from, from + this.pageSize);
    const more = `https://management.azure.com${request.path}?$skiptoken=${String(from + this.pageSize)}&api-version=${String(request.query.get('api-version'))}`;
    return { status: 200, body: { value, ...(from + this.pageSize < listed.length ? { nextLink: more } : {}) } };
  }

  private listed(path: string): Attributes[] | undefined {
    const wanted = path.toLowerCase();
    if (this.resources.has(wanted)) return undefined;
    const extension = /^(.*)\/providers\/microsoft\.authorization\/(roleassignments|locks)$/.exec(wanted);
    if (extension !== null) return this.atScope(String(extension[1]), String(extension[2]));
    const all = /^(\/subscriptions\/[^/]+(?:\/resourcegroups\/[^/]+)?)\/providers\/([^/]+\/[^/]+)$/.exec(wanted);
    if (all !== null) {
      return [...this.resources.values()].filter(
        ({ id, type }) =>
          String(id)
            .toLowerCase()
            .startsWith(`${String(all[1])}/`) && String(type).toLowerCase() === all[2],
      );
    }
    const steps = wanted.split('/providers/').slice(-1).join('').split('/');
    if (!wanted.includes('/providers/') || steps.length % 2 === 1) return steps.length % 2 === 1 && steps.length > 1 ? undefined : this.below(wanted);
    return this.below(wanted);
  }

  /** What applies to something: what is on it, and on all above it. */
  private atScope(scope: string, type: string): Attributes[] {
    const marker = `/providers/microsoft.authorization/${type}/`;
    return [...this.resources]
      .filter(([id]) => id.includes(marker) && `${scope}/`.startsWith(`${String(id.split(marker)[0])}/`))
      .map(([, resource]) => resource);
  }
}

/** Puts on each of the resources that private endpoints lead to that they do. */
export function connectEndpoints(azure: LiveAzure): void {
  for (const endpoint of [...azure.resources.values()].filter(({ type }) => type === 'Microsoft.Network/privateEndpoints')) {
    const { privateLinkServiceConnections: own = [], manualPrivateLinkServiceConnections: manual = [] } = block(endpoint.properties);
    for (const connection of [...(own as Attributes[]), ...(manual as Attributes[])]) {
      const target = azure.resources.get(String(block(connection.properties).privateLinkServiceId).toLowerCase());
      if (target === undefined) continue;
      const properties = block(target.properties);
      const known = (properties.privateEndpointConnections ?? []) as Attributes[];
      const connected = { properties: { privateEndpoint: { id: endpoint.id }, privateLinkServiceConnectionState: { status: 'Approved' } } };
      azure.put({ ...target, properties: { ...properties, privateEndpointConnections: [...known, connected] } });
    }
  }
}

import { Attributes, block } from '../../cli/json';

/** A request as Resource Manager gets it. */
export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Attributes;
}

export interface FakeResponse {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  /** An object, or a text that is no JSON. */
  readonly body?: unknown;
  readonly delayMs?: number;
}

type Route = (request: FakeRequest, match: RegExpExecArray) => FakeResponse;

/** Something that goes wrong: for requests to paths that match, for so many of them. */
interface Fault {
  readonly path: RegExp;
  readonly response: FakeResponse;
  left: number;
}

const SUBSCRIPTION = '/subscriptions/([^/]+)';

/**
 * Azure Resource Manager as far as preflight asks it, with everything that it has in memory. What it answers has the shape of the examples in Microsoft's
 * repository azure-rest-api-specs: `examples.test.ts` names the one behind each API.
 */
export class FakeAzure {
  /** Each request that has come, as `METHOD path`. */
  readonly requests: string[] = [];
  /** What is there, by its id in small letters. */
  readonly resources = new Map<string, Attributes>();
  readonly subscriptions: { readonly id: string; readonly name: string }[] = [];
  /** Names that somebody else has, in small letters. */
  readonly takenNames = new Set<string>();
  readonly deletedVaults: Attributes[] = [];
  readonly deletedLogAnalytics: Attributes[] = [];
  /** What the activity log tells. */
  readonly events: Attributes[] = [];
  readonly providers = new Map<string, Attributes>();
  vmSizes: Attributes[] = [];
  mlUsages: Attributes[] = [];
  networkUsages: Attributes[] = [];
  computeSkus: Attributes[] = [];
  permissions: Attributes[] = [{ actions: ['*'], notActions: [] }];
  readonly roleAssignments: Attributes[] = [];
  readonly roleDefinitions = new Map<string, Attributes>();
  readonly locks: Attributes[] = [];
  /** What a policy says of a resource; nothing where no policy minds. */
  policy: (content: Attributes) => Attributes | undefined = () => undefined;
  /** What Azure ML finds wrong with a workspace, and how often it is not ready to tell. */
  diagnosis: { readonly value: Attributes; readonly afterTimes: number } = { value: {}, afterTimes: 1 };
  /** How many items a page of a list has. */
  pageSize = 1000;
  /** How long each answer takes. */
  delayMs = 0;
  private readonly faults: Fault[] = [];

  /** Answers requests to such paths in another way, `times` times. */
  fail(path: RegExp, response: FakeResponse, times = Number.POSITIVE_INFINITY): void {
    this.faults.push({ path, response, left: times });
  }

  put(resource: Attributes): void {
    this.resources.set(String(resource.id).toLowerCase(), resource);
  }

  handle(request: FakeRequest): FakeResponse {
    this.requests.push(`${request.method} ${request.path}`);
    const fault = this.faults.find(({ path, left }) => left > 0 && path.test(request.path));
    if (fault !== undefined) {
      fault.left -= 1;
      return { delayMs: this.delayMs, ...fault.response };
    }
    for (const [pattern, route] of this.routes) {
      const match = new RegExp(`^(?:${request.method} )?${pattern}$`, 'i').exec(pattern.startsWith('POST') ? `POST ${request.path}` : request.path);
      if (match !== null && pattern.startsWith('POST') === (request.method === 'POST')) return { delayMs: this.delayMs, ...route(request, match) };
    }
    const found = request.method === 'GET' ? this.resources.get(request.path.toLowerCase()) : undefined;
    if (found !== undefined) return { status: 200, body: found, delayMs: this.delayMs };
    return { status: 404, body: failure('ResourceNotFound', `The Resource '${request.path}' was not found.`), delayMs: this.delayMs };
  }

  private readonly routes: readonly (readonly [string, Route])[] = [
    ['/subscriptions', (request) => this.page(request, this.subscriptions.map(subscription))],
    [SUBSCRIPTION, (_, [, id]) => this.subscription(String(id))],
    [`${SUBSCRIPTION}/providers`, (request) => this.page(request, [...this.providers.values()])],
    [`${SUBSCRIPTION}/resourceGroups/([^/]+)/resources`, (request, [, , group]) => this.page(request, this.inGroup(String(group)))],
    [`POST ${SUBSCRIPTION}/providers/Microsoft\\.(Storage|KeyVault|ContainerRegistry)/checkNameAvailability`, ({ body }) => this.availability(body)],
    [`${SUBSCRIPTION}/providers/Microsoft.KeyVault/deletedVaults`, (request) => this.page(request, this.deletedVaults)],
    [`${SUBSCRIPTION}/providers/Microsoft.OperationalInsights/deletedWorkspaces`, (request) => this.page(request, this.deletedLogAnalytics)],
    [`${SUBSCRIPTION}/providers/Microsoft.Insights/eventtypes/management/values`, (request) => this.page(request, this.eventsOn(request))],
    [`${SUBSCRIPTION}/providers/Microsoft.MachineLearningServices/locations/[^/]+/vmSizes`, () => ({ status: 200, body: { value: this.vmSizes } })],
    [`${SUBSCRIPTION}/providers/Microsoft.MachineLearningServices/locations/[^/]+/usages`, (request) => this.page(request, this.mlUsages)],
    [`${SUBSCRIPTION}/providers/Microsoft.Network/locations/[^/]+/usages`, (request) => this.page(request, this.networkUsages)],
    [`${SUBSCRIPTION}/providers/Microsoft.Compute/skus`, (request) => this.page(request, this.computeSkus)],
    ['.*/providers/Microsoft.Authorization/permissions', (request) => this.page(request, this.permissions)],
    ['(.*)/providers/Microsoft.Authorization/roleAssignments', (request, [, scope]) => this.page(request, this.assignments(request, String(scope)))],
    ['.*/providers/Microsoft.Authorization/roleDefinitions/([^/]+)', (_, [, id]) => found(this.roleDefinitions.get(String(id)))],
    [`${SUBSCRIPTION}/providers/Microsoft.Authorization/locks`, (request) => this.page(request, this.locks)],
    [
      `POST ${SUBSCRIPTION}(/resourceGroups/[^/]+)?/providers/Microsoft.PolicyInsights/checkPolicyRestrictions`,
      ({ body }) => this.restrictions(body),
    ],
    ['POST /providers/Microsoft.ResourceGraph/resources', ({ body }) => this.search(body)],
    ['POST .*/Microsoft.MachineLearningServices/workspaces/[^/]+/diagnose', () => this.workOn(this.diagnosis.afterTimes)],
    [
      `${SUBSCRIPTION}/providers/Microsoft.MachineLearningServices/locations/[^/]+/workspaceOperationResults/(\\d+)`,
      (_, [, , left]) => this.workOn(Number(left) - 1),
    ],
    ['(.*)/(privateDnsZoneGroups|outboundRules|deployments)', (request) => this.page(request, this.below(request.path))],
  ];

  private page({ path, query }: FakeRequest, all: readonly Attributes[]): FakeResponse {
    const from = Number(query.get('$skiptoken') ?? 0);
    const to = from + this.pageSize;
    const more = `https://management.azure.com${path}?api-version=${String(query.get('api-version'))}&$skiptoken=${to}`;
    return { status: 200, body: { value: all.slice(from, to), ...(to < all.length ? { nextLink: more } : {}) } };
  }

  private subscription(id: string): FakeResponse {
    const known = this.subscriptions.find((each) => each.id === id);
    if (known !== undefined) return { status: 200, body: subscription(known) };
    return { status: 404, body: failure('SubscriptionNotFound', `The subscription '${id}' could not be found.`) };
  }

  private inGroup(group: string): Attributes[] {
    const below = `/resourcegroups/${group.toLowerCase()}/providers/`;
    return [...this.resources].filter(([id]) => id.includes(below)).map(([, resource]) => resource);
  }

  protected below(path: string): Attributes[] {
    const start = `${path.toLowerCase()}/`;
    return [...this.resources].filter(([id]) => id.startsWith(start) && !id.slice(start.length).includes('/')).map(([, resource]) => resource);
  }

  /** Says where the answer will be, so many times, and then has it. */
  private workOn(times: number): FakeResponse {
    if (times < 1) return { status: 200, body: { value: this.diagnosis.value } };
    const [{ id } = { id: 'none' }] = this.subscriptions;
    const results = `/subscriptions/${id}/providers/Microsoft.MachineLearningServices/locations/westeurope/workspaceOperationResults/${times}`;
    return { status: 202, headers: { Location: `https://management.azure.com${results}?api-version=2024-04-01` } };
  }

  private availability({ name, type }: Attributes): FakeResponse {
    const own = [...this.resources.values()].some((resource) => resource.name === name && resource.type === type);
    const deleted = type === 'Microsoft.KeyVault/vaults' && this.deletedVaults.some((vault) => vault.name === name);
    if (!own && !deleted && !this.takenNames.has(String(name).toLowerCase())) return { status: 200, body: { nameAvailable: true } };
    return { status: 200, body: { nameAvailable: false, reason: 'AlreadyExists', message: `The name ${String(name)} is already in use.` } };
  }

  private eventsOn({ query }: FakeRequest): Attributes[] {
    const [, since = '', id = ''] = /ge '([^']+)' and eventTimestamp le '[^']+' and resourceUri eq '([^']+)'/.exec(query.get('$filter') ?? '') ?? [];
    return this.events.filter(({ eventTimestamp, resourceId }) => String(eventTimestamp) >= since && resourceId === id);
  }

  private assignments({ query }: FakeRequest, scope: string): Attributes[] {
    const [, principal = ''] = /'([^']+)'/.exec(query.get('$filter') ?? '') ?? [];
    return this.roleAssignments.filter((assignment) => {
      const { principalId, scope: own } = block(assignment.properties);
      const above = scope.toLowerCase().startsWith(String(own).toLowerCase());
      return principalId === principal && above;
    });
  }

  private restrictions(body: Attributes): FakeResponse {
    const content = block(block(body.resourceDetails).resourceContent);
    const nothing = { fieldRestrictions: [], contentEvaluationResult: { policyEvaluations: [] } };
    return { status: 200, body: this.policy(content) ?? nothing };
  }

  private search(body: Attributes): FakeResponse {
    if (String(body.query).includes('onlineendpoints')) return this.searchEndpoints(String(body.query));
    const wanted = [...String(body.query).matchAll(/'(\/subscriptions\/[^']+)'/g)].map(([, id]) => String(id).toLowerCase());
    const links = [...this.resources.values()].filter(({ type }) => /\/virtualNetworkLinks$/i.test(String(type)));
    const data = links
      .filter(({ properties }) => wanted.includes(String(block(block(properties).virtualNetwork).id).toLowerCase()))
      .map(({ id, properties }) => ({ id, network: block(block(properties).virtualNetwork).id }));
    return graph(data);
  }

  private searchEndpoints(query: string): FakeResponse {
    const names = [...(/name in~ \(([^)]*)\)/.exec(query)?.[1] ?? '').matchAll(/'([^']*)'/g)].map(([, name]) => name);
    const endpoints = [...this.resources.values()].filter(
      ({ type, name }) => /\/(online|batch)Endpoints$/i.test(String(type)) && names.includes(String(name)),
    );
    return graph(endpoints.map(({ id, name, type, location }) => ({ id, name, type: String(type).toLowerCase(), location })));
  }
}

/** What the resource graph answers. */
function graph(data: readonly Attributes[]): FakeResponse {
  return { status: 200, body: { totalRecords: data.length, count: data.length, resultTruncated: 'false', facets: [], data } };
}

export function failure(code: string, message: string): Attributes {
  return { error: { code, message } };
}

function found(resource: Attributes | undefined): FakeResponse {
  return resource === undefined
    ? { status: 404, body: failure('RoleDefinitionDoesNotExist', 'There is no such role.') }
    : { status: 200, body: resource };
}

function subscription({ id, name }: { readonly id: string; readonly name: string }): Attributes {
  return { id: `/subscriptions/${id}`, subscriptionId: id, displayName: name, state: 'Enabled' };
}

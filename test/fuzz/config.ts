export type Attributes = { readonly [name: string]: unknown };

/** A resource as Terraform reads it. */
export interface Declared {
  readonly address: string;
  readonly type: string;
  readonly attributes: Attributes;
}

/** A configuration, to be asked what refers to what. */
export class Config {
  readonly resources: Declared[];

  constructor(json: object) {
    const { resource = {} } = json as { resource?: { [type: string]: { [id: string]: Attributes } } };
    this.resources = Object.entries(resource).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, attributes]) => ({ address: `${type}.${id}`, type: type.replace('azurerm_', ''), attributes })),
    );
  }

  all(type: string): Declared[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** The resource that an expression such as `${azurerm_x.y.id}` refers to, where this configuration declares it. */
  target(expression: unknown): Declared | undefined {
    const address = /^\$\{((?:azurerm|azapi|time)_\w+\.[\w-]+)\.\w+\}$/.exec(String(expression))?.[1];
    return this.resources.find((resource) => resource.address === address);
  }

  /** What a resource refers to, and so comes after. */
  neededBy(resource: Declared): Declared[] {
    const text = JSON.stringify(resource.attributes);
    const referred = new Set([...text.matchAll(/(?:(?:azurerm|azapi|time)_\w+|terraform_data)\.[\w-]+/g)].map(([address]) => address));
    return this.resources.filter(({ address }) => referred.has(address) && address !== resource.address);
  }

  /** Whether `later` is created only after `earlier`. */
  comesAfter(later: Declared, earlier: Declared): boolean {
    const seen = new Set<string>();
    const queue = [later];
    for (let resource = queue.pop(); resource !== undefined; resource = queue.pop()) {
      if (resource.address === earlier.address) return true;
      if (seen.has(resource.address)) continue;
      seen.add(resource.address);
      queue.push(...this.neededBy(resource));
    }
    return false;
  }
}

/** A nested block, whether it is written as an object or as a list of one. */
export function block(value: unknown): Attributes | undefined {
  return (Array.isArray(value) ? value[0] : value) as Attributes | undefined;
}

export function isLiteral(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('${');
}

/** What a configuration breaks of what azurerm 4.55 and Azure demand, written down from their documentation and not from the library. */
export type Rule = (config: Config) => (string | false | undefined)[];

export const at = (resource: Declared, broken: unknown, what: string): string | false => Boolean(broken) && `${resource.address}: ${what}`;

/** The private endpoints to a resource. */
export function endpointsTo(config: Config, target: Declared): Declared[] {
  return config
    .all('private_endpoint')
    .filter(({ attributes }) => config.target(block(attributes.private_service_connection)?.private_connection_resource_id) === target);
}

/** Whether Azure manages a network for a workspace. */
export function isManaged({ attributes }: Declared): boolean {
  return !['undefined', 'Disabled'].includes(String(block(attributes.managed_network)?.isolation_mode));
}

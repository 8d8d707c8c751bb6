import { Attributes } from '../fuzz/config';

/** A configuration as a graph: what each resource comes after, by references and by `depends_on`. */
export class Graph {
  private readonly resources = new Map<string, Attributes>();
  private readonly paths = new Map<string, string[]>();

  constructor(config: object) {
    const { resource = {} } = config as { resource?: { [type: string]: { [id: string]: Attributes } } };
    for (const [type, byId] of Object.entries(resource)) {
      for (const [id, attributes] of Object.entries(byId)) this.resources.set(`${type}.${id}`, attributes);
    }
  }

  /** Pairs of addresses, the later one first, that `depends_on` orders. */
  get written(): { readonly later: string; readonly earlier: string; readonly drawnToo: boolean }[] {
    return [...this.resources].flatMap(([later, { depends_on: order = [], ...own }]) =>
      (order as string[]).map((earlier) => ({ later, earlier, drawnToo: mentioned(own).includes(earlier) })),
    );
  }

  /** The longest way from what comes after nothing to what nothing comes after. */
  get longest(): string[] {
    return longestOf([...this.resources.keys()].map((address) => this.pathTo(address)));
  }

  /** The longest way to a resource, with it at the end. */
  pathTo(address: string): string[] {
    const known = this.paths.get(address);
    if (known !== undefined) return known;
    const earlier = mentioned(this.resources.get(address)).filter((other) => other !== address && this.resources.has(other));
    const path = [...longestOf(earlier.map((other) => this.pathTo(other))), address];
    this.paths.set(address, path);
    return path;
  }

  /** What a resource is: its type, without the provider's name; for azapi what of Azure it makes, changes or acts on. */
  kindOf(address: string): string {
    const [type = ''] = address.split('.');
    const azure = String(this.resources.get(address)?.type).replace(/^[^/]+\/|@.*$/g, '');
    const of: { readonly [type: string]: string } = { azapi_resource: '', azapi_update_resource: 'update ', azapi_resource_action: 'action ' };
    return type in of ? `${of[type] ?? ''}${azure}` : type.replace('azurerm_', '');
  }
}

function mentioned(attributes: unknown): string[] {
  return [...new Set([...JSON.stringify(attributes).matchAll(/(?:(?:azurerm|azapi|time)_\w+|terraform_data)\.[\w-]+/g)].map(([address]) => address))];
}

function longestOf(paths: readonly string[][]): string[] {
  return paths.reduce((longest, path) => (path.length > longest.length ? path : longest), []);
}

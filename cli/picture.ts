import { Grant, grantsOf } from './grants';
import { block, everyText, inOrder, texts } from './json';
import { Kind } from './kind';
import { kindOf } from './kinds';
import { wordsOn } from './picture-words';
import { Places } from './places';
import { Openness, reachOf } from './reach';
import { StackModel, Thing } from './stack-model';

/** A box of a picture. */
export interface Box {
  readonly id: string;
  readonly title: string;
  readonly names: readonly string[];
  /** What else there is to know of it, in small. */
  readonly words: readonly string[];
  readonly made: boolean;
  readonly openness: Openness | undefined;
  /** The frames that it stands in, from the outermost to the innermost. */
  readonly frames: readonly string[];
}

/**
 * What a line means: that one needs the other, leads to it privately, answers its names, encrypts it, is a
 * neighbour, has roles on it, or runs as it.
 */
export type LineKind = 'needs' | 'link' | 'dns' | 'key' | 'peering' | 'grant' | 'runs';

export interface Line {
  readonly from: string;
  readonly to: string;
  readonly kind: LineKind;
  readonly labels: readonly string[];
}

export interface Picture {
  readonly stack: string;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

const IN_A_FRAME: { readonly [part: string]: string } = {
  storage: 'what it stands on',
  vault: 'what it stands on',
  registry: 'what it stands on',
  insights: 'what it stands on',
  key: 'customer-managed key',
  compute: 'computes',
};
/** What says how a thing is set up, not what it needs; some of it has lines of its own. */
const NOT_NEEDED = [
  'depends_on',
  'lifecycle',
  'identity',
  'primary_user_assigned_identity',
  'encryption',
  'customer_managed_key',
  'locks',
  'tags',
  'body',
];
const NETWORK_TYPES = ['azurerm_virtual_network', 'azurerm_subnet', 'Microsoft.Network/virtualNetworks/subnets', 'Microsoft.Network/virtualNetworks'];

/** What a picture of a stack shows: its things as boxes, and private links, zones, keys and grants as lines. */
export function pictureOf(model: StackModel): Picture {
  return new Painter(model).paint();
}

class Painter {
  private readonly boxes = new Map<string, Box>();
  private readonly lines = new Map<string, Line>();
  private readonly places: Places;
  private readonly kinds: Map<Thing, Kind>;

  constructor(private readonly model: StackModel) {
    this.places = new Places(model);
    this.kinds = new Map(model.things.map((thing) => [thing, kindOf(thing, model)]));
  }

  paint(): Picture {
    for (const thing of this.model.things) this.paintThing(thing);
    this.paintZones();
    for (const thing of this.model.made) this.paintNeeds(thing);
    this.paintNetwork();
    for (const grant of grantsOf(this.model)) this.paintGrant(grant);
    const lines = [...this.lines.values()].sort((a, b) => inOrder(a.from + a.to + a.kind, b.from + b.to + b.kind));
    return { stack: this.model.name, boxes: [...this.boxes.values()].sort((a, b) => inOrder(a.id, b.id)), lines };
  }

  private paintThing(thing: Thing): void {
    const kind = this.kinds.get(thing);
    if (kind?.shape !== 'box') return;
    // A network whose subnets are known is the frame around them.
    if (thing.type === 'azurerm_virtual_network' && this.model.all('azurerm_subnet').some((subnet) => this.networkOf(subnet) === thing)) return;
    this.boxes.set(thing.address, {
      id: thing.address,
      title: `${kind.title}${thing.made ? '' : ' (brought)'}`,
      names: [thing.name],
      words: wordsOn(thing, this.model),
      made: thing.made,
      openness: reachOf(thing, this.model).openness,
      frames: this.framesOf(thing, kind),
    });
  }

  private framesOf(thing: Thing, kind: Kind): string[] {
    const place = this.places.of(thing);
    const network = kind.part === 'network' ? this.networkOf(thing) : undefined;
    const frame = network === undefined ? IN_A_FRAME[kind.part] : `virtual network ${network.name}`;
    return [place, frame ?? ''].filter((each) => each !== '');
  }

  /** The network that a subnet belongs to, or that a gateway stands in. */
  private networkOf(thing: Thing): Thing | undefined {
    const seen = this.model.references(thing, 'depends_on');
    const network = seen.find(({ type }) => type === 'azurerm_virtual_network');
    if (network !== undefined || thing.type === 'azurerm_subnet') return network;
    return seen.filter(({ type }) => ['azurerm_subnet', 'azurerm_network_interface'].includes(type)).flatMap((each) => this.networkOf(each) ?? [])[0];
  }

  private paintZones(): void {
    for (const made of [true, false]) {
      const zones = this.model.things.filter((thing) => this.isZone(thing) && thing.made === made);
      for (const place of new Set(zones.map((zone) => this.places.of(zone)))) {
        const names = zones.filter((zone) => this.places.of(zone) === place).map(({ name }) => name);
        const id = zonesId(place, made);
        const frames = place === '' ? [] : [place];
        this.boxes.set(id, {
          id,
          title: `private DNS zones${made ? '' : ' (brought)'}`,
          names: [...new Set(names)].sort(),
          words: [],
          made,
          openness: undefined,
          frames,
        });
      }
    }
  }

  private isZone(thing: Thing): boolean {
    return this.kinds.get(thing)?.title === 'private DNS zone';
  }

  private paintNeeds(thing: Thing): void {
    const { attributes, address } = thing;
    if (!this.boxes.has(address)) return;
    for (const needed of this.model.references(thing, ...NOT_NEEDED)) {
      // Frames and words show what is in which network.
      if (!NETWORK_TYPES.includes(needed.type) && !this.isIdentity(needed)) this.line(address, this.boxOf(needed), 'needs');
    }
    // Storage and registries have an identity only to use their key.
    const runs = ['workspace', 'compute', 'serving'].includes(this.kinds.get(thing)?.part ?? '');
    for (const identity of runs ? this.meant(attributes.identity) : []) this.line(address, identity.address, 'runs');
    for (const key of this.meant([attributes.encryption, attributes.customer_managed_key])) {
      if (this.kinds.get(key)?.part === 'key') this.line(this.keyIn(key), address, 'key');
    }
  }

  /** The key itself, where only its vault is meant. */
  private keyIn(thing: Thing): string {
    const keys = [...this.kinds].filter(([, kind]) => kind.title === 'customer-managed key').map(([key]) => key);
    const own = keys.find((key) => key === thing || this.model.references(key).includes(thing) || key.name.startsWith(`${thing.name}/`));
    return own?.address ?? thing.address;
  }

  private paintNetwork(): void {
    const { model } = this;
    for (const { attributes, ...endpoint } of model.all('azurerm_private_endpoint')) {
      const { private_connection_resource_id: target, subresource_names: groups } = block(attributes.private_service_connection);
      const subnet = this.boxOf(model.find(attributes.subnet_id));
      for (const group of texts(groups)) this.line(subnet, this.boxOf(model.find(target)), 'link', group);
      const zones = this.meant(block(attributes.private_dns_zone_group).private_dns_zone_ids).filter((zone) => !zone.made);
      for (const zone of zones) this.line(zonesId(this.places.of(zone), false), subnet, 'dns', `names of ${endpoint.name}`);
    }
    for (const { attributes } of model.all('azurerm_private_dns_zone_virtual_network_link')) {
      const zone = model.find(attributes.private_dns_zone_name);
      const network = model.find(attributes.virtual_network_id);
      if (zone !== undefined)
        this.line(zonesId(this.places.of(zone), zone.made), this.subnetOf(network), 'dns', `linked to ${network?.name ?? 'a network'}`);
    }
    for (const { attributes } of model.all('azurerm_virtual_network_peering')) {
      const [from, far] = [attributes.virtual_network_name, attributes.remote_virtual_network_id].map((value) => this.subnetOf(model.find(value)));
      const [first, second] = [from ?? '', far ?? ''].sort(inOrder);
      this.line(first, second, 'peering');
    }
    for (const [rule, kind] of this.kinds) {
      if (kind.title !== 'outbound private endpoint') continue;
      const { workspace_id: workspace = rule.attributes.parent_id, service_resource_id: service } = rule.attributes;
      const { destination } = block(block(rule.attributes.body).properties);
      const target = model.find(service ?? block(destination).serviceResourceId);
      this.line(this.boxOf(model.find(workspace)), this.boxOf(target), 'link', `outbound: ${rule.name}`);
    }
    for (const { attributes } of model.all('azurerm_monitor_private_link_scoped_service')) {
      this.line(this.boxOf(model.find(attributes.scope_name)), this.boxOf(model.find(attributes.linked_resource_id)), 'link', 'leads on');
    }
  }

  /** What stands for a network in lines: itself, or the first of its subnets, since a frame has no lines. */
  private subnetOf(network: Thing | undefined): string | undefined {
    if (network === undefined || this.boxes.has(network.address)) return network?.address;
    const subnets = this.model.all('azurerm_subnet').filter((subnet) => this.networkOf(subnet) === network);
    return (subnets.find(({ name }) => name.includes('endpoints')) ?? subnets[0])?.address;
  }

  private paintGrant({ principal, holder, role, scope }: Grant): void {
    // What an identity may see of a private endpoint is of no interest here.
    if (scope === undefined || scope.type === 'azurerm_private_endpoint') return;
    const known = holder === undefined ? undefined : this.boxOf(holder);
    const from = known ?? `principal ${principal}`;
    const to = this.boxOf(scope);
    if (to === undefined) return;
    if (known === undefined && !this.boxes.has(from)) {
      const [title = '', id = ''] = holder === undefined ? principal.split(/ (?=\S+$)/) : ['', principal];
      this.boxes.set(from, { id: from, title: title || 'person or pipeline', names: [id], words: [], made: false, openness: undefined, frames: [] });
    }
    if (from !== to) this.line(from, to, 'grant', role);
  }

  /** The box that shows a thing: its own, or that of what it is in. */
  private boxOf(thing: Thing | undefined): string | undefined {
    if (thing === undefined || this.boxes.has(thing.address)) return thing?.address;
    const shape = this.kinds.get(thing)?.shape;
    if (shape !== 'none' || this.isZone(thing) || thing.type === 'azurerm_resource_group') return undefined;
    return this.model.references(thing, 'depends_on').find(({ address }) => this.boxes.has(address))?.address;
  }

  private isIdentity(thing: Thing): boolean {
    return this.kinds.get(thing)?.part === 'identity';
  }

  private meant(value: unknown): Thing[] {
    return [...new Set(everyText(value).flatMap((text) => this.model.find(text) ?? []))];
  }

  private line(from: string | undefined, to: string | undefined, kind: LineKind, label?: string): void {
    if (from === undefined || to === undefined || from === to || !this.boxes.has(from) || !this.boxes.has(to)) return;
    const key = `${from} ${to} ${kind}`;
    const labels = new Set([...(this.lines.get(key)?.labels ?? []), ...(label === undefined ? [] : [label])]);
    this.lines.set(key, { from, to, kind, labels: [...labels].sort() });
  }
}

function zonesId(place: string, made: boolean): string {
  return `zones ${made ? 'made' : 'brought'} ${place}`;
}

import { groupOf, idOf, typeInAzure } from '../arm/ids';
import { regionOf } from '../arm/values';
import { ResourceManager } from '../azure/resource-manager';
import { Account, Environment } from '../azure/sign-in';
import { Attributes } from '../json';
import { StackModel, Thing } from '../stack-model';
import { Finding } from './finding';
import { Known } from './known';

/** What a check sees: the stack, and Azure. */
export class Sight {
  constructor(
    readonly model: StackModel,
    readonly azure: ResourceManager,
    readonly subscription: string,
    readonly account: Account,
    readonly known: Known,
    readonly env: Environment = {},
    /** The object id of who deploys. */
    readonly deployer: string = account.objectId,
  ) {}

  /** What an apply will make anew. */
  get coming(): Thing[] {
    return this.model.made.filter((thing) => !this.known.has(thing));
  }

  get path(): string {
    return `/subscriptions/${this.subscription}`;
  }

  id(thing: Thing): string | undefined {
    return idOf(thing, this.model, this.subscription);
  }

  region(thing: Thing): string | undefined {
    return regionOf(thing, this.model);
  }

  /** The regions in which something of these types is to be made, each with it. */
  byRegion(things: readonly Thing[]): [string, Thing[]][] {
    const regions = new Map<string, Thing[]>();
    for (const thing of things) {
      const region = this.region(thing);
      if (region !== undefined) regions.set(region, [...(regions.get(region) ?? []), thing]);
    }
    return [...regions];
  }

  /** A resource group by its id, where it is there. */
  group(id: string): Promise<Attributes | undefined> {
    return this.azure.get(id, '2021-04-01');
  }

  /** What a thing that is not there yet will be in: its resource group, where that is there, and else its subscription. */
  async above(thing: Thing): Promise<string> {
    const group = groupOf(thing, this.model, this.subscription);
    if (group === undefined) return this.path;
    return (await this.group(group)) !== undefined ? group : group.replace(/\/resourceGroups\/.*/i, '');
  }

  /** The type of a thing in Azure, by which providers and regions know it. */
  type(thing: Thing): string | undefined {
    return typeInAzure(thing);
  }
}

/** One thing that is looked at, in a file of its own. */
export interface Check {
  readonly name: string;
  readonly run: (sight: Sight) => Promise<Finding[]>;
}

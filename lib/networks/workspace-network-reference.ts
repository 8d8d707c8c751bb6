import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { refuse, together } from '../core/errors';
import { given } from '../core/given';
import { knownRegion } from '../core/location';
import { warnOfRegion } from '../core/regions';
import { checkResourceId, ResourceKind, segmentOf } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { ToldNetwork } from '../private-link/network-identity';
import { useAzurerm } from '../providers/azurerm';
import { NetworkSubnet } from './network-subnet';
import { checkSubnetOf } from './workspace-network-reference-checks';

/** A network that workspaces and their computes are put into: a `WorkspaceNetwork`, or one that exists. Its `id` is that of its virtual network. */
export interface IWorkspaceNetwork extends IResourceRef {
  /** The name of the virtual network. */
  readonly name: string;
  /** The name of its resource group. */
  readonly resourceGroupName: string;
  /** Its region, in which Azure makes what is put into it. */
  readonly location: string;
  /** The subnet for private endpoints: a workspace's `privateLink.subnet`. Throws where the network exists and was given without it. */
  readonly endpoints: NetworkSubnet;
  /** The subnet for computes. As `endpoints` otherwise. */
  readonly compute: NetworkSubnet;
}

/** A network that is managed elsewhere, with its subnets by what they are for. */
export interface WorkspaceNetworkAttributes {
  /** The virtual network: its id, an L1 resource or a data source. */
  readonly virtualNetwork: IResourceRef;
  /** Its region, which is held against that of the workspaces, computes and private endpoints in it. */
  readonly location: string;
  /**
   * The subnet for private endpoints.
   * @default - unknown: synth fails where it is asked for
   * @change added: nothing; changed: replaces the private endpoint; taken away: replaces the private endpoint
   */
  readonly endpoints?: IResourceRef;
  /**
   * The subnet for computes, with a way out for them and a security group that lets through what Azure Machine Learning needs.
   * @default - unknown: synth fails where it is asked for
   * @change added: replaces the compute cluster; changed: replaces the compute cluster; taken away: stays in Azure
   */
  readonly compute?: IResourceRef;
}

/** A network that exists: it is used and never changed. */
export class ExistingNetwork extends Construct implements IWorkspaceNetwork, ToldNetwork {
  readonly id: string;
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly usableAfter?: ITerraformDependable[];
  /** @internal what was given for it */
  readonly _ref: IResourceRef;
  private readonly subnets: { readonly endpoints?: NetworkSubnet; readonly compute?: NetworkSubnet };

  constructor(scope: Construct, id: string, attributes: WorkspaceNetworkAttributes) {
    attributes = given(scope, id, 'WorkspaceNetworkAttributes', attributes);
    super(scope, id);
    useAzurerm(this);
    const { virtualNetwork, location, endpoints, compute } = attributes;
    this._ref = virtualNetwork;
    this.id = virtualNetwork.id;
    this.name = segmentOf(this.id, 7);
    this.resourceGroupName = segmentOf(this.id, 3);
    this.location = location;
    warnOfRegion(this, knownRegion({ name: this.resourceGroupName }, location));
    this.usableAfter = virtualNetwork.usableAfter;
    this.subnets = together(this, () => {
      checkResourceId(this, 'virtualNetwork', virtualNetwork.id, ResourceKind.VIRTUAL_NETWORK);
      return { endpoints: this.take('Endpoints', 'endpoints', endpoints), compute: this.take('Compute', 'compute', compute) };
    });
  }

  get endpoints(): NetworkSubnet {
    return this.subnets.endpoints ?? this.without('endpoints', 'private endpoints');
  }

  get compute(): NetworkSubnet {
    return this.subnets.compute ?? this.without('compute', 'computes');
  }

  private take(id: string, role: string, subnet: IResourceRef | undefined): NetworkSubnet | undefined {
    if (subnet === undefined) return undefined;
    checkSubnetOf(this, role, subnet, this._ref);
    return NetworkSubnet._take(this, id, subnet, this);
  }

  private without(property: string, purpose: string): never {
    return refuse(this, {
      property,
      value: undefined,
      rule: `the subnet for ${purpose} is asked for, and was not among what is known of this network`,
      remedy: `Pass it as '${property}' to WorkspaceNetwork.fromAttributes`,
    });
  }
}

import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { MachineLearningComputeInstance } from '@cdktf/provider-azurerm/lib/machine-learning-compute-instance';
import { DataResource, dependable, ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { checkText } from '../core/checks';
import { together } from '../core/errors';
import { given } from '../core/given';
import { allIdentities, checkOwnIdentities, identityOf } from '../core/identities';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { checkSshPublicKey } from '../core/ssh-key';
import { IIdentityRef, IResourceRef } from '../core/types';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { orderCompute } from '../workspace-ref/network-order';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { ComputeBase, ICompute } from './compute-base';
import { checkUser } from './compute-instance-checks';
import { AssignedUser } from './compute-instance-props';
import { ComputeNetworkOptions, placeNodes } from './compute-network';
import { IdleShutdownOptions, idleTimeOf, shutDownWhenIdle } from './idle-shutdown';
import { extrasOf, hasExtras, InstanceExtras } from './instance-extras';
import { SshAccess } from './ssh-access';
import { vmSizeOf } from './vm-size';
import { liesWith } from '../core/subscriptions';

export interface ComputeInstanceOptions extends ComputeNetworkOptions, IdleShutdownOptions, InstanceExtras {
  /**
   * The name of the instance, unique in its region: 4-24 letters, digits and dashes.
   * @default - the construct id
   * @change replaces the compute instance
   */
  readonly name?: string;
  /**
   * The size of the machine, such as `Standard_D4ds_v4`.
   * @change replaces the compute instance
   */
  readonly vmSize: string;
  /**
   * For whom the instance is made.
   * @default - for whoever Terraform signs in as
   * @change replaces the compute instance
   */
  readonly assignedUser?: AssignedUser;
  /**
   * The user-assigned identity that the instance acts as.
   * @default - a system-assigned one
   * @change replaces the compute instance
   */
  readonly identity?: IIdentityRef;
  /**
   * Further user-assigned identities that the instance may act as besides `identity`, which is needed then. They get no roles here.
   * @default - none
   * @change replaces the compute instance
   */
  readonly additionalIdentities?: IIdentityRef[];
  /**
   * Lets somebody sign in with an SSH key.
   * @default - nobody: local authentication is off
   * @change replaces the compute instance
   */
  readonly ssh?: SshAccess;
  /**
   * What the instance is for.
   * @default - none
   * @change replaces the compute instance
   */
  readonly description?: string;
}

export interface ComputeInstanceProps extends ComputeInstanceOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

/** What both ways of making an instance need. */
interface Wanted extends Omit<ComputeInstanceProps, 'name'> {
  readonly name: string;
  readonly publicKey?: string;
  readonly idleTime?: string;
  readonly network: { readonly subnetResourceId?: string; readonly nodePublicIpEnabled: boolean };
  readonly after?: ITerraformDependable[];
}

/** What an instance is made from, apart from the time without use. */
interface InstanceBody {
  readonly properties: {
    readonly computeType: 'ComputeInstance';
    readonly description?: string;
    readonly disableLocalAuth: boolean;
    readonly properties: object;
  };
}

interface Made {
  readonly resource: TerraformResource & IResourceRef;
  readonly principalId: string;
}

/**
 * A machine for one person to work on, with notebooks and terminals. It has an identity of its own, no local authentication, and no public address where
 * the workspace is private.
 *
 * Azure changes nothing of an instance but `idleShutdown`: any other change of these options replaces it and what is on its disk, which the plan shows. Only its tags
 * stay as they were when it was made.
 *
 * Throws for a name, size, object id, SSH key or idle time that Azure would refuse, and for a network in which it could not reach the workspace.
 */
export class ComputeInstance extends ComputeBase implements ICompute {
  /** The compute instance: of azurerm, or of azapi with `schedules`, `setup`, `applications` or `idleShutdownAtCreation`. */
  readonly resource: TerraformResource;
  readonly id: string;
  readonly principalId?: string;

  constructor(scope: Construct, id: string, props: ComputeInstanceProps) {
    props = given(scope, id, 'ComputeInstanceProps', props);
    const { workspace, identity, assignedUser, ssh } = props;
    super(scope, id, workspace);
    const wanted = together(this, (): Wanted => {
      checkOwnIdentities(this, props);
      if (assignedUser !== undefined) checkUser(this, assignedUser);
      if (props.description !== undefined) checkText(this, 'description', props.description);
      const { dependsOn = [], ...network } = placeNodes(this, workspace, props);
      return {
        ...props,
        name: takeName(this, 'computeInstance', { name: props.name ?? id, place: workspace.id }),
        publicKey: ssh && checkSshPublicKey(this, 'ssh.publicKey', ssh.publicKey),
        idleTime: idleTimeOf(this, props),
        network,
        after: beforeUse(this, allIdentities(props), dependsOn),
      };
    });
    const made = hasExtras(props) || props.idleShutdownAtCreation === true ? this.makeWithExtras(wanted) : this.make(wanted);
    this.resource = made.resource;
    this.id = made.resource.id;
    orderCompute(workspace, this.resource);
    if (wanted.idleTime !== undefined) shutDownWhenIdle(this, wanted.idleTime);
    this.principalId = identity === undefined ? made.principalId : identity.principalId;
    this.accessStorage(identity !== undefined);
  }

  private make(wanted: Wanted): Made {
    const { workspace, assignedUser, ssh, publicKey } = wanted;
    const fixed = this.fix({ ...assignedUser, publicKey });
    const address = new DataResource(this, 'PublicIp', { input: { nodePublicIpEnabled: wanted.network.nodePublicIpEnabled } });
    const resource = new MachineLearningComputeInstance(this, 'Resource', {
      name: wanted.name,
      machineLearningWorkspaceId: workspace.id,
      virtualMachineSize: vmSizeOf(this, wanted.vmSize),
      authorizationType: assignedUser && 'personal',
      assignToUser: assignedUser && { objectId: assignedUser.objectId, tenantId: assignedUser.tenantId ?? this.ownTenant() },
      identity: identityOf(wanted),
      localAuthEnabled: ssh !== undefined,
      ssh: publicKey === undefined ? undefined : { publicKey },
      description: wanted.description,
      ...wanted.network,
      lifecycle: {
        // azurerm 4.55 tells from the address that an instance happens to have whether it may have one, and would replace the instance with its disk over that.
        ignoreChanges: ['tags', 'node_public_ip_enabled'],
        replaceTriggeredBy: [address, ...fixed].map(dependable),
      },
      dependsOn: wanted.after,
    });
    return { resource, principalId: resource.identity.principalId };
  }

  /** azurerm has no arguments for the extras, and Azure takes them only when it makes the instance: azapi makes it, and anew over any change. */
  private makeWithExtras(wanted: Wanted): Made {
    const { workspace, idleTime } = wanted;
    const { properties } = this.bodyOf(wanted);
    const settings = new DataResource(this, 'Settings', { input: { properties } });
    const resource = new AzapiResource(this, 'Resource', {
      type: idleTime === undefined ? ApiType.COMPUTE : ApiType.COMPUTE_THAT_STOPS,
      name: wanted.name,
      parentId: workspace.id,
      location: workspace.location,
      identity: identityOf(wanted),
      tags: {},
      body: { properties: { ...properties, properties: { ...properties.properties, idleTimeBeforeShutdown: idleTime } } },
      ignoreCasing: true,
      // Azure changes no instance. What replaces it goes by the settings, of which the time without use is none: an action changes that.
      lifecycle: { ignoreChanges: ['tags', 'body', 'type'], replaceTriggeredBy: [dependable(settings)] },
      dependsOn: wanted.after,
    });
    return { resource, principalId: resource.principalId };
  }

  private bodyOf(wanted: Wanted): InstanceBody {
    const { assignedUser, ssh, publicKey, network } = wanted;
    const { subnetResourceId, nodePublicIpEnabled } = network;
    return {
      properties: {
        computeType: 'ComputeInstance',
        description: wanted.description,
        disableLocalAuth: ssh === undefined,
        properties: {
          vmSize: vmSizeOf(this, wanted.vmSize),
          computeInstanceAuthorizationType: 'personal',
          personalComputeInstanceSettings: assignedUser && {
            assignedUser: { objectId: assignedUser.objectId, tenantId: assignedUser.tenantId ?? this.ownTenant() },
          },
          sshSettings: publicKey === undefined ? undefined : { adminPublicKey: publicKey, sshPublicAccess: 'Enabled' },
          subnet: subnetResourceId === undefined ? undefined : { id: subnetResourceId },
          enableNodePublicIp: nodePublicIpEnabled,
          ...extrasOf(this, wanted),
        },
      },
    };
  }

  /** azurerm plans a change of these in place and then fails to apply it: through this resource the plan is a replacement. */
  private fix(values: { readonly [name: string]: string | undefined }): DataResource[] {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    return Object.keys(given).length === 0 ? [] : [new DataResource(this, 'Fixed', { input: given })];
  }

  private ownTenant(): string {
    const client = new DataAzurermClientConfig(this, 'Client');
    liesWith(client, this._workspace);
    return client.tenantId;
  }
}

import { ITerraformDependable, TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { givenAs, joined } from '../core/given';
import { Grant, grantOn } from '../access/grant';
import { Role } from '../access/roles';
import { refuse } from '../core/errors';
import { orderAfter } from '../core/order';
import { IGrantee } from '../core/types';
import { AzapiResource } from '../providers/azapi-resource';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { IDeploymentRef, IEndpointRef } from './endpoint-ref';
import { GrantOptions } from '../access/grant-props';

/** An address of a workspace, with deployments behind it. */
export abstract class EndpointBase extends Construct implements IEndpointRef {
  /** The endpoint. */
  abstract readonly resource: AzapiResource;
  abstract readonly name: string;
  readonly deletionProtection: boolean;
  private readonly deployments: IDeploymentRef[] = [];
  private later: TerraformResource[] = [];

  protected constructor(
    scope: Construct,
    id: string,
    readonly workspace: IWorkspaceRef,
    deletionProtection = false,
  ) {
    super(scope, id);
    this.deletionProtection = deletionProtection;
  }

  get usableAfter(): ITerraformDependable[] | undefined {
    return [this.resource];
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }

  /** The address that requests are sent to. */
  get scoringUri(): string {
    return this.resource.output('properties', 'scoringUri');
  }

  /** The address of the endpoint's OpenAPI description. */
  get swaggerUri(): string {
    return this.resource.output('properties', 'swaggerUri');
  }

  register(deployment: IDeploymentRef): void {
    givenAs(this, 'deployment', 'IDeploymentRef', deployment);
    if (TerraformStack.of(deployment) !== TerraformStack.of(this)) {
      refuse(deployment, {
        property: 'endpoint',
        value: this.node.path,
        rule: 'it lies in another stack, and who gets its requests is said there after all of its deployments are made, which Terraform cannot do across stacks',
        remedy: 'Make the deployment in the stack of its endpoint',
      });
    }
    this.deployments.push(deployment);
    for (const later of this.later) for (const earlier of deployment.usableAfter ?? []) orderAfter(later, earlier);
  }

  /**
   * Lets somebody call the endpoint with a Microsoft Entra token: the role AzureML Data Scientist on it alone. They also see the keys of an online endpoint;
   * the jobs of a batch endpoint need roles on their data besides.
   */
  grantInvoke(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return grantOn(this, id, joined(options, { role: Role.AZURE_ML_DATA_SCIENTIST, grantee, suspended: this.workspace.accessSuspended }));
  }

  /** The names of its deployments, by now. */
  protected get names(): string[] {
    return this.deployments.map(({ name }) => name);
  }

  /** What comes after every deployment, and is destroyed before it. */
  protected orderDeployments(...later: TerraformResource[]): void {
    this.later = later;
  }
}

import { ITerraformDependable } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { joined } from '../core/given';
import { Grant, grantOn } from '../access/grant';
import { GrantOptions } from '../access/grant-props';
import { Role } from '../access/roles';
import { granteeOf } from '../access/workspace-identity';
import { segmentOf } from '../core/resource-id';
import { IGrantee, IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/** What an Azure Machine Learning registry shares between workspaces. */
export enum RegistryAsset {
  MODELS = 'models',
  ENVIRONMENTS = 'environments',
  COMPONENTS = 'components',
  DATA = 'data',
}

/** An Azure Machine Learning registry, made or imported. */
export interface IMlRegistry extends IConstruct, IResourceRef {
  /** The name. */
  readonly name: string;
  /** The address of a version of an asset, as deployments and jobs take it: `azureml://registries/<registry>/models/<name>/versions/<version>`. */
  assetUri(kind: RegistryAsset, name: string, version: string): string;
  /** Grants any role on the registry, by its name. */
  grant(id: string, grantee: IGrantee, role: string, options?: GrantOptions): Grant;
  /** Lets somebody use and share the assets of the registry. */
  grantUser(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /** Lets somebody change the registry itself too. */
  grantContributor(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /** Lets a workspace use and share its assets, as the workspace's identity. Throws where that is not known. */
  grantWorkspace(id: string, workspace: IWorkspaceRef, options?: GrantOptions): Grant;
}

/** What also works on an imported registry. */
export abstract class MlRegistryBase extends Construct implements IMlRegistry {
  abstract readonly id: string;
  abstract readonly usableAfter?: ITerraformDependable[];

  get name(): string {
    return segmentOf(this.id, 7);
  }

  assetUri(kind: RegistryAsset, name: string, version: string): string {
    return `azureml://registries/${this.name}/${kind}/${name}/versions/${version}`;
  }

  grant(id: string, grantee: IGrantee, role: string, options: GrantOptions = {}): Grant {
    return grantOn(this, id, joined(options, { role, grantee }));
  }

  grantUser(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.AZURE_ML_REGISTRY_USER, options);
  }

  grantContributor(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.CONTRIBUTOR, options);
  }

  grantWorkspace(id: string, workspace: IWorkspaceRef, options?: GrantOptions): Grant {
    const rule = `roles are granted to the workspace's identity, whose principal id is not known`;
    const problem = { property: 'workspace.identityPrincipalId', value: undefined, rule, remedy: '' };
    return this.grantUser(id, granteeOf(this, workspace, problem), options);
  }
}

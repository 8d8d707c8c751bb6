import { IResourceRef } from '../core/types';

/** What Azure Policy does with what a policy is about. */
export enum PolicyEffect {
  /** Reports what does not comply. */
  AUDIT = 'Audit',
  /** Reports what lacks something beside it, such as a diagnostic setting. */
  AUDIT_IF_NOT_EXISTS = 'AuditIfNotExists',
  /** Refuses to make or change what does not comply. */
  DENY = 'Deny',
  /** Changes what is made or changed, so that it complies. */
  MODIFY = 'Modify',
  /** Deploys what is missing beside something. */
  DEPLOY_IF_NOT_EXISTS = 'DeployIfNotExists',
}

/** A policy that `MlPolicy` has no name for: another one of Azure's, or one of your own. */
export interface MlPolicyProps {
  /**
   * The id of the policy's definition, or of an initiative: `/providers/Microsoft.Authorization/policyDefinitions/…` for those of Azure.
   * @change replaces the policy assignment
   */
  readonly definitionId: string;
  /**
   * The name of its assignment, and the construct id: 1-24 characters.
   * @change replaces the policy assignment
   */
  readonly key: string;
  /**
   * What people see of it in the portal.
   * @change in place
   */
  readonly title: string;
  /**
   * The effects that it allows.
   * @change nothing
   */
  readonly effects: PolicyEffect[];
  /**
   * The name of the parameter by which it takes its effect; an empty text if its effect is fixed.
   * @default effect
   * @change in place
   */
  readonly effectParameter?: string;
  /**
   * Other parameters, by their names: texts, lists, numbers and so on.
   * @default - none
   * @change in place
   */
  readonly parameters?: object;
  /**
   * The names of the roles that its identity needs where it is assigned, for one that modifies or deploys.
   * @default - none
   */
  readonly roles?: string[];
  /**
   * On what else its identity gets these roles: what its parameters name and lies elsewhere.
   * @default - nothing
   */
  readonly grantsOn?: IResourceRef[];
}

/** One of Azure's built-in policies: its id and title, the name of its assignments, the effects that it allows, and how a workspace of this library passes it. */
export interface BuiltIn {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly effects: readonly PolicyEffect[];
  readonly effectParameter?: string;
  readonly parameters?: object;
  readonly roles?: readonly string[];
  readonly way?: string;
}

/** Which models may be deployed. */
export interface ApprovedModels {
  /**
   * Publishers of models in the catalogue, such as `Meta`.
   * @default - none
   * @change in place
   */
  readonly publishers?: string[];
  /**
   * Ids of models in registries, such as `azureml://registries/azureml/models/Phi-4/versions/7`.
   * @default - none
   * @change in place
   */
  readonly assetIds?: string[];
}

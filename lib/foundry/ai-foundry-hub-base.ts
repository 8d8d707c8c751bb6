import { Construct } from 'constructs';
import { Grant, GrantOptions } from '../access/grant';
import { AzureCloud } from '../core/azure-cloud';
import { ConfigurationError } from '../core/errors';
import { IGrantee } from '../core/types';
import { IMlWorkspace } from '../i-ml-workspace';
import { AiFoundryProject, AiFoundryProjectOptions } from './ai-foundry-project';

/**
 * An Azure AI Foundry hub, made or imported: a workspace whose projects share its parts, network, encryption and computes.
 */
export interface IAiFoundryHub extends IMlWorkspace {
  /** The address of the Azure AI Foundry portal in the hub's cloud. */
  readonly foundryUrl: string;
  /** Whether it is encrypted with a customer-managed key; unknown where the hub is imported without it. */
  readonly encrypted?: boolean;
  /** Whether Microsoft collects less diagnostic data about it, where that is known. */
  readonly highBusinessImpact?: boolean;

  /** Makes a project in the hub. */
  addProject(id: string, options?: AiFoundryProjectOptions): AiFoundryProject;
  /** Lets somebody use everything in the hub and make projects. */
  grantDeveloper(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
}

/** The address of the portal; refuses a cloud that has none. */
export function foundryUrlOf(scope: Construct, { foundryUrl, environment }: AzureCloud): string {
  if (foundryUrl !== undefined) return foundryUrl;
  throw new ConfigurationError(scope, {
    property: 'cloud',
    value: environment,
    rule: 'this cloud has no Azure AI Foundry',
    remedy: 'Use an MlWorkspace, or another cloud',
  });
}

/** The address of a hub in the portal. */
export function hubUrl({ foundryUrl, id }: IAiFoundryHub): string {
  return `${foundryUrl}/managementCenter/hub/overview?wsid=${id}`;
}

import { IIdentityRef, IKeyRef, IResourceGroupRef, IResourceRef } from '../core/types';
import { IMonitorPrivateLink } from '../monitoring/monitor-private-link-base';
import { IPrivateDnsZones } from '../private-link/i-private-dns-zones';

/** How files are read. */
export interface WorkspaceFileOptions {
  /**
   * The file with what holds for every team, and who may say otherwise.
   * @default - `defaults.yaml` in the directory of the files, where it is there
   */
  readonly defaults?: string;
  /**
   * What the program asks of each team besides the workspace, by name, and whether every team must say it: `{ costCenter: true }`. A file says it under `facts`.
   * @default - nothing
   */
  readonly facts?: { readonly [name: string]: boolean };
  /**
   * Whether files may name resources by their ids, `storage: { id: /subscriptions/… }`, besides what the program shares.
   * @default false
   */
  readonly allowIds?: boolean;
}

/** What the program shares with teams, by the names under which their files take it: the only way to what the files do not make. */
export interface SharedResources {
  /**
   * Subnets, for every property `subnet`.
   * @default - none
   */
  readonly subnets?: { readonly [name: string]: IResourceRef };
  /**
   * Private DNS zones, for `dnsZones`.
   * @default - none
   */
  readonly dnsZones?: { readonly [name: string]: IPrivateDnsZones };
  /**
   * Keys, for `encryption.key`.
   * @default - none
   */
  readonly keys?: { readonly [name: string]: IKeyRef };
  /**
   * Identities, for `identity` and `additionalIdentities`.
   * @default - none
   */
  readonly identities?: { readonly [name: string]: IIdentityRef };
  /**
   * Resource groups, for `resourceGroup`.
   * @default - none
   */
  readonly resourceGroups?: { readonly [name: string]: IResourceGroupRef };
  /**
   * Private ways to Azure Monitor, for `privateMonitoring`.
   * @default - none
   */
  readonly monitorPrivateLinks?: { readonly [name: string]: IMonitorPrivateLink };
  /**
   * All other resources, such as storage accounts, containers, registries and Log Analytics workspaces.
   * @default - none
   */
  readonly resources?: { readonly [name: string]: IResourceRef };
  /**
   * Secrets, for `accountKey`, `sharedAccessSignature` and `clientSecret`: references, such as to a sensitive variable.
   * @default - none
   */
  readonly secrets?: { readonly [name: string]: string };
  /**
   * Roles by Azure's names for them, or the `role` of a `CustomRole`, for grants.
   * @default - none: teams grant `dataScientist`, `computeOperator` and `reader`
   */
  readonly roles?: { readonly [name: string]: string };
}

/** What the program adds to a file when it makes the workspace. */
export interface WorkspaceFileMaking {
  /**
   * The resource group of the workspace, where the file names none.
   * @default - the one that the file names
   */
  readonly resourceGroup?: IResourceGroupRef;
  /**
   * What the file may name.
   * @default - nothing
   */
  readonly shared?: SharedResources;
}

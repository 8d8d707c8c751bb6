import { isManaged, ManagedNetwork } from '../workspace-ref/workspace-enums';

/** How long Terraform waits for a workspace of any kind, where azurerm's half an hour is too short. */
export interface NetworkTimeouts {
  readonly create?: string;
  readonly delete: string;
}

/**
 * Azure takes a managed network down with its workspace, and makes it with it where that is asked for: both may take longer than azurerm waits.
 *
 * Source: the issue 731 of Azure/terraform-provider-azapi.
 */
export function networkTimeouts(managedNetwork: ManagedNetwork | undefined, provisioned = false): NetworkTimeouts | undefined {
  if (!isManaged(managedNetwork)) return undefined;
  return { create: provisioned ? '90m' : undefined, delete: '90m' };
}

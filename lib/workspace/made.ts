import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Construct } from 'constructs';
import { WorkspaceInsights } from '../parts/workspace-insights';
import { WorkspaceRegistry } from '../parts/workspace-registry';
import { WorkspaceStorage } from '../parts/workspace-storage';
import { WorkspaceVault } from '../parts/workspace-vault';
import { PrivateDnsZones } from '../private-link/private-dns-zones';

/**
 * What a workspace or a hub has made for itself, each as what it is: with the azurerm resource as `resource`, and all that can be added to it. What it was
 * given is not among it: you have that already.
 */
export interface MadeParts {
  /**
   * The default storage account.
   * @default - none: `storage` was given
   */
  readonly storage?: WorkspaceStorage;
  /**
   * The key vault.
   * @default - none: `vault` was given
   */
  readonly vault?: WorkspaceVault;
  /**
   * The container registry.
   * @default - none: `registry` was given, or is left to Azure
   */
  readonly registry?: WorkspaceRegistry;
  /**
   * The Application Insights component.
   * @default - none: `insights` was given
   */
  readonly insights?: WorkspaceInsights;
  /**
   * The Log Analytics workspace of the insights.
   * @default - none: `insights` or `logAnalytics` was given
   */
  readonly logAnalytics?: LogAnalyticsWorkspace;
  /**
   * The user-assigned identity that the workspace acts as. It has its roles only after the grants: pass `identity` of the workspace to what needs them.
   * @default - none: `identity` was given, or the workspace has only one of its own
   */
  readonly identity?: UserAssignedIdentity;
  /**
   * The user-assigned identity that reads the key for the parts.
   * @default - none: there is no key, or `identity` reads it
   */
  readonly encryptionIdentity?: UserAssignedIdentity;
  /**
   * The private DNS zones, to which further virtual networks can be linked.
   * @default - none: there is no `privateLink`, or its `dnsZones` were given
   */
  readonly dnsZones?: PrivateDnsZones;
}

/** Of `parts` those that lie in `scope` itself. */
export function madeOf(scope: Construct, parts: { readonly [part in keyof MadeParts]: unknown }): MadeParts {
  const own = <Part extends Construct>(part: unknown, kind: abstract new (...args: never[]) => Part): Part | undefined =>
    part instanceof kind && part.node.scope === scope ? part : undefined;
  const insights = own(parts.insights, WorkspaceInsights);
  return {
    storage: own(parts.storage, WorkspaceStorage),
    vault: own(parts.vault, WorkspaceVault),
    registry: own(parts.registry, WorkspaceRegistry),
    insights,
    logAnalytics: insights?.madeLogAnalytics,
    dnsZones: own(parts.dnsZones, PrivateDnsZones),
  };
}

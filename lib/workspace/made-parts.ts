import { Construct } from 'constructs';
import { ours } from '../core/given';
import { knownRegion } from '../core/location';
import { chooseName } from '../core/naming';
import { IResourceRef } from '../core/types';
import { PartEncryption } from '../parts/encryption';
import { Redundancy } from '../parts/redundancy';
import { WorkspaceInsights } from '../parts/workspace-insights';
import { WorkspaceRegistry } from '../parts/workspace-registry';
import { WorkspaceStorage } from '../parts/workspace-storage';
import { WorkspaceVault } from '../parts/workspace-vault';
import { PrivateLinkOptions } from '../private-link/private-link-options';
import { ManagedNetwork, StorageAccess } from '../workspace-ref/workspace-enums';
import { CommonWorkspaceProps } from './props/common-workspace-props';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';
import { RegistrySku } from '../parts/workspace-registry-props';

/** What every part that is made gets of its workspace. */
export interface PartSettings {
  readonly privateLink?: PrivateLinkOptions;
  readonly encryption?: PartEncryption;
  readonly diagnostics?: DiagnosticsOptions;
}

/** What every part takes as the workspace has it. */
function shared({ resourceGroup, location, publicNetworkAccess, deletionProtection }: CommonWorkspaceProps) {
  return { resourceGroup, location, publicNetworkAccess, deletionProtection };
}

/** The name of a part, which takes it itself. */
function nameOf(scope: Construct, part: 'storage' | 'vault' | 'registry', props: CommonWorkspaceProps): string {
  const { names, baseName, uniqueSuffix, resourceGroup, location } = props;
  const region = knownRegion(resourceGroup, location);
  return chooseName(scope, part, { name: names?.[part], property: `names.${part}`, baseName, uniqueSuffix, region });
}

/** Makes the default storage account. */
export function makeStorage(scope: Construct, props: CommonWorkspaceProps, { privateLink, encryption, diagnostics }: PartSettings): WorkspaceStorage {
  return new WorkspaceStorage(
    scope,
    'Storage',
    ours({
      ...shared(props),
      name: nameOf(scope, 'storage', props),
      replication: (props.redundancy ?? Redundancy.ZONE).storage,
      privateLink,
      subresources: props.privateLink?.storageSubresources,
      encryption,
      sharedAccessKeys: props.storageAccess !== StorageAccess.IDENTITY,
      diagnostics,
    }),
  );
}

/** Makes the key vault. */
export function makeVault(scope: Construct, props: CommonWorkspaceProps, { privateLink, diagnostics }: PartSettings): WorkspaceVault {
  return new WorkspaceVault(
    scope,
    'Vault',
    ours({
      ...shared(props),
      name: nameOf(scope, 'vault', props),
      tenantId: props.tenantId,
      privateLink,
      diagnostics,
    }),
  );
}

/** Takes the container registry, or makes it, unless it is left to Azure. */
export function takeOrMakeRegistry(scope: Construct, props: CommonWorkspaceProps, settings: PartSettings): IResourceRef | undefined {
  if (props.registry === WorkspaceRegistry.MADE_BY_AZURE) return undefined;
  if (props.registry !== undefined) return props.registry;
  const { privateLink, encryption, diagnostics } = settings;
  return new WorkspaceRegistry(
    scope,
    'Registry',
    ours({
      ...shared(props),
      name: nameOf(scope, 'registry', props),
      // In this mode Azure makes a private endpoint to it from the managed network, whether it is closed or not.
      sku: props.managedNetwork === ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND ? RegistrySku.PREMIUM : undefined,
      replicaLocations: (props.redundancy ?? Redundancy.ZONE).registryReplicas,
      privateLink,
      encryption,
      diagnostics,
    }),
  );
}

/** Makes the Application Insights component, with its Log Analytics workspace unless that is given. */
export function makeInsights(scope: Construct, props: CommonWorkspaceProps): WorkspaceInsights {
  const { diagnostics = {} } = props;
  const diagnosed = diagnostics.enabled !== false && props.logAnalytics === undefined;
  return new WorkspaceInsights(
    scope,
    'Insights',
    ours({
      baseName: props.baseName,
      name: props.names?.insights,
      logAnalyticsName: props.names?.logAnalytics,
      resourceGroup: props.resourceGroup,
      location: props.location,
      logAnalytics: props.logAnalytics,
      privateMonitoring: props.privateMonitoring,
      diagnostics: diagnosed ? diagnostics : undefined,
      deletionProtection: props.deletionProtection,
    }),
  );
}

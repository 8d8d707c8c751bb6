import { checkListed } from '../core/checks';
import { givenAs, givenTo } from '../core/given';
import { IResourceRef } from '../core/types';
import { BUILT_IN } from './built-in-policies';
import { ApprovedModels, BuiltIn, MlPolicyProps, PolicyEffect } from './ml-policy-props';
import { Rule } from './policy-rule';
import { POLICY_RULES } from './policy-rules';

const DEFINITIONS = '/providers/Microsoft.Authorization/policyDefinitions/';

/**
 * Azure's built-in policies for machine learning and what it stands on, each by what it asks for; for `MlPolicies`, which assigns them. What this library
 * makes passes those of `baseline()` as it comes, and those of `closed()` when it is private.
 *
 * Sources: the definitions in the repository Azure/azure-policy, and Microsoft's page "Azure Policy built-in definitions for Azure Machine Learning".
 */
export class MlPolicy {
  /** Workspaces are closed to the public network. Azure calls it "Azure Machine Learning Workspaces should disable public network access". */
  static readonly WORKSPACE_CLOSED = MlPolicy.builtIn(BUILT_IN.WORKSPACE_CLOSED);
  /** Workspaces have a private endpoint. Only audits. Azure calls it "Azure Machine Learning workspaces should use private link". */
  static readonly WORKSPACE_PRIVATE_LINK = MlPolicy.builtIn(BUILT_IN.WORKSPACE_PRIVATE_LINK);
  /** Workspaces are encrypted with a customer-managed key. Azure calls it "Azure Machine Learning workspaces should be encrypted with a customer-managed key". */
  static readonly WORKSPACE_ENCRYPTED = MlPolicy.builtIn(BUILT_IN.WORKSPACE_ENCRYPTED);
  /** Workspaces act as a user-assigned identity. Azure calls it "Azure Machine Learning workspaces should use user-assigned managed identity". */
  static readonly WORKSPACE_USER_ASSIGNED_IDENTITY = MlPolicy.builtIn(BUILT_IN.WORKSPACE_USER_ASSIGNED_IDENTITY);
  /** Workspaces and hubs have a managed network that lets out only what is approved. Azure calls it "Azure Machine Learning and Ai Studio should use Allow Only Approved Outbound Managed Vnet mode". */
  static readonly WORKSPACE_APPROVED_OUTBOUND = MlPolicy.builtIn(BUILT_IN.WORKSPACE_APPROVED_OUTBOUND);
  /** Workspaces have a diagnostic setting with logs. Only audits. Azure calls it "Resource logs in Azure Machine Learning Workspaces should be enabled". */
  static readonly WORKSPACE_LOGS = MlPolicy.builtIn(BUILT_IN.WORKSPACE_LOGS);
  /** Clusters and instances take no local authentication. Azure calls it "Azure Machine Learning Computes should have local authentication methods disabled". */
  static readonly COMPUTE_WITHOUT_LOCAL_AUTHENTICATION = MlPolicy.builtIn(BUILT_IN.COMPUTE_WITHOUT_LOCAL_AUTHENTICATION);
  /** Clusters and instances lie in a virtual network of your own. Only audits, also the computes of a managed network, which have no subnet. Azure calls it "Azure Machine Learning Computes should be in a virtual network". */
  static readonly COMPUTE_IN_NETWORK = MlPolicy.builtIn(BUILT_IN.COMPUTE_IN_NETWORK);
  /** Instances stop when nobody uses them. With deny, instances also need `idleShutdownAtCreation`. Azure calls it "Azure Machine Learning Compute Instance should have idle shutdown". */
  static readonly INSTANCE_IDLE_SHUTDOWN = MlPolicy.builtIn(BUILT_IN.INSTANCE_IDLE_SHUTDOWN);
  /** Instances run the latest image. Only audits. Azure calls it "Azure Machine Learning compute instances should be recreated to get the latest software updates". */
  static readonly INSTANCE_UP_TO_DATE = MlPolicy.builtIn(BUILT_IN.INSTANCE_UP_TO_DATE);
  /** Storage accounts take HTTPS only. Azure calls it "Secure transfer to storage accounts should be enabled". */
  static readonly STORAGE_HTTPS = MlPolicy.builtIn(BUILT_IN.STORAGE_HTTPS);
  /** Storage accounts show nothing to anonymous readers. Azure calls it "Storage account public access should be disallowed". */
  static readonly STORAGE_WITHOUT_ANONYMOUS_ACCESS = MlPolicy.builtIn(BUILT_IN.STORAGE_WITHOUT_ANONYMOUS_ACCESS);
  /** Storage accounts are closed to the public network. Azure calls it "Storage accounts should disable public network access". */
  static readonly STORAGE_CLOSED = MlPolicy.builtIn(BUILT_IN.STORAGE_CLOSED);
  /** Storage accounts deny what no rule of their firewall lets in. Azure calls it "Storage accounts should restrict network access". */
  static readonly STORAGE_FIREWALL = MlPolicy.builtIn(BUILT_IN.STORAGE_FIREWALL);
  /** Storage accounts have a private endpoint. Only audits. Azure calls it "Storage accounts should use private link". */
  static readonly STORAGE_PRIVATE_LINK = MlPolicy.builtIn(BUILT_IN.STORAGE_PRIVATE_LINK);
  /** Storage accounts are encrypted with a customer-managed key. Only audits. Azure calls it "Storage accounts should use customer-managed key for encryption". */
  static readonly STORAGE_ENCRYPTED = MlPolicy.builtIn(BUILT_IN.STORAGE_ENCRYPTED);
  /** Storage accounts have no shared keys. Azure calls it "Storage accounts should prevent shared key access". */
  static readonly STORAGE_WITHOUT_SHARED_KEYS = MlPolicy.builtIn(BUILT_IN.STORAGE_WITHOUT_SHARED_KEYS);
  /** Storage accounts take TLS 1.2. Azure calls it "Storage accounts should have the specified minimum TLS version". */
  static readonly STORAGE_TLS = MlPolicy.builtIn(BUILT_IN.STORAGE_TLS);
  /** Storage accounts are encrypted twice. Azure calls it "Storage accounts should have infrastructure encryption". */
  static readonly STORAGE_INFRASTRUCTURE_ENCRYPTION = MlPolicy.builtIn(BUILT_IN.STORAGE_INFRASTRUCTURE_ENCRYPTION);
  /** Storage accounts replicate objects to no other tenant. Azure calls it "Storage accounts should prevent cross tenant object replication". */
  static readonly STORAGE_WITHOUT_CROSS_TENANT_REPLICATION = MlPolicy.builtIn(BUILT_IN.STORAGE_WITHOUT_CROSS_TENANT_REPLICATION);
  /** Key vaults are closed to the public network. Azure calls it "Azure Key Vault should disable public network access". */
  static readonly VAULT_CLOSED = MlPolicy.builtIn(BUILT_IN.VAULT_CLOSED);
  /** Key vaults have a firewall that denies, or are closed to the public network. Azure calls it "Azure Key Vault should have firewall enabled or public network access disabled". */
  static readonly VAULT_FIREWALL = MlPolicy.builtIn(BUILT_IN.VAULT_FIREWALL);
  /** Key vaults have a private endpoint. Only audits. Azure calls it "Azure Key Vaults should use private link". */
  static readonly VAULT_PRIVATE_LINK = MlPolicy.builtIn(BUILT_IN.VAULT_PRIVATE_LINK);
  /** Key vaults are accessed by roles. Azure calls it "Azure Key Vault should use RBAC permission model". */
  static readonly VAULT_ROLES = MlPolicy.builtIn(BUILT_IN.VAULT_ROLES);
  /** Key vaults keep what is deleted. Azure calls it "Key vaults should have deletion protection enabled". */
  static readonly VAULT_PURGE_PROTECTION = MlPolicy.builtIn(BUILT_IN.VAULT_PURGE_PROTECTION);
  /** Key vaults have a diagnostic setting with logs. Only audits. Azure calls it "Resource logs in Key Vault should be enabled". */
  static readonly VAULT_LOGS = MlPolicy.builtIn(BUILT_IN.VAULT_LOGS);
  /** Container registries are closed to the public network. Azure calls it "Public network access should be disabled for Container registries". */
  static readonly REGISTRY_CLOSED = MlPolicy.builtIn(BUILT_IN.REGISTRY_CLOSED);
  /** Container registries have a firewall that denies, or are closed to the public network. Azure calls it "Container registries should not allow unrestricted network access". */
  static readonly REGISTRY_FIREWALL = MlPolicy.builtIn(BUILT_IN.REGISTRY_FIREWALL);
  /** Container registries have a private endpoint. Only audits. Azure calls it "Container registries should use private link". */
  static readonly REGISTRY_PRIVATE_LINK = MlPolicy.builtIn(BUILT_IN.REGISTRY_PRIVATE_LINK);
  /** Container registries are encrypted with a customer-managed key. Azure calls it "Container registries should be encrypted with a customer-managed key". */
  static readonly REGISTRY_ENCRYPTED = MlPolicy.builtIn(BUILT_IN.REGISTRY_ENCRYPTED);
  /** Container registries have no admin user. Azure calls it "Container registries should have local admin account disabled". */
  static readonly REGISTRY_WITHOUT_ADMIN = MlPolicy.builtIn(BUILT_IN.REGISTRY_WITHOUT_ADMIN);
  /** Container registries let nobody pull anonymously. Azure calls it "Container registries should have anonymous authentication disabled". */
  static readonly REGISTRY_WITHOUT_ANONYMOUS_PULL = MlPolicy.builtIn(BUILT_IN.REGISTRY_WITHOUT_ANONYMOUS_PULL);
  /** Container registries are closed and let no artifacts be exported. Azure calls it "Container registries should have exports disabled". */
  static readonly REGISTRY_WITHOUT_EXPORT = MlPolicy.builtIn(BUILT_IN.REGISTRY_WITHOUT_EXPORT);
  /** Application Insights takes telemetry by Microsoft Entra alone. Azure calls it "Application Insights components should block non-Azure Active Directory based ingestion". */
  static readonly INSIGHTS_WITHOUT_LOCAL_AUTHENTICATION = MlPolicy.builtIn(BUILT_IN.INSIGHTS_WITHOUT_LOCAL_AUTHENTICATION);
  /** Application Insights is closed to public networks. Azure calls it "Application Insights components should block log ingestion and querying from public networks". */
  static readonly INSIGHTS_CLOSED = MlPolicy.builtIn(BUILT_IN.INSIGHTS_CLOSED);
  /** Log Analytics is closed to public networks. Azure calls it "Log Analytics workspaces should block log ingestion and querying from public networks". */
  static readonly LOG_ANALYTICS_CLOSED = MlPolicy.builtIn(BUILT_IN.LOG_ANALYTICS_CLOSED);
  /** Subnets have a network security group. Only audits. Azure calls it "Subnets should be associated with a Network Security Group". */
  static readonly SUBNET_SECURITY_GROUP = MlPolicy.builtIn(BUILT_IN.SUBNET_SECURITY_GROUP);
  /** Subnets have no default way out to the internet. Azure calls it "Subnets should be private". */
  static readonly SUBNET_PRIVATE = MlPolicy.builtIn(BUILT_IN.SUBNET_PRIVATE);
  /** Closes workspaces to the public network whenever they are made or changed. The plan of a program that leaves them open shows that as a difference. */
  static readonly CLOSE_WORKSPACES = MlPolicy.builtIn(BUILT_IN.CLOSE_WORKSPACES);
  /** Turns local authentication of clusters and instances off whenever they are made or changed. */
  static readonly DISABLE_LOCAL_AUTHENTICATION = MlPolicy.builtIn(BUILT_IN.DISABLE_LOCAL_AUTHENTICATION);

  /** What every workspace of this library passes as it comes, also an open one: a set to deny with. */
  static baseline(): MlPolicy[] {
    return [
      MlPolicy.WORKSPACE_USER_ASSIGNED_IDENTITY,
      MlPolicy.COMPUTE_WITHOUT_LOCAL_AUTHENTICATION,
      MlPolicy.STORAGE_HTTPS,
      MlPolicy.STORAGE_WITHOUT_ANONYMOUS_ACCESS,
      MlPolicy.STORAGE_TLS,
      MlPolicy.STORAGE_INFRASTRUCTURE_ENCRYPTION,
      MlPolicy.STORAGE_WITHOUT_CROSS_TENANT_REPLICATION,
      MlPolicy.VAULT_ROLES,
      MlPolicy.VAULT_PURGE_PROTECTION,
      MlPolicy.REGISTRY_WITHOUT_ADMIN,
      MlPolicy.REGISTRY_WITHOUT_ANONYMOUS_PULL,
    ];
  }

  /** What a workspace with `privateLink` passes besides: a set to deny with where nothing may be open. */
  static closed(): MlPolicy[] {
    return [
      MlPolicy.WORKSPACE_CLOSED,
      MlPolicy.STORAGE_CLOSED,
      MlPolicy.STORAGE_FIREWALL,
      MlPolicy.VAULT_CLOSED,
      MlPolicy.VAULT_FIREWALL,
      MlPolicy.REGISTRY_CLOSED,
      MlPolicy.REGISTRY_FIREWALL,
      MlPolicy.REGISTRY_WITHOUT_EXPORT,
    ];
  }

  /** Sends the logs and metrics of workspaces to a Log Analytics workspace, by a diagnostic setting of its own. */
  static workspaceLogs(logAnalytics: IResourceRef): MlPolicy {
    givenAs(undefined, 'logAnalytics', 'IResourceRef', logAnalytics);
    return new MlPolicy({
      definitionId: `${DEFINITIONS}f59276f0-5740-4aaf-821d-45d185aa210e`,
      key: 'ml-send-logs',
      title: 'Configure diagnostic settings for Azure Machine Learning Workspaces to Log Analytics workspace',
      effects: [PolicyEffect.DEPLOY_IF_NOT_EXISTS],
      parameters: { logAnalytics: logAnalytics.id },
      roles: ['Monitoring Contributor', 'Log Analytics Contributor'],
      grantsOn: [logAnalytics],
    });
  }

  /** Adds the records of a workspace's private endpoint to zones that you have: for `PrivateDnsZones.managedByPolicy()`. */
  static workspaceZones(apiZone: IResourceRef, notebooksZone: IResourceRef): MlPolicy {
    givenAs(undefined, 'apiZone', 'IResourceRef', apiZone);
    givenAs(undefined, 'notebooksZone', 'IResourceRef', notebooksZone);
    return new MlPolicy({
      definitionId: `${DEFINITIONS}ee40564d-486e-4f68-a5ca-7a621edae0fb`,
      key: 'ml-dns-zones',
      title: 'Configure Azure Machine Learning workspace to use private DNS zones',
      effects: [PolicyEffect.DEPLOY_IF_NOT_EXISTS],
      parameters: { privateDnsZoneId: apiZone.id, secondPrivateDnsZoneId: notebooksZone.id },
      roles: ['Network Contributor'],
      grantsOn: [apiZone, notebooksZone],
    });
  }

  /** Lets only these models of registries be deployed. A preview of Azure's, judged when a model is deployed. */
  static approvedModels(models: ApprovedModels): MlPolicy {
    const { publishers = [], assetIds = [] } = givenTo(undefined, 'ApprovedModels', models);
    checkListed(undefined, 'publishers', publishers);
    checkListed(undefined, 'assetIds', assetIds);
    return new MlPolicy({
      definitionId: `${DEFINITIONS}12e5dd16-d201-47ff-849b-8454061c293d`,
      key: 'ml-approved-models',
      title: '[Preview]: Azure Machine Learning Deployments should only use approved Registry Models',
      effects: [PolicyEffect.AUDIT, PolicyEffect.DENY],
      parameters: { allowedPublishers: publishers, allowedAssetIds: assetIds },
    });
  }

  /** A policy or initiative that has no name here. The program's resources are not judged by it. */
  static custom(props: MlPolicyProps): MlPolicy {
    return new MlPolicy(givenTo(undefined, 'MlPolicyProps', props));
  }

  private static builtIn({ id, ...policy }: BuiltIn): MlPolicy {
    const rules: { readonly [firstDigits: string]: Rule } = POLICY_RULES;
    const props = { ...policy, effects: [...policy.effects], roles: [...(policy.roles ?? [])], definitionId: `${DEFINITIONS}${id}` };
    return new MlPolicy(props, rules[id.slice(0, 8)], policy.way);
  }

  /** The id of the policy's definition. */
  readonly definitionId: string;
  /** The name of its assignments. */
  readonly key: string;
  /** What people see of it in the portal. */
  readonly title: string;

  private constructor(
    /** @internal */
    readonly _props: MlPolicyProps,
    /** @internal what resources pass it, where their configuration tells */
    readonly _rule?: Rule,
    /** @internal how a workspace of this library passes it */
    readonly _way?: string,
  ) {
    this.definitionId = _props.definitionId;
    this.key = _props.key;
    this.title = _props.title;
  }

  /** The effects that it allows. */
  get effects(): PolicyEffect[] {
    return [...this._props.effects];
  }

  /** The names of the roles that its identity needs. */
  get roles(): string[] {
    return [...(this._props.roles ?? [])];
  }
}

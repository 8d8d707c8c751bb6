import { AzurermProvider, AzurermProviderFeatures } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { AzurermBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  AiFoundryHub,
  AiFoundryProject,
  AzapiProvider,
  Azurerm,
  AzureCloud,
  AzureSubscription,
  MlWorkspace,
  ResourceProviderOptions,
  ResourceProviders,
  Tags,
} from '../lib';
import { BaseName, Guid, Region, Text, VersionConstraint } from './setting-types';

/** Where Terraform keeps its state: a container in Azure storage, read with the Microsoft Entra identity of whoever deploys. */
export interface BackendSettings {
  /** The resource group of the storage account. */
  readonly resourceGroupName: Text;
  /** The name of the storage account. */
  readonly storageAccountName: Text;
  /** The name of the container. */
  readonly containerName: Text;
  /** The name of the blob; without it, that of the stack with the extension `.tfstate`. */
  readonly key?: Text;
}

/** The settings that every stack takes. */
export interface CommonSettings {
  /** What names are made from. */
  readonly baseName: BaseName;
  /** The region of the resource group and of everything in it. */
  readonly location: Region;
  /** The cloud to deploy to; without it, the worldwide one. */
  readonly cloud?: 'public' | 'usgovernment' | 'china';
  /** The subscription to deploy to; without it, that of the credentials. */
  readonly subscriptionId?: Guid;
  /** The version of the provider azurerm; without it, one that works after 27 February 2027. */
  readonly azurermVersion?: VersionConstraint;
  /** Where Terraform keeps its state; without it, in a local file. */
  readonly backend?: BackendSettings;
  /** Tags for everything that takes them. */
  readonly tags?: { readonly [name: string]: Text };
  /**
   * Whether Terraform registers the resource providers that the stack needs, and no others. Without it, azurerm 4 registers some seventy that it knows. The
   * right to register them on the subscription is needed either way, where one is missing.
   */
  readonly registerResourceProviders?: boolean;
}

export interface AzureStackOptions {
  /**
   * Whether destroying the stack deletes workspaces and logs for good, so that their names are free at once.
   * @default false - Azure keeps them for some days
   */
  readonly purgeOnDestroy?: boolean;
  /**
   * What the stack makes besides workspaces, for `registerResourceProviders`.
   * @default - nothing
   */
  readonly resourceProviders?: ResourceProviderOptions;
  /**
   * Whether the stack has the azapi provider, for what azurerm cannot do.
   * @default false
   */
  readonly azapi?: boolean;
}

/** What every stack shares: the provider, the state, a resource group and the outputs of a workspace. */
export abstract class AzureStack extends TerraformStack {
  protected readonly cloud: AzureCloud;
  private readonly features: AzurermProviderFeatures;
  private readonly registered?: string[];

  constructor(
    scope: Construct,
    id: string,
    private readonly common: CommonSettings,
    { purgeOnDestroy = false, resourceProviders, azapi = false }: AzureStackOptions = {},
  ) {
    super(scope, id);
    this.cloud = AzureCloud.fromEnvironment(common.cloud ?? 'public');
    if (common.azurermVersion !== undefined) Azurerm.version(this, common.azurermVersion);
    this.features = {
      // Closed storage has no data plane for whoever deploys from outside its network.
      storage: [{ dataPlaneAvailable: false }],
      // Application Insights brings an alert rule of its own, which would keep the resource group from being destroyed.
      resourceGroup: [{ preventDeletionIfContainsResources: false }],
      machineLearning: [{ purgeSoftDeletedWorkspaceOnDestroy: purgeOnDestroy }],
      logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: purgeOnDestroy }],
    };
    this.registered = common.registerResourceProviders === true ? ResourceProviders.forWorkspace(resourceProviders) : undefined;
    new AzurermProvider(this, 'Azurerm', {
      subscriptionId: common.subscriptionId,
      environment: common.cloud,
      resourceProviderRegistrations: this.registered === undefined ? undefined : 'none',
      resourceProvidersToRegister: this.registered,
      features: [this.features],
    });
    if (azapi) new AzapiProvider(this, 'Azapi', { subscriptionId: common.subscriptionId, environment: common.cloud });
    if (common.tags !== undefined) Tags.add(this, common.tags);
    if (common.backend !== undefined) this.useBackend(common.backend);
  }

  /** Lets everything in a scope be made in another subscription, with the settings of the stack. */
  protected useSubscription(scope: Construct, alias: string, subscriptionId: string): void {
    const { features, registered: resourceProvidersToRegister, common } = this;
    const cloud = common.cloud === undefined ? undefined : this.cloud;
    new AzureSubscription(scope, 'Subscription', { subscriptionId, alias, cloud, features, resourceProvidersToRegister }).use(scope);
  }

  protected makeResourceGroup(): ResourceGroup {
    const { baseName, location } = this.common;
    return new ResourceGroup(this, 'ResourceGroup', { name: `rg-${baseName}`, location });
  }

  /** What a person needs afterwards; none of it is a secret. */
  protected outputWorkspace(workspace: MlWorkspace | AiFoundryHub, prefix = ''): void {
    this.output(prefix, {
      workspace_id: workspace.id,
      workspace_name: workspace.name,
      workspace_guid: workspace.workspaceGuid,
      studio_url: workspace.studioUrl,
      discovery_url: workspace.discoveryUrl,
      config_json: workspace.configJson,
    });
  }

  /** The same of a project. */
  protected outputProject(project: AiFoundryProject, prefix: string): void {
    this.output(prefix, {
      workspace_id: project.id,
      workspace_name: project.name,
      workspace_guid: project.projectGuid,
      studio_url: project.studioUrl,
      config_json: project.configJson,
    });
  }

  private output(prefix: string, outputs: { readonly [name: string]: string }): void {
    if (!/^([A-Za-z][\w-]*)?$/.test(prefix)) {
      throw new Error(
        `the stack '${this.node.id}' cannot name outputs '${prefix}…': choose a name of letters, digits and dashes that starts with a letter`,
      );
    }
    for (const [name, value] of Object.entries(outputs)) new TerraformOutput(this, `${prefix}${name}`, { value, staticId: true });
  }

  private useBackend(backend: BackendSettings): void {
    new AzurermBackend(this, {
      resourceGroupName: backend.resourceGroupName,
      storageAccountName: backend.storageAccountName,
      containerName: backend.containerName,
      key: backend.key ?? `${this.node.id}.tfstate`,
      useAzureadAuth: true,
    });
  }
}

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { AzurermBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { MlWorkspace, Tags } from '../lib';
import { Settings } from './settings';

/** The settings that every stack takes. */
export const COMMON = {
  baseName: 'text',
  location: 'text',
  subscriptionId: 'text?',
  backend: 'map?',
  tags: 'map?',
} as const;

export interface AzureStackOptions {
  /**
   * Whether destroying the stack deletes workspaces and logs for good, so that their names are free at once.
   * @default false - Azure keeps them for some days
   */
  readonly purgeOnDestroy?: boolean;
}

/** What every stack shares: the provider, the state, a resource group and the outputs of a workspace. */
export abstract class AzureStack extends TerraformStack {
  constructor(
    scope: Construct,
    id: string,
    private readonly common: Settings<typeof COMMON>,
    { purgeOnDestroy = false }: AzureStackOptions = {},
  ) {
    super(scope, id);
    new AzurermProvider(this, 'Azurerm', {
      subscriptionId: common.subscriptionId,
      features: [
        {
          // Closed storage has no data plane for whoever deploys from outside its network.
          storage: [{ dataPlaneAvailable: false }],
          // Application Insights brings an alert rule of its own, which would keep the resource group from being destroyed.
          resourceGroup: [{ preventDeletionIfContainsResources: false }],
          machineLearning: [{ purgeSoftDeletedWorkspaceOnDestroy: purgeOnDestroy }],
          logAnalyticsWorkspace: [{ permanentlyDeleteOnDestroy: purgeOnDestroy }],
        },
      ],
    });
    if (common.tags !== undefined) Tags.add(this, common.tags);
    if (common.backend !== undefined) this.useBackend(common.backend);
  }

  protected makeResourceGroup(): ResourceGroup {
    const { baseName, location } = this.common;
    return new ResourceGroup(this, 'ResourceGroup', { name: `rg-${baseName}`, location });
  }

  /** What a person needs afterwards; none of it is a secret. */
  protected outputWorkspace(workspace: MlWorkspace, prefix = ''): void {
    const outputs = {
      workspace_id: workspace.id,
      workspace_name: workspace.name,
      workspace_guid: workspace.workspaceGuid,
      studio_url: workspace.studioUrl,
      discovery_url: workspace.discoveryUrl,
      config_json: workspace.configJson,
    };
    for (const [name, value] of Object.entries(outputs)) new TerraformOutput(this, `${prefix}${name}`, { value, staticId: true });
  }

  private useBackend(backend: { [key: string]: string }): void {
    const needed = ['resourceGroupName', 'storageAccountName', 'containerName'];
    const missing = needed.find((key) => backend[key] === undefined);
    if (missing !== undefined) throw new Error(`cdktf.json: the setting 'backend' of the stack '${this.node.id}' lacks '${missing}'`);
    const unknown = Object.keys(backend).find((key) => ![...needed, 'key'].includes(key));
    if (unknown !== undefined) throw new Error(`cdktf.json: the setting 'backend' of the stack '${this.node.id}' knows no '${unknown}'`);
    new AzurermBackend(this, {
      resourceGroupName: backend.resourceGroupName,
      storageAccountName: backend.storageAccountName as string,
      containerName: backend.containerName as string,
      key: backend.key ?? `${this.node.id}.tfstate`,
      useAzureadAuth: true,
    });
  }
}

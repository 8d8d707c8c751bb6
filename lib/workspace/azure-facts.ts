import { Construct } from 'constructs';
import { ApiType } from '../providers/api-versions';
import { DataAzapiResource } from '../providers/data-azapi-resource';
import { IResourceRef } from '../core/types';

const PATHS = ['mlFlowTrackingUri', 'notebookInfo.fqdn', 'tenantId', 'serviceProvisionedResourceGroup'];

/** What Azure knows of a workspace and azurerm does not tell: asked once, when something first wants to know, so that others need no azapi provider. */
export class AzureFacts {
  private data?: DataAzapiResource;

  constructor(private readonly workspace: Construct & IResourceRef) {}

  /** The property at a path below `properties`. */
  get(...path: string[]): string {
    this.data ??= new DataAzapiResource(this.workspace, 'Facts', {
      type: ApiType.ML_WORKSPACE,
      resourceId: this.workspace.id,
      responseExportValues: PATHS.map((name) => `properties.${name}`),
    });
    return this.data.output('properties', ...path);
  }
}

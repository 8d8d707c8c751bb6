import { Fn } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { AzureCloud } from './core/azure-cloud';
import { segmentOf } from './core/resource-id';
import { IResourceRef } from './core/types';

/**
 * A workspace, made or imported.
 */
export interface IMlWorkspace extends IConstruct, IResourceRef {
  /** The Azure resource id. */
  readonly id: string;
  /** The name. */
  readonly name: string;
  /** The region. */
  readonly location: string;
  /** The address of the workspace in Azure Machine Learning studio. */
  readonly studioUrl: string;
  /** The text of the file `config.json` from which the Azure ML SDK reads subscription, resource group and workspace. */
  readonly configJson: string;
}

/**
 * What works on every workspace, made or imported.
 */
export abstract class MlWorkspaceBase extends Construct implements IMlWorkspace {
  abstract readonly id: string;
  abstract readonly location: string;
  protected abstract readonly cloud: AzureCloud;

  get name(): string {
    return segmentOf(this.id, 7);
  }

  get studioUrl(): string {
    return `${this.cloud.studioUrl}/?wsid=${this.id}`;
  }

  get configJson(): string {
    return Fn.jsonencode({
      subscription_id: segmentOf(this.id, 1),
      resource_group: segmentOf(this.id, 3),
      workspace_name: this.name,
    });
  }
}

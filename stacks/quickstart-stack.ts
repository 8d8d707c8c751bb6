import { Construct } from 'constructs';
import { MlWorkspace } from '../lib';
import { AzureStack, CommonSettings } from './azure-stack';
import { UniqueSuffix } from './setting-types';

export interface QuickstartSettings extends CommonSettings {
  /** What makes global names unique. */
  readonly uniqueSuffix?: UniqueSuffix;
  /** Whether the workspace is a feature store. */
  readonly featureStore?: boolean;
}

/** The smallest workspace that works: reachable from the public network, with a container for data, everything else by default. */
export class QuickstartStack extends AzureStack {
  constructor(scope: Construct, id: string, own: QuickstartSettings) {
    super(scope, id, own, { purgeOnDestroy: true });
    const workspace = new MlWorkspace(this, 'Ml', {
      baseName: own.baseName,
      uniqueSuffix: own.uniqueSuffix,
      resourceGroup: this.makeResourceGroup(),
      cloud: this.cloud,
      publicNetworkAccess: true,
      featureStore: own.featureStore === true ? {} : undefined,
    });
    workspace.addBlobDatastore('raw');
    this.outputWorkspace(workspace);
  }
}

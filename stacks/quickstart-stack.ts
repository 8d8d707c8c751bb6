import { Construct } from 'constructs';
import { MlWorkspace } from '../lib';
import { AzureStack, COMMON } from './azure-stack';
import { Settings } from './settings';

export const QUICKSTART = { ...COMMON, uniqueSuffix: 'text?' } as const;

/** The smallest workspace that works: reachable from the public network, with a container for data, everything else by default. */
export class QuickstartStack extends AzureStack {
  constructor(scope: Construct, id: string, own: Settings<typeof QUICKSTART>) {
    super(scope, id, own, { purgeOnDestroy: true });
    const workspace = new MlWorkspace(this, 'Ml', {
      baseName: own.baseName,
      uniqueSuffix: own.uniqueSuffix,
      resourceGroup: this.makeResourceGroup(),
      publicNetworkAccess: true,
    });
    workspace.addBlobDatastore('raw');
    this.outputWorkspace(workspace);
  }
}

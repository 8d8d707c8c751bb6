import { Construct } from 'constructs';
import { AiFoundryHub } from '../lib';
import { AzureStack, CommonSettings } from './azure-stack';
import { Text, UniqueSuffix } from './setting-types';

export interface FoundrySettings extends CommonSettings {
  /** What makes global names unique. */
  readonly uniqueSuffix?: UniqueSuffix;
  /** What each project is for, by its name. */
  readonly projects: { readonly [project: string]: Text };
}

/** An Azure AI Foundry hub that is reachable from the public network, and projects that share what it stands on. */
export class FoundryStack extends AzureStack {
  constructor(scope: Construct, id: string, own: FoundrySettings) {
    super(scope, id, own, { purgeOnDestroy: true });
    const hub = new AiFoundryHub(this, 'Hub', {
      baseName: own.baseName,
      uniqueSuffix: own.uniqueSuffix,
      resourceGroup: this.makeResourceGroup(),
      publicNetworkAccess: true,
    });
    this.outputWorkspace(hub);
    for (const [name, description] of Object.entries(own.projects)) {
      this.outputProject(hub.addProject(name, { name: `proj-${own.baseName}-${name}`, description }), `${name}_`);
    }
  }
}

import { Aspects } from 'cdktf';
import { Construct } from 'constructs';
import { TimeProvider } from '../../../lib';
import { AzureStack, CommonSettings } from '../../../stacks/azure-stack';
import { Guid, Text, UniqueSuffix } from '../../../stacks/setting-types';
import { CompanyRules } from '../lib/company-rules';
import { CompanyWorkspace } from '../lib/company-workspace';

export interface TeamSettings extends CommonSettings {
  /** What makes global names unique. */
  readonly uniqueSuffix?: UniqueSuffix;
  /** Who pays for it. */
  readonly costCenter: Text;
  /** Whether a business depends on it. */
  readonly production?: boolean;
  /** The object id of the Microsoft Entra group of those who work in it; without it, nobody gets a role. */
  readonly dataScientists?: Guid;
}

/** A workspace for one team, with all that the company has decided. */
export class TeamStack extends AzureStack {
  constructor(scope: Construct, id: string, own: TeamSettings) {
    super(scope, id, own, { azapi: true });
    new TimeProvider(this, 'Time');
    Aspects.of(this).add(new CompanyRules());
    const { workspace } = new CompanyWorkspace(this, 'Team', { ...own, resourceGroup: this.makeResourceGroup() });
    this.outputWorkspace(workspace);
  }
}

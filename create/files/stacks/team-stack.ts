import { Aspects } from 'cdktf';
import { Construct } from 'constructs';
import { Names, TimeProvider } from '../../../lib';
import { AzureStack, CommonSettings } from '../../../stacks/azure-stack';
import { EmailAddress, FirstOfMonth, Guid, Text, UniqueSuffix } from '../../../stacks/setting-types';
import { companyNames } from '../lib/company-names';
import { CompanyRules } from '../lib/company-rules';
import { CompanyWorkspace } from '../lib/company-workspace';
import { GuardRails } from '../lib/guard-rails';

/** How much a team may spend in a month, and who is told. */
export interface BudgetSettings {
  /**
   * The amount, in the currency of the bill.
   * @minimum 1
   */
  readonly amount: number;
  /** The first day that counts: the first of a month. */
  readonly startDate: FirstOfMonth;
  /**
   * Who is told when much of it has been spent.
   * @minItems 1
   */
  readonly emails: EmailAddress[];
}

export interface TeamSettings extends CommonSettings {
  /** What makes global names unique, by the pattern of `companyNames`. */
  readonly uniqueSuffix: UniqueSuffix;
  /** Who pays for it. */
  readonly costCenter: Text;
  /** Whether a business depends on it. */
  readonly production?: boolean;
  /** The object id of the Microsoft Entra group of those who work in it; without it, nobody gets a role. */
  readonly dataScientists?: Guid;
  /** How much the team may spend; without it, nobody is told. */
  readonly budget?: BudgetSettings;
}

/** A workspace for one team, with all that the company has decided. */
export class TeamStack extends AzureStack {
  constructor(scope: Construct, id: string, own: TeamSettings) {
    super(scope, id, own, { azapi: true });
    Names.of(this).use(companyNames());
    new TimeProvider(this, 'Time');
    Aspects.of(this).add(new CompanyRules());
    const resourceGroup = this.makeResourceGroup();
    new GuardRails(this, 'GuardRails', { ...own, resourceGroup });
    const { workspace } = new CompanyWorkspace(this, 'Team', { ...own, resourceGroup });
    this.outputWorkspace(workspace);
  }
}

import { Aspects, TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { join } from 'node:path';
import { Names, PrivateDnsZones, SharedResources, Tags, TimeProvider, WorkspaceFile } from '../../../lib';
import { AzureStack, CommonSettings } from '../../../stacks/azure-stack';
import { EmailAddress, FirstOfMonth, ResourceId } from '../../../stacks/setting-types';
import { companyNames } from '../lib/company-names';
import { CompanyRules } from '../lib/company-rules';
import { GuardRails, TeamBudget } from '../lib/guard-rails';

/** What all budgets have in common; a team's file says how much, under `facts`. */
export interface BudgetsSettings {
  /** The first day that counts: the first of a month. */
  readonly startDate: FirstOfMonth;
  /**
   * Who is told when much of one has been spent.
   * @minItems 1
   */
  readonly emails: EmailAddress[];
}

export interface TeamsSettings extends Omit<CommonSettings, 'baseName'> {
  /** The resource group with the company's private DNS zones, which files name `hub`; without it, no team has a private link. */
  readonly zonesResourceGroupId?: ResourceId;
  /** The subnets for private endpoints, by the names under which files take them. */
  readonly subnetIds?: { readonly [name: string]: ResourceId };
  /** The budgets of teams whose files say one; without it, nobody is told. */
  readonly budgets?: BudgetsSettings;
}

/** Where the files of the teams lie. */
const FILES = join(__dirname, 'teams');
/** What a file says besides the workspace: who pays, and if need be the subscription of the team and what it may spend in a month. */
const FACTS = { costCenter: true, subscription: false, budget: false };

/**
 * The workspace of one team, as its file in stacks/teams/ and the defaults there say, under the company's names, rules and guard rails. Each file is a stack of its own: a
 * change to one team plans no other.
 */
export class TeamsStack extends AzureStack {
  /** Makes a stack for each file. */
  static makeAll(scope: Construct, own: TeamsSettings, directory = FILES): TeamsStack[] {
    return WorkspaceFile.readAll(directory, { facts: FACTS }).map((file) => new TeamsStack(scope, `teams-${file.name}`, own, file));
  }

  constructor(scope: Construct, id: string, own: TeamsSettings, file: WorkspaceFile) {
    const { baseName, facts, location = own.location } = file;
    super(scope, id, { ...own, baseName, location, subscriptionId: facts.subscription ?? own.subscriptionId }, { azapi: true });
    Names.of(this).use(companyNames());
    new TimeProvider(this, 'Time');
    Aspects.of(this).add(new CompanyRules());
    Tags.add(this, { team: file.name, 'cost-center': String(facts.costCenter) });
    const resourceGroup = this.makeResourceGroup();
    new GuardRails(this, 'GuardRails', { baseName, resourceGroup, budget: budgetOf(file, own) });
    const workspace = file.makeWorkspace(this, 'Ml', { resourceGroup, shared: this.shared(own) });
    this.outputWorkspace(workspace);
    // For whoever needs all of them: pipelines/workspaces.ts puts those of every stack into one file.
    const value = { [file.name]: { id: workspace.id, studio: workspace.studioUrl, config: workspace.configJson } };
    new TerraformOutput(this, 'workspaces', { value, staticId: true });
  }

  /** What files may name. */
  private shared({ zonesResourceGroupId, subnetIds = {} }: TeamsSettings): SharedResources {
    const subnets = Object.fromEntries(Object.entries(subnetIds).map(([name, id]) => [name, { id }]));
    if (zonesResourceGroupId === undefined) return { subnets };
    const hub = PrivateDnsZones.fromResourceGroup(this, 'DnsZones', { resourceGroupId: zonesResourceGroupId, cloud: this.cloud });
    return { subnets, dnsZones: { hub } };
  }
}

function budgetOf({ path, facts }: WorkspaceFile, { budgets }: TeamsSettings): TeamBudget | undefined {
  if (facts.budget === undefined) return undefined;
  if (budgets === undefined)
    throw new Error(`${path} says a 'budget', but cdktf.json has no 'budgets' of the stack 'teams': say there from when and who is told`);
  return { ...budgets, amount: Number(facts.budget) };
}

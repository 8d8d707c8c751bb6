import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { join } from 'node:path';
import { PrivateDnsZones, SharedResources, Tags, TimeProvider, WorkspaceFile } from '../lib';
import { AzureStack, CommonSettings } from './azure-stack';
import { ResourceId } from './setting-types';

export interface TeamsSettings extends Omit<CommonSettings, 'baseName'> {
  /** The resource group with the company's private DNS zones, which files name `hub`; without it, no team has a private link. */
  readonly zonesResourceGroupId?: ResourceId;
  /** The subnets for private endpoints, by the names under which files take them. */
  readonly subnetIds?: { readonly [name: string]: ResourceId };
}

/** Where the files of the teams lie. */
const FILES = join(__dirname, 'teams');

/** The workspace of one team, as its file in stacks/teams/ and the defaults there say. Each file is a stack of its own: a change to one team plans no other. */
export class TeamsStack extends AzureStack {
  /** Makes a stack for each file. */
  static makeAll(scope: Construct, own: TeamsSettings, directory = FILES): TeamsStack[] {
    const files = WorkspaceFile.readAll(directory, { facts: { costCenter: true } });
    return files.map((file) => new TeamsStack(scope, `teams-${file.name}`, own, file));
  }

  constructor(scope: Construct, id: string, own: TeamsSettings, file: WorkspaceFile) {
    const { baseName, location = own.location } = file;
    super(scope, id, { ...own, baseName, location }, { azapi: true });
    new TimeProvider(this, 'Time');
    Tags.add(this, { team: file.name, 'cost-center': String(file.facts.costCenter) });
    const resourceGroup = this.makeResourceGroup();
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

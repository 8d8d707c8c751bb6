import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IWorkspaceNetwork, MlWorkspace, PrivateDnsZones, SharedResources, WorkspaceFile, WorkspaceNetwork } from '../lib';
import { GROUP, synth } from './support';

const directory = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const FAR = { name: 'rg-far', location: 'northeurope' };

let count = 0;
function fileOf(team: string, defaults = ''): WorkspaceFile {
  const place = join(directory, String((count += 1)));
  const text: { readonly [name: string]: string } = { defaults, fraud: team };
  const files = mkdtempSync(`${place}-`);
  for (const [name, content] of Object.entries(text)) writeFileSync(join(files, `${name}.yaml`), content);
  return WorkspaceFile.read(join(files, 'fraud.yaml'));
}

/** What a synth refuses, without the directory of the test. */
function refused(build: (stack: TerraformStack) => void): string[] {
  try {
    synth(build);
  } catch (error) {
    const lines = (error as Error).message.replaceAll(/\[[^\]\s]*\/(?=[\w-]+\.yaml)/g, '[').split('\n');
    return lines.filter((line) => line.includes(`' is `)).map((line) => line.trim());
  }
  throw new Error('nothing was refused');
}

const make =
  (file: WorkspaceFile, shared: (stack: TerraformStack) => SharedResources) =>
  (stack: TerraformStack): MlWorkspace =>
    file.makeWorkspace(stack, 'Ml', { resourceGroup: GROUP, shared: shared(stack) });

const network = (stack: TerraformStack, resourceGroup = FAR): IWorkspaceNetwork =>
  new WorkspaceNetwork(stack, 'Network', { baseName: 'far', resourceGroup, addressSpace: '10.41.0.0/22' });
const far = (stack: TerraformStack): SharedResources => ({ subnets: { far: network(stack).compute } });
const OPEN = 'workspace:\n  baseName: fraud-dev\n  publicNetworkAccess: true\n';

describe('what shows only once the whole program is there', () => {
  test('is told at its line in the file of the team', () => {
    const file = fileOf(`${OPEN}clusters:\n  cpu:\n    vmSize: Standard_D4ds_v4\n    subnet: far\n`);
    expect(refused(make(file, far))).toEqual([
      `[test/Ml/cpu] [fraud.yaml:7:5] 'clusters.cpu.subnet' is 'test/Network/Resource': its network is in 'northeurope', and Azure makes the computes of a workspace only in networks of its region, which is 'westeurope'. Pass a subnet of a network in that region.`,
    ]);
  });

  test('is told at its line in the defaults, where they say it', () => {
    const file = fileOf(OPEN, 'clusters:\n  cpu: { vmSize: Standard_D4ds_v4, subnet: far }\n');
    expect(refused(make(file, far))).toEqual([expect.stringContaining(`[test/Ml/cpu] [defaults.yaml:2:36] 'clusters.cpu.subnet' is `)]);
  });

  test('is told of the workspace itself', () => {
    const { name: resourceGroupName, location } = GROUP;
    const file = fileOf(`${OPEN}  vault: company\n  storage: lake\n`);
    const brought = (stack: TerraformStack): SharedResources => {
      const vault = new KeyVault(stack, 'Vault', { name: 'kv', resourceGroupName, location, skuName: 'standard', tenantId: 'x' });
      const lake = { name: 'stlake', resourceGroupName, location, accountTier: 'Premium', accountReplicationType: 'LRS' };
      return { resources: { company: vault, lake: new StorageAccount(stack, 'Lake', lake) } };
    };
    expect(refused(make(file, brought))).toEqual([
      expect.stringContaining(`[test/Ml] [fraud.yaml:5:3] 'workspace.storage' is 'stlake': the default storage account`),
      expect.stringContaining(`[test/Ml] [fraud.yaml:4:3] 'workspace.vault' is 'kv': it works with access policies`),
    ]);
  });

  test('is told of what the workspace makes by what the file says of that', () => {
    const file = fileOf(`${OPEN}  privateLink: { subnet: ends, dnsZones: hub }\n  imageBuild:\n    vmSize: Standard_D4ds_v4\n    subnet: far\n`);
    const messages = refused(
      make(file, (stack) => {
        const there = network(stack);
        const dnsZones = { hub: new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP }) };
        dnsZones.hub.linkVirtualNetwork('far', there);
        return { subnets: { far: there.compute, ends: there.endpoints }, dnsZones };
      }),
    );
    expect(messages).toContainEqual(expect.stringContaining(`[test/Ml/ImageBuild] [fraud.yaml:7:5] 'workspace.imageBuild.subnet' is `));
    // No property of the file's: the line of the section.
    expect(messages).toContainEqual(expect.stringMatching(/^\[test\/Ml\/Link\] \[fraud\.yaml:1:1\] 'location' is 'westeurope': a private endpoint/));
  });

  test('is told of what a file adds to a workspace of the program, whose own problems stay those of the program', () => {
    const file = fileOf(`${OPEN}clusters: { cpu: { vmSize: Standard_D4ds_v4, subnet: far } }\n`);
    const messages = refused((stack) => {
      const workspace = new MlWorkspace(stack, 'Ml', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true });
      const shared = far(stack);
      workspace.addComputeCluster('own', { vmSize: 'Standard_D4ds_v4', subnet: shared.subnets?.far });
      file.addTo(workspace, shared);
    });
    expect(messages).toEqual([
      expect.stringMatching(/^\[test\/Ml\/own\] 'subnet' is /),
      expect.stringMatching(/^\[test\/Ml\/cpu\] \[fraud\.yaml:4:46\] 'clusters\.cpu\.subnet' is /),
    ]);
  });

  test('repeats no secret', () => {
    const file = fileOf(`${OPEN}datastores:\n  blob:\n    lake: { container: lake, accountKey: lake }\n`);
    const container =
      '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st/blobServices/default/containers/lake';
    const messages = refused(
      make(file, (stack) => ({
        resources: { lake: { id: container } },
        secrets: { lake: new TerraformVariable(stack, 'lake-key', { type: 'string' }).stringValue },
      })),
    );
    expect(messages).toEqual([
      expect.stringContaining(
        `[test/Ml/lake] [fraud.yaml:6:30] 'datastores.blob.lake.accountKey' is '(not shown)': the variable 'lake-key' is not marked`,
      ),
    ]);
  });
});

import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformStack } from 'cdktf';
import { HubNetwork, MlRegistry, MlWorkspace, Redundancy, StorageReplication, WorkspaceNetwork, WorkspaceStorage } from '../lib';
import { PROVIDERS, synth, workspace } from './support';

function warnings(build: (stack: TerraformStack) => void): string {
  return synth(build).warnings.join('\n');
}

const inRegion = (location: string, redundancy = Redundancy.LOCAL) => warnings((stack) => workspace(stack, { location, redundancy }));

describe('a region', () => {
  test('that is misspelt is warned of once, with what may be meant', () => {
    const told =
      "'location' is 'westeurop', and Azure had no region of that name in March 2026, when this library last looked: did you mean 'westeurope'?";
    expect(inRegion('westeurop')).toBe(told);
    expect(inRegion('West Europ')).toBe(told);
  });

  test('that several names are near to is told with them all', () => {
    expect(inRegion('norteurope')).toContain(`did you mean 'northeurope'?`);
    expect(inRegion('eastus3')).toContain(`did you mean 'eastus' or 'eastus2'?`);
  });

  test('that is newer than the table passes, with the way to look it up', () => {
    const stack = synth((scope) => workspace(scope, { location: 'atlantisnorth' }));
    expect(stack.the('machine_learning_workspace').location).toBe('atlantisnorth');
    expect(stack.warnings.join()).toContain('look it up with `az account list-locations`');
  });

  test.each(['westeurope', 'West Europe', 'usgovvirginia', 'chinanorth3'])('%s is known', (location) => {
    expect(warnings((stack) => new WorkspaceStorage(stack, 'Storage', { ...STORAGE, location }))).toBe('');
  });

  test('is read from the resource group of the stack too', () => {
    const resourceGroup = (stack: TerraformStack): ResourceGroup => new ResourceGroup(stack, 'Group', { name: 'rg-ml', location: 'westeurop' });
    expect(warnings((stack) => workspace(stack, { resourceGroup: resourceGroup(stack) }))).toContain(`'location' is 'westeurop'`);
  });

  test.each<[string, (stack: TerraformStack) => unknown]>([
    [
      'an imported workspace',
      (stack) =>
        MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', {
          id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`,
          location: 'westeurop',
        }),
    ],
    ['the replica of a registry', (stack) => workspace(stack, { redundancy: Redundancy.geo('westeurop') })],
    [
      'the copy of a registry of assets',
      (stack) =>
        new MlRegistry(stack, 'Registry', {
          name: 'shared',
          resourceGroup: { name: 'rg', location: 'northeurope' },
          publicNetworkAccess: true,
          regions: [{ location: 'westeurop' }],
        }),
    ],
  ])('of %s is held against the table too', (_, build) => {
    expect(warnings(build)).toContain(`is 'westeurop', and Azure had no region of that name`);
  });
});

const STORAGE = { name: 'stml', resourceGroup: { name: 'rg-ml' }, publicNetworkAccess: true };
const HUB = { baseName: 'hub', resourceGroup: { name: 'rg-hub', location: 'westus' }, addressSpace: '10.40.0.0/22' };
const NET = { baseName: 'ml', resourceGroup: { name: 'rg-ml', location: 'westus' }, addressSpace: '10.41.0.0/22' };

describe('what is spread over availability zones', () => {
  test('is warned of in a region that had none, with the way out', () => {
    expect(inRegion('westus', Redundancy.ZONE)).toBe(
      `a storage account with the replication 'ZRS' needs availability zones, and the region 'westus' had none in March 2026, so that Azure refuses it: ` +
        `pass 'redundancy: Redundancy.LOCAL' to the workspace, or 'replication: StorageReplication.LRS' to a WorkspaceStorage`,
    );
    expect(inRegion('westus')).toBe('');
  });

  test.each<[string, (stack: TerraformStack) => unknown]>([
    ['a registry with copies', (stack) => workspace(stack, { redundancy: Redundancy.geo('westus') })],
    ['a firewall', (stack) => new HubNetwork(stack, 'Hub', { ...HUB, firewall: {} })],
    ['a NAT gateway', (stack) => new WorkspaceNetwork(stack, 'Net', { ...NET, natGateway: { zone: '1' } })],
    [
      'a registry of assets',
      (stack) => new MlRegistry(stack, 'Registry', { resourceGroup: HUB.resourceGroup, name: 'shared', publicNetworkAccess: true }),
    ],
  ])('such as %s is warned of too', (_, build) => {
    expect(warnings(build)).toContain(`needs availability zones, and the region 'westus' had none in March 2026`);
  });

  test.each<[string, (stack: TerraformStack) => unknown]>([
    ['a hub with nothing in it', (stack) => new HubNetwork(stack, 'Hub', HUB)],
    ['a firewall in no zone', (stack) => new HubNetwork(stack, 'Hub', { ...HUB, zones: [], firewall: {} })],
    ['a NAT gateway where Azure chooses', (stack) => new WorkspaceNetwork(stack, 'Net', { ...NET, natGateway: {} })],
    [
      'a registry of assets with local copies',
      (stack) =>
        new MlRegistry(stack, 'Registry', {
          resourceGroup: HUB.resourceGroup,
          name: 'shared',
          publicNetworkAccess: true,
          regions: [{ location: 'westus', replication: StorageReplication.LRS }],
        }),
    ],
  ])('is not %s', (_, build) => {
    expect(warnings(build)).not.toContain('availability zones');
  });
});

describe('a copy in the paired region', () => {
  test('is warned of where a region has none', () => {
    const told = warnings(
      (stack) => new WorkspaceStorage(stack, 'Storage', { ...STORAGE, location: 'italynorth', replication: StorageReplication.RAGRS }),
    );
    expect(told).toContain(
      `'RAGRS' needs a paired region, and 'italynorth' had none in March 2026, so that Azure refuses it: pass 'redundancy: Redundancy.ZONE'`,
    );
    expect(inRegion('italynorth', Redundancy.geo('westeurope'))).toContain(`'GZRS' needs a paired region`);
    expect(inRegion('italynorth', Redundancy.ZONE)).toBe('');
  });
});

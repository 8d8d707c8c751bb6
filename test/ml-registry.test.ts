import { TerraformOutput, TerraformVariable } from 'cdktf';
import { MlRegistry, MlRegistryProps, MlWorkspace, PrincipalType, PrivateDnsZones, RegistryAsset, StorageReplication } from '../lib';
import { GROUP, OBJECT_ID, PROVIDERS, SUBNET, Synthesized, synth, workspace } from './support';

const ID = `${PROVIDERS}/Microsoft.MachineLearningServices/registries/mlr-shared`;
const TEAM = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
const IMPORTED = { id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-ml`, location: 'westeurope' };

function registry(props: Partial<MlRegistryProps> = {}, build: (made: MlRegistry) => void = () => {}): Synthesized {
  return synth((stack) => build(new MlRegistry(stack, 'Shared', { name: 'mlr-shared', resourceGroup: GROUP, publicNetworkAccess: true, ...props })));
}

const region = (location: string, storageAccountType = 'Standard_ZRS'): object => ({
  location,
  acrDetails: [{ systemCreatedAcrAccount: { acrAccountSku: 'Premium' } }],
  storageAccountDetails: [{ systemCreatedStorageAccount: { storageAccountType, storageAccountHnsEnabled: false, allowBlobPublicAccess: false } }],
});

describe('an Azure Machine Learning registry', () => {
  test('is made in its resource group and keeps its assets in its own region', () => {
    expect(registry({ description: 'Shared models', tags: { team: 'platform' } }).the('azapi_resource')).toMatchObject({
      type: 'Microsoft.MachineLearningServices/registries@2025-06-01',
      name: 'mlr-shared',
      parent_id: expect.stringMatching(/^\/subscriptions\/\$\{data\.azurerm_client_config\.\w+\.subscription_id\}\/resourceGroups\/rg-ml$/) as string,
      location: 'westeurope',
      identity: [{ type: 'SystemAssigned' }],
      tags: { description: 'Shared models', team: 'platform' },
      body: { properties: { publicNetworkAccess: 'Enabled', regionDetails: [region('westeurope')] } },
    });
  });

  test('keeps them in further regions, with as many copies as are asked for', () => {
    const regions = [{ location: 'North Europe', replication: StorageReplication.LRS }];
    expect(registry({ regions }).the('azapi_resource').body).toMatchObject({
      properties: { regionDetails: [region('westeurope'), region('northeurope', 'Standard_LRS')] },
    });
    const own = [{ location: 'westeurope', replication: StorageReplication.GRS }];
    expect(registry({ regions: own }).the('azapi_resource').body).toMatchObject({
      properties: { regionDetails: [region('westeurope', 'Standard_GRS')] },
    });
  });

  test('asks for its own region among them, where that is known only in Terraform', () => {
    const warnings = (regions: { location: string }[], location?: string): string[] =>
      synth((stack) => {
        const { stringValue } = new TerraformVariable(stack, 'region', {});
        const resourceGroup = { name: 'rg-ml', location: stringValue };
        new MlRegistry(stack, 'Shared', { name: 'mlr-shared', resourceGroup, location, publicNetworkAccess: true, regions });
      }).warnings;
    expect(warnings([{ location: 'northeurope' }]).join()).toContain(`Azure asks for it among 'regions'`);
    expect(warnings([{ location: 'northeurope' }], 'westeurope')).toEqual([]);
    expect(warnings([])).toEqual([]);
  });

  test('has one private endpoint in the zone of the API, when it is closed', () => {
    const stack = synth((scope) => {
      const dnsZones = new PrivateDnsZones(scope, 'Zones', { resourceGroup: GROUP });
      dnsZones.linkVirtualNetwork('net', { id: SUBNET.id.split('/subnets/')[0] as string });
      new MlRegistry(scope, 'Shared', { name: 'mlr-shared', resourceGroup: GROUP, privateLink: { subnet: SUBNET, dnsZones } });
    });
    expect(stack.the('azapi_resource').body).toMatchObject({ properties: { publicNetworkAccess: 'Disabled' } });
    expect(stack.the('private_endpoint')).toMatchObject({ private_service_connection: { subresource_names: ['amlregistry'] } });
    expect(stack.the('private_dns_zone').name).toBe('privatelink.api.azureml.ms');
  });

  test('can be guarded against loss', () => {
    expect(registry({ deletionProtection: true }).the('azapi_resource').lifecycle).toEqual({ prevent_destroy: true });
  });

  test('lets people and workspaces use its assets', () => {
    const stack = synth((scope) => {
      const made = new MlRegistry(scope, 'Shared', { name: 'mlr-shared', resourceGroup: GROUP, publicNetworkAccess: true });
      made.grantUser('Team', TEAM);
      made.grantContributor('Owners', TEAM);
      made.grantWorkspace('Fraud', workspace(scope));
    });
    const roles = stack.all('role_assignment').filter(({ scope }) => String(scope).includes('azapi_resource'));
    expect(roles.map(({ role_definition_name }) => role_definition_name).sort()).toEqual([
      'AzureML Registry User',
      'AzureML Registry User',
      'Contributor',
    ]);
  });

  test('has its assets deployed in workspaces', () => {
    const stack = synth((scope) => {
      const made = new MlRegistry(scope, 'Shared', { name: 'mlr-shared', resourceGroup: GROUP, publicNetworkAccess: true });
      const endpoint = workspace(scope).addOnlineEndpoint('fraud');
      endpoint.addDeployment('blue', { model: made.assetUri(RegistryAsset.MODELS, 'fraud', '3'), instanceType: 'Standard_D4as_v4' });
    });
    expect(stack.text).toMatch(
      /"model":"azureml:\/\/registries\/\$\{azapi_resource\.\w+\.name\}\/models\/fraud\/versions\/3"|"model":"azureml:\/\/registries\/mlr-shared\/models\/fraud\/versions\/3"/,
    );
  });

  test('tells its addresses', () => {
    const stack = registry({}, (made) => {
      const value = `${made.discoveryUrl} ${made.mlflowRegistryUri} ${made.managedResourceGroupId} ${made.principalId}`;
      new TerraformOutput(made, 'facts', { value });
    });
    for (const name of ['discoveryUrl', 'mlFlowRegistryUri', 'managedResourceGroup.resourceId'])
      expect(stack.text).toContain(`.output.properties.${name}}`);
  });

  test.each<[Partial<MlRegistryProps>, string]>([
    [{ publicNetworkAccess: false }, `'publicNetworkAccess' is false: without public network access and without 'privateLink' nobody could reach it`],
    [{ name: 'a b' }, `'name' is 'a b': the Azure Machine Learning registry name must be`],
    [
      { regions: [{ location: 'northeurope' }, { location: 'North Europe' }] },
      `[test/Shared] 'regions' is 'northeurope': a registry keeps its assets once in a region`,
    ],
    [{ description: '%{ if' }, `'description'`],
  ])('refuses %j', (props, message) => {
    expect(() => registry(props)).toThrow(message);
  });
});

describe('an imported registry', () => {
  test('has a name, assets and grants', () => {
    const stack = synth((scope) => {
      const shared = MlRegistry.fromRegistryAttributes(scope, 'Shared', { id: ID });
      expect(shared.assetUri(RegistryAsset.ENVIRONMENTS, 'serve', '1')).toBe('azureml://registries/mlr-shared/environments/serve/versions/1');
      shared.grantUser('Team', TEAM);
    });
    expect(stack.the('role_assignment')).toMatchObject({ scope: ID, role_definition_name: 'AzureML Registry User' });
  });

  test('is no other resource', () => {
    expect(() => synth((stack) => MlRegistry.fromRegistryAttributes(stack, 'Shared', { id: IMPORTED.id }))).toThrow(
      'this is not the id of an Azure Machine Learning registry',
    );
  });

  test('grants nothing to a workspace whose identity is not known', () => {
    expect(() =>
      synth((stack) =>
        MlRegistry.fromRegistryAttributes(stack, 'Shared', { id: ID }).grantWorkspace(
          'Ml',
          MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', IMPORTED),
        ),
      ),
    ).toThrow(`'workspace.identityPrincipalId' is not given`);
  });
});

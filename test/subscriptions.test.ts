import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { AiFoundryHub, AzapiProvider, IAiFoundryHub, IMlWorkspace, MlWorkspace, OutboundTarget, TimeProvider } from '../lib';
import { FEATURES, PROVIDERS, Synthesized, synthStack, testApp } from './support';

const HERE = '11111111-2222-3333-4444-555555555555';
const ELSEWHERE = '99999999-2222-3333-4444-555555555555';
const WORKSPACE = { id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`, location: 'westeurope' };
const LAKE = `${PROVIDERS}/Microsoft.Storage/storageAccounts/stlake`;
const CONTAINER = { id: `${LAKE}/blobServices/default/containers/raw` };
const SHARE = { id: `${LAKE}/fileServices/default/shares/models` };
const RULE = 'it is in another subscription than the azurerm provider, ';

/** A stack whose azurerm provider has a subscription, or leaves it to Terraform's environment. */
function stackOf(subscriptionId?: string): TerraformStack {
  const stack = new TerraformStack(testApp(), 'test');
  new AzurermProvider(stack, 'Azurerm', { features: FEATURES, subscriptionId });
  new AzapiProvider(stack, 'Azapi');
  new TimeProvider(stack, 'Time');
  return stack;
}

function within(subscriptionId: string | undefined, build: (workspace: IMlWorkspace, accountKey: string) => void): Synthesized {
  const stack = stackOf(subscriptionId);
  const { stringValue: accountKey } = new TerraformVariable(stack, 'key', { sensitive: true });
  build(MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', WORKSPACE), accountKey);
  return synthStack(stack);
}

describe('a workspace of another subscription than the azurerm provider', () => {
  const children: [string, (workspace: IMlWorkspace, accountKey: string) => unknown][] = [
    ['a blob datastore', (ml) => ml.addBlobDatastore('x', { container: CONTAINER })],
    ['a file datastore', (ml, accountKey) => ml.addFileDatastore('x', { share: SHARE, accountKey })],
    ['a Data Lake datastore', (ml) => ml.addDataLakeDatastore('x', { container: CONTAINER })],
    ['a rule for a host', (ml) => ml.allowOutboundFqdn('x', 'pypi.org')],
    ['a rule for a service tag', (ml) => ml.allowOutboundServiceTag('x', { serviceTag: 'Sql' })],
    ['a rule for a private endpoint', (ml) => ml.allowOutboundPrivateEndpoint('x', { target: { id: LAKE }, subresource: OutboundTarget.DFS })],
    ['a Spark pool', (ml) => ml.addSynapseSpark('spark', { sparkPool: { id: `${PROVIDERS}/Microsoft.Synapse/workspaces/syn/bigDataPools/pool` } })],
    [
      'an inference cluster',
      (ml) => ml.addInferenceCluster('aks', { kubernetesCluster: { id: `${PROVIDERS}/Microsoft.ContainerService/managedClusters/aks` } }),
    ],
  ];

  test.each(children)('gets no %s, whose id azurerm builds from its own', (_, add) => {
    expect(() => within(ELSEWHERE, add)).toThrow(
      `'workspace' is '${WORKSPACE.id}': ${RULE}'${ELSEWHERE}', in which azurerm would look for one of its name. ` +
        `Make an AzureSubscription for '${HERE}' in this stack, or deploy this from a stack whose azurerm provider has that subscription.`,
    );
    expect(() => within(HERE.toUpperCase(), add)).not.toThrow();
    expect(() => within(undefined, add)).not.toThrow();
  });

  test('gets what azapi makes, which takes the whole id', () => {
    const target = { id: `${PROVIDERS}/Microsoft.ContainerRegistry/registries/crother` };
    expect(() => within(ELSEWHERE, (ml) => ml.allowOutboundPrivateEndpoint('x', { target, subresource: OutboundTarget.REGISTRY }))).not.toThrow();
  });

  test('is no hub of projects', () => {
    const project = (subscriptionId: string): Synthesized => {
      const stack = stackOf(subscriptionId);
      const hub: IAiFoundryHub = AiFoundryHub.fromHubAttributes(stack, 'Hub', WORKSPACE);
      hub.addProject('bot');
      return synthStack(stack);
    };
    expect(() => project(ELSEWHERE)).toThrow(`[test/Hub/bot] 'hub' is '${WORKSPACE.id}': ${RULE}`);
    expect(() => project(HERE)).not.toThrow();
  });

  test('is judged by the provider that the resource itself uses', () => {
    const stack = stackOf(ELSEWHERE);
    const right = new AzurermProvider(stack, 'Right', { alias: 'right', features: FEATURES, subscriptionId: HERE });
    const { resource } = MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', WORKSPACE).addBlobDatastore('x', { container: CONTAINER });
    resource.provider = right;
    expect(() => synthStack(stack)).not.toThrow();
  });

  test('passes where the provider takes its subscription from a variable', () => {
    const stack = new TerraformStack(testApp(), 'test');
    const subscriptionId = new TerraformVariable(stack, 'subscription', {}).stringValue;
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES, subscriptionId });
    MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', WORKSPACE).addBlobDatastore('x', { container: CONTAINER });
    expect(() => synthStack(stack)).not.toThrow();
  });
});

describe('an account of another subscription than the azurerm provider', () => {
  const far = (id: string): { readonly id: string } => ({ id: id.replace(HERE, ELSEWHERE) });
  const rule = `it is in another subscription than the azurerm provider, '${HERE}', and azurerm looks for its account only there. `;

  test('gets no container or share, which azurerm would look for in its own', () => {
    const storage = far(LAKE);
    const told = `'storage' is '${storage.id}': ${rule}`;
    expect(() => within(HERE, (ml) => ml.addBlobDatastore('raw', { storage }))).toThrow(
      `${told}Bring one in that of the workspace, or use a Data Lake Gen2 datastore.`,
    );
    expect(() => within(HERE, (ml) => ml.addDataLakeDatastore('raw', { storage }))).toThrow(
      `${told}Make an AzureSubscription for '${ELSEWHERE}' in this stack, or make it from a stack whose azurerm provider has that subscription, and bring it.`,
    );
    expect(() => within(HERE, (ml, accountKey) => ml.addFileDatastore('raw', { storage, accountKey }))).toThrow(
      `${told}Bring one in that of the workspace.`,
    );
  });

  test('may have the container of a Data Lake datastore, but not the share of a file datastore', () => {
    expect(() => within(HERE, (ml) => ml.addDataLakeDatastore('x', { container: far(CONTAINER.id) }))).not.toThrow();
    const share = far(SHARE.id);
    expect(() => within(HERE, (ml, accountKey) => ml.addFileDatastore('x', { share, accountKey }))).toThrow(
      `${rule}Bring one in that of the workspace.`,
    );
  });

  test('has a container that is made with a provider of that subscription', () => {
    const stack = stackOf(HERE);
    const provider = new AzurermProvider(stack, 'Far', { alias: 'far', features: FEATURES, subscriptionId: ELSEWHERE });
    const container = new StorageContainer(stack, 'Made', { provider, name: 'raw', storageAccountId: far(LAKE).id });
    MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', WORKSPACE).addDataLakeDatastore('x', { container });
    expect(() => synthStack(stack)).not.toThrow();
  });
});

import { SearchService } from '@cdktf/provider-azurerm/lib/search-service';
import { AiFoundryHub, ManagedFirewallSku, ManagedNetwork, MlWorkspace, MlWorkspaceProps, OutboundTarget } from '../lib';
import { BROUGHT, GROUP, PROVIDERS, Synthesized, synth, synthWorkspace, workspace } from './support';

const APPROVED = { managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND };
const OTHER_REGISTRY = { id: `${PROVIDERS}/Microsoft.ContainerRegistry/registries/crother` };
const OPENAI = { id: `${PROVIDERS}/Microsoft.CognitiveServices/accounts/oai-shared` };

function within(build: (ml: MlWorkspace) => void, props: Partial<MlWorkspaceProps> = APPROVED): Synthesized {
  return synth((stack) => build(workspace(stack, props)));
}

describe('the managed network of a workspace', () => {
  test('is made now, after all outbound rules and before all computes, whenever they are added', () => {
    const stack = within((ml) => {
      ml.allowOutboundFqdn('pypi', 'pypi.org');
      ml.addComputeCluster('early', { vmSize: 'Standard_DS3_v2' });
      ml.provisionManagedNetwork({ includeSpark: true });
      ml.allowOutboundFqdn('files', '*.pythonhosted.org');
      ml.addComputeCluster('late', { vmSize: 'Standard_DS3_v2' });
    });
    const action = stack.address('azapi_resource_action');
    expect(stack.the('azapi_resource_action')).toMatchObject({ action: 'provisionManagedNetwork', body: { includeSpark: true } });
    for (const rule of stack.addressesOf('machine_learning_workspace_network_outbound_rule_fqdn')) expect(stack.comesAfter(action, rule)).toBe(true);
    for (const cluster of stack.addressesOf('machine_learning_compute_cluster')) expect(stack.comesAfter(cluster, action)).toBe(true);
  });

  test('is not made for a workspace that has none', () => {
    expect(() => within((ml) => ml.provisionManagedNetwork(), {})).toThrow(
      `[test/Ml/NetworkProvisioning] 'managedNetwork' is 'Disabled': the workspace has no managed network that could be made`,
    );
  });

  test('has the firewall that is asked for, before the first rule', () => {
    const stack = within((ml) => ml.allowOutboundFqdn('pypi', 'pypi.org'), { ...APPROVED, firewallSku: ManagedFirewallSku.BASIC });
    expect(stack.the('azapi_update_resource')).toMatchObject({ body: { properties: { managedNetwork: { firewallSku: 'Basic' } } } });
    const rule = stack.address('machine_learning_workspace_network_outbound_rule_fqdn');
    expect(stack.comesAfter(rule, stack.address('azapi_update_resource'))).toBe(true);
  });

  test('of a hub has it too', () => {
    const stack = synth((scope) => {
      const common = { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true };
      new AiFoundryHub(scope, 'Hub', { ...common, ...APPROVED, firewallSku: ManagedFirewallSku.STANDARD });
    });
    expect(stack.the('azapi_update_resource').body).toEqual({ properties: { managedNetwork: { firewallSku: 'Standard' } } });
  });

  test('has no firewall in another mode', () => {
    const props = { managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND, firewallSku: ManagedFirewallSku.BASIC };
    expect(() => synthWorkspace(props)).toThrow(
      `[test/Ml] 'firewallSku' is 'Basic': Azure makes a firewall only in a managed network of the mode AllowOnlyApprovedOutbound`,
    );
  });
});

describe('an outbound private endpoint that azurerm does not know', () => {
  test.each([
    ['a registry', OTHER_REGISTRY, OutboundTarget.REGISTRY],
    ['Azure OpenAI', OPENAI, OutboundTarget.ACCOUNT],
    ['AI Search', { id: `${PROVIDERS}/Microsoft.Search/searchServices/srch` }, OutboundTarget.SEARCH_SERVICE],
  ])('leads to %s, once the workspace may approve it', (_, target, subresource) => {
    const stack = within((ml) => ml.allowOutboundPrivateEndpoint('other', { target, subresource }));
    const destination = { serviceResourceId: target.id, subresourceTarget: subresource, sparkEnabled: false };
    expect(stack.the('azapi_resource')).toMatchObject({
      name: 'other',
      body: { properties: { type: 'PrivateEndpoint', category: 'UserDefined', destination } },
    });
    expect(stack.comesAfter(stack.address('azapi_resource'), stack.address('role_assignment', 'Ml_other_Approval'))).toBe(true);
  });

  test('leads to a service of the program', () => {
    const stack = within((ml) => {
      const search = new SearchService(ml, 'Search', { name: 'srch', resourceGroupName: 'rg-ml', location: 'westeurope', sku: 'basic' });
      ml.allowOutboundPrivateEndpoint('search', { target: search, subresource: OutboundTarget.SEARCH_SERVICE });
    });
    expect(stack.comesAfter(stack.address('azapi_resource'), stack.address('search_service'))).toBe(true);
  });

  test('takes its place in the order of the rules', () => {
    const stack = within((ml) => {
      ml.allowOutboundFqdn('pypi', 'pypi.org');
      ml.allowOutboundPrivateEndpoint('other', { target: OTHER_REGISTRY, subresource: OutboundTarget.REGISTRY });
    });
    expect(stack.comesAfter(stack.address('azapi_resource'), stack.address('machine_learning_workspace_network_outbound_rule_fqdn'))).toBe(true);
  });

  test.each([
    [
      'what a service does not have',
      { target: OTHER_REGISTRY, subresource: OutboundTarget.BLOB },
      'a target of Microsoft.ContainerRegistry has only registry',
    ],
    ["what is the workspace's own", { target: BROUGHT.registry, subresource: OutboundTarget.REGISTRY }, 'it is a part of the workspace itself'],
  ])('refuses %s', (_, options, message) => {
    expect(() => within((ml) => ml.allowOutboundPrivateEndpoint('other', options), { ...APPROVED, registry: BROUGHT.registry })).toThrow(message);
  });
});

describe('the addresses that alone reach a workspace', () => {
  test('are told to Azure, with a warning that this is a preview', () => {
    const stack = synthWorkspace({ allowedIpRanges: ['20.30.40.0/24'] });
    expect(stack.the('azapi_update_resource')).toMatchObject({
      type: 'Microsoft.MachineLearningServices/workspaces@2025-07-01-preview',
      body: { properties: { ipAllowlist: ['20.30.40.0/24'] } },
    });
    expect(stack.warnings.join()).toContain(`'allowedIpRanges' of a workspace is a preview of Azure`);
  });

  test('are without effect on a closed workspace, and refused there', () => {
    expect(() => synthWorkspace({ allowedIpRanges: ['20.30.40.50'], publicNetworkAccess: false })).toThrow(`'allowedIpRanges' is `);
  });

  test('are refused where they are private', () => {
    expect(() => synthWorkspace({ allowedIpRanges: ['10.0.0.1'] })).toThrow('this is a private address, and Azure sees the public one');
  });
});

test('what azurerm cannot tell is told one after the other', () => {
  const stack = synthWorkspace({ ...APPROVED, firewallSku: ManagedFirewallSku.BASIC, allowedIpRanges: ['20.30.40.50'] });
  expect(stack.comesAfter(stack.address('azapi_update_resource', 'Ml_IpAllowlist'), stack.address('azapi_update_resource', 'Ml_FirewallSku'))).toBe(
    true,
  );
});

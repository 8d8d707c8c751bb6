import { SearchService } from '@cdktf/provider-azurerm/lib/search-service';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack } from 'cdktf';
import {
  AiFoundryHub,
  IdentityType,
  ManagedFirewallSku,
  ManagedNetwork,
  MlWorkspace,
  MlWorkspaceProps,
  NetworkProvisioning,
  OutboundTarget,
} from '../lib';
import { BROUGHT, FEATURES, GROUP, PROVIDERS, Synthesized, synth, synthStack, synthWorkspace, testApp, workspace } from './support';

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
      ml.addComputeCluster('early', { vmSize: 'Standard_D4ds_v4' });
      ml.provisionManagedNetwork({ includeSpark: true });
      ml.allowOutboundFqdn('files', '*.pythonhosted.org');
      ml.addComputeCluster('late', { vmSize: 'Standard_D4ds_v4' });
    });
    const action = stack.address('azapi_resource_action');
    expect(stack.the('azapi_resource_action')).toMatchObject({ action: 'provisionManagedNetwork', body: { includeSpark: true } });
    for (const rule of stack.addressesOf('machine_learning_workspace_network_outbound_rule_fqdn')) expect(stack.comesAfter(action, rule)).toBe(true);
    for (const cluster of stack.addressesOf('machine_learning_compute_cluster')) expect(stack.comesAfter(cluster, action)).toBe(true);
  });

  test('has more time than half an hour to be taken down, and to be made with the workspace', () => {
    const timeouts = (props: Partial<MlWorkspaceProps>): unknown => within(() => {}, props).the('machine_learning_workspace').timeouts;
    expect(timeouts(APPROVED)).toEqual({ delete: '90m' });
    expect(timeouts({ ...APPROVED, provisionManagedNetworkOnCreation: true })).toEqual({ create: '90m', delete: '90m' });
    expect(timeouts({})).toBeUndefined();
    expect(timeouts({ managedNetwork: ManagedNetwork.DISABLED })).toBeUndefined();
    const hub = (props: object): unknown =>
      synth((scope) => {
        new AiFoundryHub(scope, 'Hub', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true, ...props });
      }).the('ai_foundry').timeouts;
    expect(hub(APPROVED)).toEqual({ delete: '90m' });
    expect(hub({})).toBeUndefined();
  });

  test('is not made for a workspace that has none', () => {
    expect(() => within((ml) => ml.provisionManagedNetwork(), {})).toThrow(
      `[test/Ml/NetworkProvisioning] 'managedNetwork' is 'Disabled': the workspace has no managed network that could be made`,
    );
  });

  test('is made once, whoever asks for it', () => {
    const again = (ml: MlWorkspace): void => {
      ml.provisionManagedNetwork();
      new NetworkProvisioning(ml.node.scope as TerraformStack, 'Again', { workspace: ml });
    };
    expect(() => within(again)).toThrow(
      `[test/Again] 'workspace' is 'test/Ml': [test/Ml/NetworkProvisioning] makes its managed network already. Leave one of the two out.`,
    );
    const two = (ml: MlWorkspace): void => {
      ml.provisionManagedNetwork();
      workspace(ml.node.scope as TerraformStack, { ...APPROVED, baseName: 'other' }, 'Other').provisionManagedNetwork();
    };
    expect(within(two).all('azapi_resource_action')).toHaveLength(2);
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

describe('the roles that let private endpoints of a managed network be approved', () => {
  const cluster = (ml: MlWorkspace): unknown => ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
  const wait = (stack: Synthesized): string => stack.address('time_sleep', 'Ml_ApproverWait');

  test('have spread before what makes the network, and spread while the workspace is made', () => {
    const stack = within((ml) => [cluster(ml), ml.provisionManagedNetwork()]);
    const granted = ['Storage', 'Vault', 'Registry'].map((part) => `${part}ConnectionApprover`);
    expect(stack.the('time_sleep')).toEqual({
      create_duration: '120s',
      triggers: Object.fromEntries(granted.map((id) => [id, `\${${stack.address('role_assignment', `Ml_${id}`)}.id}`])),
    });
    for (const type of ['azapi_resource_action', 'machine_learning_compute_cluster']) {
      expect(stack.comesAfter(stack.address(type), wait(stack))).toBe(true);
    }
    expect(stack.comesAfter(stack.address('machine_learning_workspace'), wait(stack))).toBe(false);
  });

  test('have spread before a workspace that makes its network itself', () => {
    const stack = within(() => {}, { ...APPROVED, provisionManagedNetworkOnCreation: true });
    expect(stack.comesAfter(stack.address('machine_learning_workspace'), wait(stack))).toBe(true);
  });

  test("are the workspace's own identity's after the workspace, and have spread before computes", () => {
    const stack = within(cluster, { ...APPROVED, identityType: IdentityType.SYSTEM_ASSIGNED });
    expect(stack.comesAfter(wait(stack), stack.address('machine_learning_workspace'))).toBe(true);
    expect(stack.comesAfter(stack.address('machine_learning_compute_cluster'), wait(stack))).toBe(true);
  });

  test('are waited for in a hub too', () => {
    const stack = synth((scope) => {
      const hub = new AiFoundryHub(scope, 'Ml', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true, ...APPROVED });
      hub.addComputeInstance('maria', { vmSize: 'Standard_D4ds_v4' });
    });
    expect(stack.comesAfter(stack.address('machine_learning_compute_instance'), wait(stack))).toBe(true);
    expect(stack.comesAfter(stack.address('ai_foundry'), wait(stack))).toBe(false);
  });

  test('are waited for as long as asked, not at all with 0, and only where they are granted', () => {
    expect(within(cluster, { ...APPROVED, managedNetworkPropagationSeconds: 300 }).the('time_sleep').create_duration).toBe('300s');
    const without = within(cluster, { ...APPROVED, managedNetworkPropagationSeconds: 0 });
    expect(without.all('time_sleep')).toEqual([]);
    const approver = without.address('role_assignment', 'Ml_VaultConnectionApprover');
    expect(without.comesAfter(without.address('machine_learning_compute_cluster'), approver)).toBe(true);
    expect(within(cluster, { ...APPROVED, identity: BROUGHT.identity }).all('time_sleep')).toEqual([]);
    expect(within(cluster, {}).all('time_sleep')).toEqual([]);
  });

  test('have no wait where there is no managed network, nor one that is none', () => {
    expect(() => synthWorkspace({ managedNetworkPropagationSeconds: 60 })).toThrow(
      `[test/Ml] 'managedNetworkPropagationSeconds' is 60: the workspace has no managed network whose private endpoints would be approved. ` +
        `Leave it out, or pass 'managedNetwork'`,
    );
    expect(() => synthWorkspace({ ...APPROVED, managedNetworkPropagationSeconds: -1 })).toThrow(
      `[test/Ml] 'managedNetworkPropagationSeconds' is -1: the wait is a whole number of seconds, an hour at most; 0 turns it off`,
    );
  });

  test('need the provider time, of which a stack without it is told, and how to do without', () => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    workspace(stack, APPROVED);
    expect(() => synthStack(stack)).toThrow(/\[test\/Ml\/ApproverWait\].*new TimeProvider.*'managedNetworkPropagationSeconds: 0'/s);
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

import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, Aspects, TerraformStack, Testing } from 'cdktf';
import { AzapiProvider, TimeProvider } from '../../../lib';
import { CompanyRules } from '../lib/company-rules';
import { CompanyWorkspace, CompanyWorkspaceProps } from '../lib/company-workspace';

interface Synthesized {
  readonly resource: { readonly [type: string]: { readonly [id: string]: { readonly [attribute: string]: unknown } } };
}

/** An app whose only stack has a workspace of the company. */
function build(props: Partial<CompanyWorkspaceProps> = {}, location = 'westeurope'): TerraformStack {
  const stack = new TerraformStack(Testing.app(), 'team');
  new AzurermProvider(stack, 'Azurerm', { features: [{}] });
  new AzapiProvider(stack, 'Azapi');
  new TimeProvider(stack, 'Time');
  Aspects.of(stack).add(new CompanyRules());
  const resourceGroup = new ResourceGroup(stack, 'ResourceGroup', { name: 'rg-fraud-dev', location });
  new CompanyWorkspace(stack, 'Team', { baseName: 'fraud-dev', resourceGroup, costCenter: '4711', ...props });
  return stack;
}

/** The Terraform of its stack. */
function synthesize(props: Partial<CompanyWorkspaceProps> = {}): Synthesized {
  return JSON.parse(Testing.synth(build(props), true)) as Synthesized;
}

const all = (json: Synthesized, type: string): { readonly [attribute: string]: unknown }[] => Object.values(json.resource[type] ?? {});

test('storage has no shared keys', () => {
  expect(all(synthesize(), 'azurerm_storage_account')).toMatchObject([{ shared_access_key_enabled: false }]);
});

test('the workspace says who pays for it', () => {
  expect(all(synthesize(), 'azurerm_machine_learning_workspace')).toMatchObject([{ tags: { 'cost-center': '4711' } }]);
});

test('what a business depends on is locked', () => {
  expect(all(synthesize(), 'azurerm_management_lock')).toHaveLength(0);
  expect(all(synthesize({ production: true }), 'azurerm_management_lock')).not.toHaveLength(0);
});

test('data scientists get roles on the workspace and its storage', () => {
  const granted = all(synthesize({ dataScientists: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' }), 'azurerm_role_assignment');
  const theirs = granted.filter(({ principal_id }) => principal_id === 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee');
  expect(theirs.map(({ role_definition_name }) => role_definition_name)).toContain('AzureML Data Scientist');
});

test('other regions are refused', () => {
  expect(() => App.of(build({}, 'eastus')).synth()).toThrow("'location' is 'eastus'");
  expect(() => App.of(build({}, 'northeurope')).synth()).not.toThrow();
});

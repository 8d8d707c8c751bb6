import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Aspects, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { DiagnosticSetting, DiagnosticSource, ManagedNetwork, MlWorkspace, MlWorkspaceProps, PrincipalType } from '../lib';
import { synth, testApp } from './support';

const MARIA = { principalId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', principalType: PrincipalType.USER };

function workspace(stack: TerraformStack, id = 'Ml', more: Partial<MlWorkspaceProps> = {}): MlWorkspace {
  return new MlWorkspace(stack, id, {
    baseName: 'fraud-dev',
    resourceGroup: { name: 'rg-fraud-dev', location: 'westeurope' },
    publicNetworkAccess: true,
    ...more,
  });
}

describe('what is taken out of the program', () => {
  test('leaves its name to another', () => {
    const stack = synth((scope) => {
      const ml = workspace(scope);
      ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
      ml.node.tryRemoveChild('cpu');
      ml.addComputeCluster('cpu', { vmSize: 'Standard_D8ds_v4' });
    });
    expect(stack.the('machine_learning_compute_cluster').vm_size).toBe('STANDARD_D8DS_V4');
  });

  test('leaves the names of all that is in it', () => {
    const stack = synth((scope) => {
      workspace(scope);
      scope.node.tryRemoveChild('Ml');
      workspace(scope, 'Again').addBlobDatastore('raw');
    });
    expect(stack.the('machine_learning_workspace').name).toBe('mlw-fraud-dev');
  });

  test('grants its role to nobody, so that another may', () => {
    const stack = synth((scope) => {
      const ml = workspace(scope);
      ml.grantReader('Maria', MARIA);
      ml.node.tryRemoveChild('Maria');
      ml.grantReader('MariaAgain', MARIA);
    });
    expect(stack.all('role_assignment').filter(({ principal_id: id }) => id === MARIA.principalId)).toHaveLength(1);
  });

  test('sends nothing, so that another setting may', () => {
    const stack = synth((scope) => {
      const ml = workspace(scope);
      ml.node.tryRemoveChild('Diagnostics');
      new DiagnosticSetting(scope, 'Own', { target: ml, source: DiagnosticSource.ML_WORKSPACE, logAnalytics: ml.logAnalytics, name: 'own' });
    });
    expect(stack.named('monitor_diagnostic_setting', 'own').target_resource_id).toContain('azurerm_machine_learning_workspace.Ml_');
  });

  test('leaves its name to one other, and not to two', () => {
    const ml = workspace(new TerraformStack(testApp(), 'test'));
    const cluster = (id: string) => ml.addComputeCluster(id, { name: 'cpu', vmSize: 'Standard_D4ds_v4' });
    cluster('first');
    ml.node.tryRemoveChild('first');
    cluster('second');
    expect(() => cluster('third')).toThrow(`'name' is 'cpu': the compute cluster of [test/Ml/second] has this name already`);
  });

  test('is waited for by nothing: what came after it comes after what it came after', () => {
    const stack = synth((scope) => {
      const ml = workspace(scope, 'Ml', { managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND });
      ['first', 'second', 'third'].forEach((id) => ml.allowOutboundFqdn(id, `${id}.example.org`));
      ml.node.tryRemoveChild('second');
    });
    const rule = 'machine_learning_workspace_network_outbound_rule_fqdn';
    expect(stack.named(rule, 'third').depends_on).toContain(stack.address(rule, 'Ml_first'));
    expect(stack.text).not.toContain('Ml_second');
  });

  test('is waited for again once another has taken its place', () => {
    const rule = 'machine_learning_workspace_network_outbound_rule_fqdn';
    const stack = synth((scope) => {
      const ml = workspace(scope, 'Ml', { managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND });
      ml.allowOutboundFqdn('first', 'first.example.org');
      ml.node.tryRemoveChild('first');
      ml.allowOutboundFqdn('first', 'another.example.org');
      ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
    });
    expect(stack.the('machine_learning_compute_cluster').depends_on).toEqual(expect.arrayContaining(stack.addressesOf(rule)));
  });

  test('may be all role assignments, by an Aspect of a company that assigns them elsewhere', () => {
    const takeOut = (node: IConstruct) => node instanceof RoleAssignment && node.node.scope?.node.tryRemoveChild(node.node.id);
    const stack = synth((scope) => {
      workspace(scope);
      Aspects.of(scope).add({ visit: takeOut });
    });
    expect(stack.all('role_assignment')).toEqual([]);
    expect(stack.text).not.toContain('azurerm_role_assignment.');
    expect(stack.the('machine_learning_workspace').depends_on).not.toEqual([]);
  });
});

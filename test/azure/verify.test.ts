import { Finding } from '../../cli/checks/finding';
import { Known } from '../../cli/checks/known';
import { Sight } from '../../cli/checks/sight';
import { Attributes, block } from '../../cli/json';
import { StackModel } from '../../cli/stack-model';
import { Here } from '../../cli/verify/here';
import { verifying } from '../../cli/verify/verify';
import { synthStacks } from '../terraform/stacks';
import { appliedFor, idNamed } from './applied';
import { FakeAzure, failure } from './fake-azure';
import { DEPLOYER_ID, reaching } from './fake-http';
import { change, SUBSCRIPTION_ID } from './healthy';

const STACKS = synthStacks();
const modelOf = (stack: string): StackModel => new StackModel(stack, STACKS[stack] ?? {});
const closed = modelOf('private');
const serving = modelOf('serving');
const foundry = modelOf('foundry');
const own = modelOf('bring-your-own');

/** What one check says of a stack in an Azure in which it works, but for what is done to it. */
async function found(check: string, model: StackModel, spoil: (azure: FakeAzure) => void = () => undefined, here?: Here): Promise<Finding[]> {
  const azure = appliedFor(model);
  spoil(azure);
  const account = { name: 'deployer', objectId: DEPLOYER_ID, tenantId: 't' };
  const sight = new Sight(model, await reaching(azure), SUBSCRIPTION_ID, account, Known.everything());
  const run = verifying(here).checks.find(({ name }) => name === check);
  if (run === undefined) throw new Error(`There is no check '${check}'`);
  return run.run(sight);
}

const brief = (findings: readonly Finding[]): string[] => findings.map(({ state, found: text }) => `${state}: ${text}`);
const changing = (id: string, properties: Attributes) => (azure: FakeAzure) => change(azure, id, { properties });
/** Properties within the properties of a compute. */
const inCompute = (id: string, properties: Attributes) => (azure: FakeAzure) => {
  const { properties: inner } = block(azure.resources.get(id.toLowerCase())?.properties);
  change(azure, id, { properties: { properties: { ...block(inner), ...properties } } });
};

const WORKSPACE = idNamed(closed, 'mlw-fraud-prd');
const INSTANCE = idNamed(closed, 'ci-fraud-maria');
const ENDPOINT = idNamed(closed, 'pep-mlw-fraud-prd-amlworkspace');
const ZONE = idNamed(closed, 'privatelink.api.azureml.ms');

describe('what was made', () => {
  test('is found to be gone, with the address by which Terraform makes it anew', async () => {
    const [finding, ...others] = await found('what was made', closed, (azure) => void azure.resources.delete(INSTANCE.toLowerCase()));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ state: 'fails', found: `ci-fraud-maria is not there: ${INSTANCE}` });
    expect(finding?.todo).toContain('azurerm_machine_learning_compute_instance.');
  });

  test('is found to have failed, with what Azure says of it', async () => {
    const provisioningErrors = [{ error: { code: 'QuotaExceeded', message: 'The quota is used up.' } }];
    const findings = await found('what was made', closed, changing(INSTANCE, { provisioningState: 'Failed', provisioningErrors }));
    expect(brief(findings)).toEqual(['fails: ci-fraud-maria is in the state Failed: The quota is used up.']);
  });

  test('is told where to look when a deployment of an endpoint has failed', async () => {
    const [finding] = await found('what was made', serving, changing(idNamed(serving, 'blue'), { provisioningState: 'Failed' }));
    expect(finding?.todo).toContain('`az ml online-deployment get-logs --name blue --endpoint-name fraud-scoring-x7k2`');
  });

  test('may not be ready yet', async () => {
    expect(brief(await found('what was made', closed, changing(WORKSPACE, { provisioningState: 'Updating' })))).toEqual([
      'warning: mlw-fraud-prd is not ready yet: Azure says Updating',
    ]);
  });
});

describe('a private endpoint', () => {
  const state = (status: string, description: string) => (azure: FakeAzure) => {
    const privateLinkServiceConnections = [
      { properties: { privateLinkServiceId: WORKSPACE, privateLinkServiceConnectionState: { status, description } } },
    ];
    change(azure, ENDPOINT, { properties: { privateLinkServiceConnections } });
  };

  test('is found to wait for somebody who lets it in', async () => {
    const [finding] = await found('private endpoints', closed, state('Pending', 'Please approve'));
    expect(finding).toMatchObject({ state: 'fails', found: 'pep-mlw-fraud-prd-amlworkspace waits for mlw-fraud-prd to let it in' });
    expect(finding?.todo).toContain(`az network private-endpoint-connection list --id ${WORKSPACE}`);
  });

  test('is found to be rejected', async () => {
    expect(brief(await found('private endpoints', closed, state('Rejected', 'Not ours')))).toEqual([
      'fails: pep-mlw-fraud-prd-amlworkspace has no way to mlw-fraud-prd: Rejected (Not ours)',
    ]);
  });

  test('counts too where it was asked for by hand', async () => {
    const connection = { properties: { privateLinkServiceId: WORKSPACE, privateLinkServiceConnectionState: { status: 'Pending' } } };
    const findings = await found(
      'private endpoints',
      closed,
      changing(ENDPOINT, { privateLinkServiceConnections: [], manualPrivateLinkServiceConnections: [connection] }),
    );
    expect(findings).toHaveLength(1);
  });
});

describe('a DNS zone', () => {
  const RECORD = `${ZONE}/A/pep-mlw-fraud-prd-amlworkspace`;
  const fqdn = 'pep-mlw-fraud-prd-amlworkspace.privatelink.api.azureml.ms';

  test('is found to lack a record', async () => {
    expect(brief(await found('DNS records', closed, (azure) => void azure.resources.delete(RECORD.toLowerCase())))).toEqual([
      `fails: ${fqdn} has no record, though its private endpoint is there`,
    ]);
  });

  test('is found to lead elsewhere', async () => {
    expect(brief(await found('DNS records', closed, changing(RECORD, { aRecords: [{ ipv4Address: '10.9.9.9' }] })))).toEqual([
      `fails: ${fqdn} leads to 10.9.9.9, and its private endpoint has 10.41.0.4`,
    ]);
  });

  test('is found to have no name of an endpoint at all', async () => {
    const empty = { privateDnsZoneConfigs: [{ properties: { privateDnsZoneId: ZONE, recordSets: [] } }] };
    const findings = await found('DNS records', closed, changing(`${ENDPOINT}/privateDnsZoneGroups/default`, empty));
    expect(brief(findings)).toEqual(['fails: pep-mlw-fraud-prd-amlworkspace has no name in privatelink.api.azureml.ms']);
  });

  test('is missed by an endpoint that is in none', async () => {
    const gone = (azure: FakeAzure): void => void azure.resources.delete(`${ENDPOINT}/privateDnsZoneGroups/default`.toLowerCase());
    expect(brief(await found('DNS records', closed, gone))).toEqual([
      'fails: pep-mlw-fraud-prd-amlworkspace is in no DNS zone, so that its target has public addresses only',
    ]);
  });

  test.each([
    [['private_dns_zone_group'], ['fails: pep is in no DNS zone: no policy has put it into one']],
    [[], []],
  ])('is a policy’s task where the program leaves it to one (%j), and nobody’s otherwise', async (ignored, expected) => {
    const endpoint = { name: 'pep', resource_group_name: 'rg', private_service_connection: {}, lifecycle: { ignore_changes: ignored } };
    const model = new StackModel('x', { resource: { azurerm_private_endpoint: { e: endpoint } } });
    expect(brief(await found('DNS records', model))).toEqual(expected);
  });
});

describe("Azure ML's diagnosis of a workspace", () => {
  const CUSTOM_DNS = { code: 'CustomDNSInUse', level: 'Warning', message: 'A DNS server of your own is configured.' };
  const says =
    (value: Attributes, afterTimes = 1) =>
    (azure: FakeAzure) =>
      (azure.diagnosis = { value, afterTimes });

  test('is told in plain words, and waited for', async () => {
    const error = { code: 'StorageAccountNotAccessible', level: 'Error', message: 'The account refuses the workspace.' };
    const information = { code: 'x', level: 'Information', message: 'All is well.' };
    const value = { dnsResolutionResults: [CUSTOM_DNS], storageAccountResults: [error], otherResults: [information] };
    expect(brief(await found("Azure ML's diagnosis", closed, says(value, 3)))).toEqual([
      'warning: mlw-fraud-prd: of its DNS, Azure ML says: A DNS server of your own is configured.',
      'fails: mlw-fraud-prd: of its storage account, Azure ML says: The account refuses the workspace.',
    ]);
  });

  test('comes at once from some workspaces', async () => {
    expect(await found("Azure ML's diagnosis", closed, says({ dnsResolutionResults: [CUSTOM_DNS] }, 0))).toHaveLength(1);
  });

  test('is not known where Azure does not say where it will be', async () => {
    const findings = await found("Azure ML's diagnosis", closed, (azure) => azure.fail(/diagnose$/, { status: 202 }));
    expect(brief(findings)).toEqual([expect.stringMatching(/^unknown: not told: .* does not say where its answer will be$/)]);
  });

  test('is fetched from nobody else', async () => {
    const azure = appliedFor(closed);
    azure.fail(/diagnose$/, { status: 202, headers: { Location: 'https://evil.example.com/result' } });
    await expect((await reaching(azure)).askAndWait(`${WORKSPACE}/diagnose`, '2024-04-01', {})).rejects.toThrow(
      'No request leaves for https://evil.example.com',
    );
  });
});

describe('a role', () => {
  const without = (principal: string) => (azure: FakeAzure) => {
    const kept = azure.roleAssignments.filter(({ properties }) => block(properties).principalId !== principal);
    azure.roleAssignments.splice(0, azure.roleAssignments.length, ...kept);
  };

  test('is found to be taken from the identity of a workspace', async () => {
    const findings = await found('roles', closed, without('principal-of-id-fraud-prd'));
    expect(brief(findings)).toContain('fails: id-fraud-prd is no Storage Blob Data Contributor of stfraudprdx7k2, which the stack makes it');
    expect(findings[0]?.todo).toMatch(/^Apply again: somebody has taken the role away \(azurerm_role_assignment\./);
  });

  test('is found to be taken from a compute', async () => {
    expect(brief(await found('roles', closed, without('principal-of-cpu')))).toContain(
      'fails: cpu (compute cluster) is no AcrPull of crfraudprdx7k2, which the stack makes it',
    );
  });

  test('is found to be taken from a group', async () => {
    expect(brief(await found('roles', closed, without('22222222-3333-4444-5555-666666666666')))).toContain(
      'fails: group 22222222-3333-4444-5555-666666666666 is no AzureML Data Scientist of mlw-fraud-prd, which the stack makes it',
    );
  });

  test('of the company is known by its name', async () => {
    const scope = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/rg`;
    const model = new StackModel('x', {
      resource: {
        azurerm_role_definition: { own: { name: 'ML Operator' } },
        azurerm_role_assignment: {
          a: { scope, role_definition_id: '${azurerm_role_definition.own.role_definition_resource_id}', principal_id: 'p' },
        },
      },
    });
    const given = (roleName: string) => (azure: FakeAzure) => {
      azure.roleDefinitions.set('own', { properties: { roleName } });
      azure.roleAssignments.push({ properties: { principalId: 'p', scope, roleDefinitionId: '/x/own' } });
    };
    expect(await found('roles', model, given('ML Operator'))).toEqual([]);
    expect(brief(await found('roles', model, given('Another')))).toEqual(['fails: principal p is no ML Operator of rg, which the stack makes it']);
  });
});

describe('a managed network', () => {
  const HUB = idNamed(foundry, 'hub-assist-dev');
  const inactive = { managedNetwork: { status: { status: 'Inactive' } } };

  test('is found not to be provisioned where there are computes', async () => {
    expect(brief(await found('managed networks', closed, changing(WORKSPACE, inactive)))).toEqual([
      'fails: mlw-fraud-prd has a managed network that is not provisioned, so that its computes have no way out',
    ]);
  });

  test('is no finding as long as nothing runs in it', async () => {
    expect(await found('managed networks', foundry, changing(HUB, inactive))).toEqual([]);
  });

  test('is found not to be ready for Spark, where the program asks for that', async () => {
    const workspace = { name: 'mlw', resource_group_name: 'rg', managed_network: { isolation_mode: 'AllowInternetOutbound' } };
    const action = { action: 'provisionManagedNetwork', body: { includeSpark: true }, resource_id: '${azurerm_machine_learning_workspace.w.id}' };
    const model = new StackModel('x', { resource: { azurerm_machine_learning_workspace: { w: workspace }, azapi_resource_action: { a: action } } });
    const status = { managedNetwork: { status: { status: 'Active', sparkReady: false } } };
    expect(brief(await found('managed networks', model, changing(idNamed(model, 'mlw'), status)))).toEqual([
      'fails: The managed network of mlw is not ready for Spark, as the program asks for',
    ]);
  });

  test('is found to have a rule that is not active', async () => {
    const rule = foundry.made.find(({ type }) => type.endsWith('outbound_rule_fqdn'));
    const findings = await found('managed networks', foundry, changing(idNamed(foundry, String(rule?.name)), { status: 'Inactive' }));
    expect(brief(findings)).toEqual([`fails: The outbound rule ${String(rule?.name)} of hub-assist-dev is not active: Inactive`]);
  });

  test('is found to have rules that somebody added by hand, and not those of Azure itself', async () => {
    const findings = await found('managed networks', foundry, (azure) => {
      azure.put({ id: `${HUB}/outboundRules/mine`, name: 'mine', properties: { type: 'FQDN', status: 'Active', category: 'UserDefined' } });
      azure.put({ id: `${HUB}/outboundRules/__SYS_x`, name: '__SYS_x', properties: { type: 'ServiceTag', status: 'Active', category: 'Required' } });
    });
    expect(brief(findings)).toEqual(['warning: hub-assist-dev has outbound rules that the program does not have: mine']);
  });
});

describe('a compute', () => {
  test('is found to be broken', async () => {
    const errors = [{ error: { code: 'x', message: 'The setup script has failed.' } }];
    expect(brief(await found('computes', closed, inCompute(INSTANCE, { state: 'SetupFailed', errors })))).toEqual([
      'fails: ci-fraud-maria is in the state SetupFailed: The setup script has failed.',
    ]);
  });

  test('that is stopped is in order', async () => {
    expect(await found('computes', closed, inCompute(INSTANCE, { state: 'Stopped' }))).toEqual([]);
  });

  test('is found to have nodes that cannot be used', async () => {
    const cluster = idNamed(closed, 'cpu');
    expect(brief(await found('computes', closed, inCompute(cluster, { nodeStateCounts: { unusableNodeCount: 2 } })))).toEqual([
      'warning: cpu has 2 nodes that cannot be used',
    ]);
    expect(brief(await found('computes', closed, inCompute(cluster, { errors: [{ error: { message: 'No capacity.' } }] })))).toEqual([
      'warning: cpu has an error: No capacity.',
    ]);
  });
});

describe('what no plan shows', () => {
  const SERVED = idNamed(serving, 'fraud-scoring-x7k2');
  const silent = 'what no plan shows';

  test('is that traffic goes elsewhere', async () => {
    expect(brief(await found(silent, serving, changing(SERVED, { traffic: { blue: 0, green: 100 } })))).toEqual([
      'warning: fraud-scoring-x7k2: traffic.blue is 0 in Azure, and 90 in the program',
      'warning: fraud-scoring-x7k2: traffic.green is 100 in Azure, and 10 in the program',
    ]);
  });

  test('is not what Azure leaves out because it is nothing, nor another case of a word', async () => {
    const properties = { traffic: { blue: 90, green: 10 }, mirrorTraffic: {}, description: null, authMode: 'aadtoken' };
    expect(await found(silent, serving, changing(SERVED, properties))).toEqual([]);
  });

  test('is that an instance stops later, with the way to send it again', async () => {
    const [finding] = await found(silent, closed, inCompute(INSTANCE, { idleTimeBeforeShutdown: 'PT8H' }));
    expect(finding?.found).toBe("ci-fraud-maria: idleTimeBeforeShutdown is 'PT8H' in Azure, and 'PT1H' in the program");
    expect(finding?.todo).toContain('terraform apply -replace=');
  });

  test('is not what Azure does not tell of an action', async () => {
    expect(await found(silent, closed, inCompute(INSTANCE, { idleTimeBeforeShutdown: undefined }))).toEqual([]);
  });

  test('is that an instance has a public address', async () => {
    expect(brief(await found(silent, closed, inCompute(INSTANCE, { enableNodePublicIp: true })))).toEqual([
      'warning: ci-fraud-maria has a public address, and the program says that it has none',
    ]);
  });

  test.each<[string, Attributes, string]>([
    ['allowedIpRanges', { ipAllowlist: ['203.0.113.0/24'] }, 'ipAllowlist is ["203.0.113.0/24"]'],
    ['firewallSku', { managedNetwork: { firewallSku: 'Basic', status: { status: 'Active' } } }, 'managedNetwork.firewallSku is "Basic"'],
    ['storageAccess', { systemDatastoresAuthMode: 'Identity' }, 'systemDatastoresAuthMode is "Identity"'],
  ])('is that %s has stayed after the program stopped saying it', async (prop, properties, text) => {
    const model = modelOf('quickstart');
    const [finding, ...others] = await found(silent, model, changing(idNamed(model, 'mlw-quickstart'), properties));
    expect(others).toEqual([]);
    expect(finding?.found).toContain(`${text} in Azure, and the program does not say it`);
    expect(finding?.todo).toContain(`'${prop}'`);
  });

  test('is not what an update says', async () => {
    expect(await found(silent, closed, changing(WORKSPACE, { systemDatastoresAuthMode: 'Identity' }))).toEqual([]);
  });

  test('is tags that have stayed, and deployments that somebody made by hand', async () => {
    const findings = await found(silent, serving, (azure) => {
      change(azure, SERVED, { tags: { old: 'x' } });
      azure.put({ id: `${SERVED}/deployments/mine`, name: 'mine' });
    });
    expect(brief(findings)).toEqual([
      'warning: fraud-scoring-x7k2 has tags that the program does not have: old',
      'warning: fraud-scoring-x7k2 has deployments that the program does not have: mine',
    ]);
  });
});

describe('from inside the network', () => {
  const NAME = 'pep-mlw-fraud-prd-amlworkspace.api.azureml.ms';
  /** A network in which names lead where Azure has them, but for this one. */
  const here = (addresses: readonly string[], answers = true): Here => ({
    addressesOf: (name) => Promise.resolve(name === NAME ? addresses : name.endsWith('.notebooks.azure.net') ? ['10.41.0.5'] : ['10.41.0.4']),
    answers: (name) => Promise.resolve(name !== NAME || answers),
  });

  test('names lead to private addresses, and somebody answers', async () => {
    expect(await found('from here', closed, undefined, here(['10.41.0.4']))).toEqual([]);
  });

  test.each<[string, readonly string[], boolean, string]>([
    ['has no address', [], true, `fails: ${NAME} has no address here`],
    ['leads to a public address', ['20.1.2.3'], true, `fails: ${NAME} leads to the public address 20.1.2.3 from here`],
    ['leads to a public address of version 6', ['2603::1'], true, `fails: ${NAME} leads to the public address 2603::1 from here`],
    ['leads to another endpoint', ['10.50.0.9'], true, `warning: ${NAME} leads to 10.50.0.9 from here, and its private endpoint has 10.41.0.4`],
    ['is answered by nobody', ['10.41.0.4'], false, `fails: ${NAME} (10.41.0.4) does not answer on port 443`],
  ])('a name that %s is found', async (_, addresses, answers, text) => {
    expect(brief(await found('from here', closed, undefined, here(addresses, answers)))).toEqual([text]);
  });

  test('vaults are asked for by the name that clients use', async () => {
    const names: string[] = [];
    const listening: Here = {
      addressesOf: (name) => Promise.resolve(names.push(name) > 0 ? ['10.41.0.4'] : []),
      answers: () => Promise.resolve(true),
    };
    await found('from here', closed, undefined, listening);
    expect(names).toContain('pep-kv-fraud-prd-cmk-x7k2-vault.vault.azure.net');
    expect(names.join(' ')).not.toContain('privatelink');
  });

  test('is looked at only where it is asked for', () => {
    expect(verifying().checks.map(({ name }) => name)).not.toContain('from here');
  });
});

describe('what may not be looked at is told, and never taken for good', () => {
  const forbidden = { status: 403, body: failure('AuthorizationFailed', 'The client does not have authorization.') };
  const nowhere: Here = { addressesOf: () => Promise.resolve([]), answers: () => Promise.resolve(false) };
  const checks = verifying(nowhere).checks.map(({ name }) => name);

  test.each(checks)('by the check of %s', async (check) => {
    const findings = await found(check, check === 'identities that are brought' ? own : closed, (azure) => azure.fail(/./, forbidden), nowhere);
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(finding).toMatchObject({ state: 'unknown', found: expect.stringMatching(/^may not look: /) as unknown });
  });

  test.each(checks)('nor what Azure does not tell, by the check of %s', async (check) => {
    const findings = await found(
      check,
      check === 'identities that are brought' ? own : closed,
      (azure) => azure.fail(/./, { status: 200, body: '<html>' }),
      nowhere,
    );
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(finding).toMatchObject({ state: 'unknown', found: expect.stringMatching(/^not told: /) as unknown });
  });
});

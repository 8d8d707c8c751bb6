import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StackModel } from '../../cli/stack-model';
import { synthStacks } from '../terraform/stacks';
import { appliedFor } from './applied';
import { brokenFor } from './broken';
import { CommandLine } from './command-line';
import { healthyFor, SUBSCRIPTION_ID } from './healthy';
import { PLATFORM_SETTINGS, platformState, twelveThingsWrong } from './twelve';

const STACKS = synthStacks({}, { platform: PLATFORM_SETTINGS });
const platform = new StackModel('platform', STACKS.platform ?? {});

describe('the commands that ask Azure, behind the proxy of a company', () => {
  let directory: string;
  let commands: CommandLine;
  const run: CommandLine['run'] = (azure, args, env) => commands.run(azure, ['preflight', ...args, '--output', directory], env);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-preflight-'));
    for (const [stack, config] of Object.entries(STACKS)) {
      mkdirSync(join(directory, 'stacks', stack), { recursive: true });
      writeFileSync(join(directory, 'stacks', stack, 'cdk.tf.json'), JSON.stringify(config));
    }
    writeFileSync(join(directory, 'state.json'), JSON.stringify(platformState(platform)));
    commands = await CommandLine.behindProxy();
  });
  afterAll(async () => {
    await commands.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('shows twelve things that stand against the stack platform, at once', async () => {
    const azure = twelveThingsWrong(platform);
    const { code, stdout, stderr } = await commands.alone(azure, [
      ...['preflight', 'platform', '--output', directory],
      ...['--state', join(directory, 'state.json'), '--json'],
    ]);
    expect(stderr).toBe('');
    expect(code).toBe(1);
    const [report] = JSON.parse(stdout) as { findings: { check: string; state: string; found: string }[]; account: object; subscription: object }[];
    expect(report).toMatchObject({ account: { name: 'deployer' }, subscription: { id: SUBSCRIPTION_ID, name: 'Machine learning' } });
    const found = (report?.findings ?? []).map((finding) => `${finding.check}: ${finding.found}`);
    for (const text of [
      /^names: stplatformfraudx7k2 is taken/,
      /^deleted before: kv-platform-fraud-x7k2 is in the trash with purge protection/,
      /^the deployer: deployer may assign no roles at rg-platform-fraud/,
      /^resource providers: Microsoft.MachineLearningServices is not registered/,
      /^sizes and quotas: westeurope has no STANDARD_NC4AS_T4_V3 for Azure ML/i,
      /^sizes and quotas: westeurope: 0 of 0 vCPUs are free/,
      /^what is brought: crshared is a Standard registry/,
      /^identities that are brought: id-shared, the identity of mlw-platform-fraud, is no/,
      /^subnets: snet-endpoints .* has \d+ of \d+ addresses free|^subnets: .*has 0 of/,
      /^DNS zones: vnet-platform-fraud is linked to another privatelink.api.azureml.ms/,
      /^policies: the policy assignment no-public-addresses denies pip-platform-churn-ng, pip-platform-fraud-ng$/,
      /^locks: the lock freeze on rg-platform-churn lets nothing be written/,
    ]) {
      expect(found).toEqual(expect.arrayContaining([expect.stringMatching(text)]));
    }
    expect(azure.requests.filter((request) => !/^(GET|POST) /.test(request))).toEqual([]);
  });

  test.each(Object.keys(STACKS))('finds nothing in a healthy Azure for the stack %s, and exits with 0', async (stack) => {
    const { code, stdout, stderr } = await run(healthyFor(new StackModel(stack, STACKS[stack] ?? {})), [stack]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`${stack}: nothing stands against an apply`);
    expect(stdout).toContain(`in the subscription Machine learning`);
    expect(stdout).not.toMatch(/\x1b|asking Azure/);
  });

  test.each(['private', 'serving'])('find that what was applied of the stack %s works, and exit with 0', async (stack) => {
    const azure = appliedFor(new StackModel(stack, STACKS[stack] ?? {}));
    const { code, stdout, stderr } = await commands.run(azure, ['verify', stack, '--output', directory]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`${stack}: everything that was looked at works`);
    expect(azure.requests.filter((request) => !/^(GET |POST .*\/diagnose$)/.test(request))).toEqual([]);
  });

  test('exit with 1 where what was applied does not work, and write a comment for a pull request', async () => {
    const { code, stdout, stderr } = await commands.run(brokenFor(platform), ['verify', 'platform', '--markdown', '--output', directory]);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^<!-- cdktf-azure-ml verify platform -->\n### platform: 4 broken, 2 worth a look, 0 not known\n/);
  });

  test('after an apply take no state', async () => {
    const { code, stderr } = await commands.run(appliedFor(platform), [
      ...['verify', 'platform', '--output', directory],
      ...['--state', join(directory, 'state.json')],
    ]);
    expect([code, stderr]).toEqual([1, 'verify looks at what Azure has, and takes neither --state nor --plan\n']);
  });

  test('exits with 0 where there are warnings alone, and writes a comment for a pull request', async () => {
    const azure = healthyFor(platform);
    azure.providers.set('Microsoft.Network', { ...azure.providers.get('Microsoft.Network'), registrationState: 'NotRegistered' });
    const { code, stdout } = await run(azure, ['platform', '--markdown']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<!-- cdktf-azure-ml preflight platform -->\n### platform: 0 would make an apply fail, 1 worth a thought, 0 not known\n/);
    expect(stdout).toContain('| **Worth a thought before an apply** | resource providers | Microsoft.Network is not registered (NotRegistered) |');
  });

  test.each([
    ['usgovernment', 'management.usgovcloudapi.net', 'login.microsoftonline.us'],
    ['china', 'management.chinacloudapi.cn', 'login.partner.microsoftonline.cn'],
  ])('asks nobody but the cloud %s about a stack that is for it', async (environment, resourceManager, signIn) => {
    const model = new StackModel('quickstart', STACKS.quickstart ?? {});
    const { code, stderr } = await run(healthyFor(model), ['quickstart'], { ARM_ENVIRONMENT: environment });
    expect([code, stderr]).toEqual([0, '']);
    expect([...new Set(commands.proxy.hosts)].sort()).toEqual([signIn, resourceManager].sort());
  });

  test('tell what a stack costs standing still, from the public price list, which gets no token', async () => {
    const model = new StackModel('private', STACKS.private ?? {});
    const { code, stdout, stderr } = await run(healthyFor(model), ['private', '--prices', '--currency', 'EUR']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/What it costs in a month standing still, in EUR, by Azure's public prices of \d{4}-\d\d-\d\d\n/);
    expect(stdout).toMatch(/│ private endpoint .* 43\.80 │/);
    expect(commands.proxy.hosts).toContain('prices.azure.com');
    const [report] = JSON.parse((await run(healthyFor(model), ['private', '--prices', '--json'])).stdout) as { prices: { currency: string } }[];
    expect(report?.prices.currency).toBe('USD');
    expect((await run(healthyFor(model), ['private', '--prices', '--markdown'])).stdout).toContain('| **Together** | | | | |');
    expect((await run(healthyFor(model), ['private', '--prices', '--currency', 'euro'])).stderr).toBe("'euro' is no currency, such as EUR\n");
    expect((await commands.run(healthyFor(model), ['verify', 'private', '--prices', '--output', directory])).stderr).toBe(
      'Prices are what preflight tells, with --prices\n',
    );
  });

  test('says who is not signed in', async () => {
    const azure = healthyFor(platform);
    const { code, stdout, stderr } = await run(azure, ['platform'], { AZURE_FEDERATED_TOKEN_FILE: '/nowhere' });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Nobody is signed in to Azure, or not as somebody whom https://login.microsoftonline.com lets in: run `az login`.');
    expect(azure.requests).toEqual([]);
  });

  test('asks for the subscription where there are several', async () => {
    const azure = healthyFor(platform);
    azure.subscriptions.push({ id: '22222222-0000-0000-0000-000000000000', name: 'Other' });
    const several = await run(azure, ['quickstart']);
    expect(several.code).toBe(1);
    expect(several.stderr).toBe(
      `Say which subscription, with --subscription or ARM_SUBSCRIPTION_ID: ${SUBSCRIPTION_ID} (Machine learning), 22222222-0000-0000-0000-000000000000 (Other)\n`,
    );
    expect((await run(azure, ['quickstart', '--subscription', SUBSCRIPTION_ID])).code).toBe(0);
    expect((await run(azure, ['quickstart'], { ARM_SUBSCRIPTION_ID: SUBSCRIPTION_ID })).code).toBe(0);
    expect((await run(azure, ['quickstart', '--subscription', 'none'])).stderr).toMatch(
      /^Azure tells nothing of the subscription none: .*SubscriptionNotFound: The subscription 'none' could not be found\.\n$/,
    );
  });

  test('looks at nobody’s rights where that is asked for, and takes an empty file for the state before the first apply', async () => {
    const azure = healthyFor(platform);
    azure.permissions = [];
    writeFileSync(join(directory, 'empty.json'), '');
    const { code, stdout } = await run(azure, ['quickstart', '--deployer', 'none', '--state', join(directory, 'empty.json')]);
    expect(code).toBe(0);
    expect(stdout).not.toContain('the deployer');
    expect((await run(azure, ['quickstart'])).code).toBe(1);
  });

  test('takes a plan in the place of the state, but not both', async () => {
    const azure = healthyFor(platform);
    azure.takenNames.add('stplatformfraudx7k2');
    const account = platform.all('azurerm_storage_account').find(({ name }) => name === 'stplatformfraudx7k2');
    const resources = [{ address: account?.address, mode: 'managed' }];
    const plan = join(directory, 'plan.json');
    writeFileSync(plan, JSON.stringify({ format_version: '1.2', prior_state: { values: { root_module: { resources } } } }));
    expect((await run(azure, ['platform'])).code).toBe(1);
    expect((await run(azure, ['platform', '--plan', plan])).code).toBe(0);
    expect((await run(azure, ['platform', '--plan', plan, '--state', plan])).stderr).toBe('Pass --state or --plan: a plan has the state in it\n');
  });

  test('takes the state of one stack only, from a file that is one', async () => {
    const azure = healthyFor(platform);
    expect((await run(azure, ['platform', 'private', '--state', join(directory, 'state.json')])).stderr).toBe(
      'A state or a plan is that of one stack: name it\n',
    );
    expect((await run(azure, ['platform', '--state', join(directory, 'none.json')])).stderr).toContain('is no state or plan in JSON');
  });
});

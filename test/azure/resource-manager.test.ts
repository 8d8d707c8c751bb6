import { cloudOf } from '../../cli/azure/cloud';
import { guarded, onlyReads } from '../../cli/azure/guard';
import { azurePackages } from '../../cli/azure/packages';
import { MayNotLook, NotTold } from '../../cli/azure/resource-manager';
import { FakeAzure, failure } from './fake-azure';
import { httpTo, reaching } from './fake-http';

const SUBSCRIPTION = '/subscriptions/11111111-2222-3333-4444-555555555555';
const VAULTS = `${SUBSCRIPTION}/providers/Microsoft.KeyVault/deletedVaults`;
const ACCOUNT = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stshared`;

describe('what is asked of Azure', () => {
  test.each(['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])('is never a %s', async (method) => {
    const azure = new FakeAzure();
    const { pipeline } = await azurePackages();
    const http = guarded(httpTo(azure), 'https://management.azure.com');
    const request = pipeline.createPipelineRequest({ url: `https://management.azure.com${ACCOUNT}`, method: method as 'PUT' });
    await expect(http.sendRequest(request)).rejects.toThrow(`No ${method} to ${ACCOUNT} leaves: Azure is only read`);
    expect(azure.requests).toEqual([]);
  });

  test.each([
    `${ACCOUNT}/listKeys`,
    `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/mlw/listKeys`,
    `${SUBSCRIPTION}/providers/Microsoft.Storage/register`,
    `${SUBSCRIPTION}/providers/Microsoft.KeyVault/locations/westeurope/deletedVaults/kv/purge`,
    `${VAULTS}/x/../../../../providers/Microsoft.Storage/checkNameAvailability/../register`,
  ])('is never posted to %s', async (path) => {
    const azure = new FakeAzure();
    const manager = await reaching(azure);
    await expect(manager.ask(path, '2023-01-01', {})).rejects.toThrow('Azure is only read');
    expect(azure.requests).toEqual([]);
  });

  test.each([
    `${SUBSCRIPTION}/providers/Microsoft.Storage/checkNameAvailability`,
    `${SUBSCRIPTION}/providers/Microsoft.KeyVault/checkNameAvailability`,
    `${SUBSCRIPTION}/providers/Microsoft.ContainerRegistry/checkNameAvailability`,
    `${SUBSCRIPTION}/providers/Microsoft.PolicyInsights/checkPolicyRestrictions`,
    `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.PolicyInsights/checkPolicyRestrictions`,
    `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/mlw/diagnose`,
    '/providers/Microsoft.ResourceGraph/resources',
  ])('is posted to %s, which changes nothing', (path) => {
    expect(onlyReads('POST', path)).toBe(true);
  });

  test('goes nowhere but to Resource Manager, whose token nobody else sees', async () => {
    const azure = new FakeAzure();
    azure.fail(/deletedVaults/, { status: 200, body: { value: [], nextLink: 'https://evil.example.com/page' } });
    const manager = await reaching(azure);
    await expect(manager.list(VAULTS, '2023-07-01')).rejects.toThrow('only https://management.azure.com is asked');
  });

  test('is asked once, however often it is wanted', async () => {
    const azure = new FakeAzure();
    const manager = await reaching(azure);
    await Promise.all([1, 2, 3].map(() => manager.list(VAULTS, '2023-07-01')));
    expect(azure.requests).toEqual([`GET ${VAULTS}`]);
  });

  test('is at most sixteen questions at a time', async () => {
    const azure = new FakeAzure();
    let open = 0;
    let most = 0;
    const http = httpTo(azure);
    const manager = await reaching(azure, {
      http: {
        sendRequest: async (request) => {
          open += 1;
          most = Math.max(most, open);
          await new Promise((resolve) => setTimeout(resolve, 2));
          open -= 1;
          return http.sendRequest(request);
        },
      },
    });
    await Promise.all(Array.from({ length: 60 }, (_, index) => manager.get(`${ACCOUNT}${index}`, '2023-01-01')));
    expect(most).toBe(16);
  });

  test.each([
    ['public', 'https://management.azure.com', 'https://login.microsoftonline.com'],
    ['usgovernment', 'https://management.usgovcloudapi.net', 'https://login.microsoftonline.us'],
    ['china', 'https://management.chinacloudapi.cn', 'https://login.chinacloudapi.cn'],
  ])('is asked in the cloud %s at its own address', async (name, resourceManager, signIn) => {
    expect(cloudOf(name)).toEqual({ name, resourceManager, signIn });
    const azure = new FakeAzure();
    const scopes: unknown[] = [];
    const credential = {
      getToken: (scope: unknown) => {
        scopes.push(scope);
        return Promise.resolve({ token: 't', expiresOnTimestamp: Date.now() + 3_600_000 });
      },
    };
    await (await reaching(azure, { cloud: cloudOf(name), credential })).get(ACCOUNT, '2023-01-01');
    expect(scopes).toEqual([[`${resourceManager}/.default`]]);
  });

  test('is refused for a cloud that the library does not know', () => {
    expect(() => cloudOf('german')).toThrow("There is no cloud 'german', only: public, usgovernment, china");
  });
});

describe('what Azure answers', () => {
  test('is read from all pages of a list', async () => {
    const azure = new FakeAzure();
    azure.pageSize = 2;
    azure.deletedVaults.push(...['a', 'b', 'c', 'd', 'e'].map((name) => ({ name })));
    const all = await (await reaching(azure)).list(VAULTS, '2023-07-01');
    expect(all.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(azure.requests).toHaveLength(3);
  });

  test('is nothing for what is not there', async () => {
    expect(await (await reaching(new FakeAzure())).get(ACCOUNT, '2023-01-01')).toBeUndefined();
  });

  test('never holds a key, so that nothing can print one', async () => {
    const azure = new FakeAzure();
    const keys = {
      instrumentationKey: 'k',
      ConnectionString: 'k',
      primarySharedKey: 'k',
      adminPassword: 'k',
      list: [{ primaryKey: 'k', name: 'kept' }],
    };
    azure.put({ id: ACCOUNT, properties: { ...keys, allowSharedKeyAccess: true, keyUri: 'kept', keyCreationTime: { key1: 'kept' } } });
    const answer = await (await reaching(azure)).get(ACCOUNT, '2023-01-01');
    expect(answer?.properties).toEqual({ list: [{ name: 'kept' }], allowSharedKeyAccess: true, keyUri: 'kept', keyCreationTime: { key1: 'kept' } });
  });

  test.each([429, 500, 502, 503, 504, 408])('is asked for again after a %i', async (status) => {
    const azure = new FakeAzure();
    azure.put({ id: ACCOUNT });
    azure.fail(/stshared/, { status }, 3);
    expect(await (await reaching(azure)).get(ACCOUNT, '2023-01-01')).toEqual({ id: ACCOUNT });
    expect(azure.requests).toHaveLength(4);
  });

  test('is asked for again no sooner than Azure says', async () => {
    const azure = new FakeAzure();
    azure.put({ id: ACCOUNT });
    azure.fail(/stshared/, { status: 429, headers: { 'Retry-After': '1' } }, 1);
    const start = Date.now();
    await (await reaching(azure)).get(ACCOUNT, '2023-01-01');
    expect(Date.now() - start).toBeGreaterThanOrEqual(990);
  });

  test('is not waited for longer than a minute', async () => {
    const azure = new FakeAzure();
    azure.fail(/stshared/, { status: 429, headers: { 'Retry-After': '3600' }, body: failure('TooManyRequests', 'Try again later.') });
    await expect((await reaching(azure)).get(ACCOUNT, '2023-01-01')).rejects.toThrow(
      new NotTold(`Azure answered 429 to ${ACCOUNT}: TooManyRequests: Try again later.`),
    );
    expect(azure.requests).toHaveLength(1);
  });

  test('is given up after four more tries', async () => {
    const azure = new FakeAzure();
    azure.fail(/stshared/, { status: 500 });
    await expect((await reaching(azure)).get(ACCOUNT, '2023-01-01')).rejects.toThrow(`Azure answered 500 to ${ACCOUNT}`);
    expect(azure.requests).toHaveLength(5);
  });

  test('is asked for again when it does not come in time', async () => {
    const azure = new FakeAzure();
    azure.put({ id: ACCOUNT });
    azure.fail(/stshared/, { status: 200, delayMs: 100 }, 2);
    expect(await (await reaching(azure, { timeoutMs: 50 })).get(ACCOUNT, '2023-01-01')).toEqual({ id: ACCOUNT });
    azure.fail(/stlate/, { status: 200, delayMs: 100 });
    const late = (await reaching(azure, { timeoutMs: 50 })).get(`${SUBSCRIPTION}/stlate`, '2023-01-01');
    await expect(late).rejects.toThrow(/could not be reached: Azure did not answer within 0 seconds/);
  });

  test('is told as what may not be looked at where it is a 403', async () => {
    const azure = new FakeAzure();
    azure.fail(/stshared/, { status: 403, body: failure('AuthorizationFailed', 'The client does not have authorization.') });
    const asked = (await reaching(azure)).get(ACCOUNT, '2023-01-01');
    await expect(asked).rejects.toBeInstanceOf(MayNotLook);
    await expect(asked).rejects.toThrow('AuthorizationFailed: The client does not have authorization.');
    expect(azure.requests).toHaveLength(1);
  });

  test.each([
    ['no JSON', '<html>proxy</html>', 'something that is no JSON'],
    ['no list', { error: 'x' }, 'something that is no list'],
  ])('is not taken for an answer where it is %s', async (_, body, text) => {
    const azure = new FakeAzure();
    azure.fail(/deletedVaults/, { status: 200, body });
    await expect((await reaching(azure)).list(VAULTS, '2023-07-01')).rejects.toThrow(text);
  });

  test('is not read for ever where a list has no end', async () => {
    const azure = new FakeAzure();
    let page = 0;
    const http = httpTo(azure);
    const manager = await reaching(azure, {
      http: {
        sendRequest: async (request) => {
          page += 1;
          const nextLink = `https://management.azure.com${VAULTS}?page=${page}`;
          return { ...(await http.sendRequest(request)), status: 200, bodyAsText: JSON.stringify({ value: [], nextLink }) };
        },
      },
    });
    await expect(manager.list(VAULTS, '2023-07-01')).rejects.toThrow(`Azure's list at ${VAULTS} does not end`);
  });
});

import { cloudOf } from '../../cli/azure/cloud';
import { azurePackages } from '../../cli/azure/packages';
import { accountOf, credentialFor, Environment } from '../../cli/azure/sign-in';
import { tokenOf } from './fake-http';

const APP = { ARM_TENANT_ID: '66666666-0000-0000-0000-000000000001', ARM_CLIENT_ID: '66666666-0000-0000-0000-000000000002' };

describe('a run signs in', () => {
  test.each<[string, string, Environment]>([
    ['with whatever there is, such as a managed identity or az login', 'DefaultAzureCredential', {}],
    ['with that too where a pipeline names only its application', 'DefaultAzureCredential', APP],
    ['with the secret that azurerm would be given', 'ClientSecretCredential', { ...APP, ARM_CLIENT_SECRET: 'secret' }],
    ['with a token that is there already', 'ClientAssertionCredential', { ...APP, ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: 'token' }],
    [
      'with one that GitHub gives',
      'ClientAssertionCredential',
      { ...APP, ARM_USE_OIDC: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com/?x=1', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'permit' },
    ],
  ])('%s', async (_, kind, env) => {
    expect(credentialFor(cloudOf('public'), env, await azurePackages()).constructor.name).toBe(kind);
  });

  test('with the service connection of Azure Pipelines', async () => {
    const before = process.env.SYSTEM_OIDCREQUESTURI;
    process.env.SYSTEM_OIDCREQUESTURI = 'https://dev.azure.com/oidc';
    try {
      const env = { ...APP, ARM_USE_OIDC: 'true', ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID: 'connection', ARM_OIDC_REQUEST_TOKEN: 'token' };
      expect(credentialFor(cloudOf('public'), env, await azurePackages()).constructor.name).toBe('AzurePipelinesCredential');
    } finally {
      if (before === undefined) delete process.env.SYSTEM_OIDCREQUESTURI;
      else process.env.SYSTEM_OIDCREQUESTURI = before;
    }
  });

  test('as somebody whom the token names', async () => {
    const credential = {
      getToken: () => Promise.resolve({ token: tokenOf({ oid: 'o', tid: 't', upn: 'maria@example.com' }), expiresOnTimestamp: 0 }),
    };
    expect(await accountOf(credential, cloudOf('public'))).toEqual({ name: 'maria@example.com', objectId: 'o', tenantId: 't' });
  });

  test('or is told to, where nobody is let in', async () => {
    const credential = { getToken: () => Promise.reject(new Error('No credential')) };
    await expect(accountOf(credential, cloudOf('china'))).rejects.toThrow(
      'whom https://login.chinacloudapi.cn lets in: run `az login`. No credential',
    );
  });
});

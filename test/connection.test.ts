import { DataAzurermKeyVaultSecret } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault-secret';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { AiFoundryHub, ConnectionAuth, ConnectionOptions, ConnectionTarget, MlWorkspace } from '../lib';
import { BROUGHT, GROUP, OBJECT_ID, PROVIDERS, Synthesized, synth, workspace } from './support';

const OPENAI = { id: `${PROVIDERS}/Microsoft.CognitiveServices/accounts/oai-shared` };
const SEARCH = { id: `${PROVIDERS}/Microsoft.Search/searchServices/srch-shared` };
const OPENAI_URL = 'https://oai-shared.openai.azure.com/';
const GIT = 'https://dev.azure.com/contoso/fraud/_git/models';
const IMPORTED = { id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-ml`, location: 'westeurope' };

type Make = (stack: TerraformStack) => ConnectionOptions;

function connect(make: Make, props: object = {}): Synthesized {
  return synth((stack) => {
    workspace(stack, props).addConnection('target', make(stack));
  });
}

function secret(stack: TerraformStack): string {
  return new TerraformVariable(stack, 'secret', { sensitive: true }).stringValue;
}

const entra =
  (target: ConnectionTarget): Make =>
  () => ({ target, auth: ConnectionAuth.entraId() });

describe('a connection', () => {
  test('is made in the workspace, for all who work there', () => {
    expect(connect(entra(ConnectionTarget.azureOpenAi(OPENAI_URL, OPENAI))).the('azapi_resource')).toMatchObject({
      type: 'Microsoft.MachineLearningServices/workspaces/connections@2025-06-01',
      name: 'target',
      body: {
        properties: {
          category: 'AzureOpenAI',
          target: OPENAI_URL,
          authType: 'AAD',
          isSharedToAll: true,
          metadata: { ApiType: 'Azure', ApiVersion: '2024-10-21', ResourceId: OPENAI.id },
        },
      },
    });
  });

  test('grants the roles that the workspace needs to sign in as itself, without a wait for them', () => {
    const stack = connect(entra(ConnectionTarget.aiSearch('https://srch-shared.search.windows.net', SEARCH)));
    const roles = stack.all('role_assignment').filter(({ scope }) => scope === SEARCH.id);
    expect(roles.map(({ role_definition_name }) => role_definition_name)).toEqual(['Search Index Data Contributor', 'Search Service Contributor']);
    expect(stack.the('azapi_resource')).not.toHaveProperty('depends_on');
  });

  test('grants nothing where it signs in otherwise, or where that is not wanted', () => {
    const target = ConnectionTarget.azureOpenAi(OPENAI_URL, OPENAI);
    const byKey = connect((stack) => ({ target, auth: ConnectionAuth.apiKey(secret(stack)) }));
    const unwanted = connect(() => ({ target, auth: ConnectionAuth.entraId(), grants: false }));
    for (const stack of [byKey, unwanted]) expect(stack.all('role_assignment').filter(({ scope }) => scope === OPENAI.id)).toEqual([]);
  });

  test('warns of the roles that a brought identity must have', () => {
    const { warnings } = connect(entra(ConnectionTarget.azureOpenAi(OPENAI_URL, OPENAI)), { identity: BROUGHT.identity });
    expect(warnings.join()).toContain(`must have the roles 'Cognitive Services OpenAI User' on the target`);
  });

  test('asks for the principal id that it grants to', () => {
    expect(() =>
      synth((stack) => {
        const ml = MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', IMPORTED);
        ml.addConnection('target', { target: ConnectionTarget.azureOpenAi(OPENAI_URL, OPENAI), auth: ConnectionAuth.entraId(), grants: true });
      }),
    ).toThrow(`[test/Ml/target] 'grants' is true: the principal id of the workspace's identity is not known`);
  });

  test('of a hub and of a project is the same', () => {
    const stack = synth((scope) => {
      const hub = new AiFoundryHub(scope, 'Hub', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true });
      const options = { target: ConnectionTarget.git(GIT), auth: ConnectionAuth.none() };
      hub.addConnection('code', options);
      hub.addProject('chat').addConnection('code', options);
    });
    expect(stack.all('azapi_resource').map(({ parent_id }) => parent_id)).toEqual([
      expect.stringContaining('azurerm_ai_foundry_project.'),
      expect.stringContaining('azurerm_ai_foundry.'),
    ]);
  });
});

describe('the secrets of a connection', () => {
  test.each<[string, (value: string) => ConnectionAuth, ConnectionTarget, object, object | undefined]>([
    ['an API key', (value) => ConnectionAuth.apiKey(value), ConnectionTarget.azureOpenAi(OPENAI_URL), { key: '${var.secret}' }, undefined],
    [
      'an account key',
      (value) => ConnectionAuth.accountKey(value),
      ConnectionTarget.blobStorage('https://stml.blob.core.windows.net/raw'),
      { key: '${var.secret}' },
      undefined,
    ],
    [
      'a signature',
      (value) => ConnectionAuth.sharedAccessSignature(value),
      ConnectionTarget.blobStorage('https://stml.blob.core.windows.net/raw'),
      { sas: '${var.secret}' },
      undefined,
    ],
    ['a personal access token', (value) => ConnectionAuth.personalAccessToken(value), ConnectionTarget.git(GIT), { pat: '${var.secret}' }, undefined],
    [
      'a password',
      (value) => ConnectionAuth.usernamePassword('ci', value),
      ConnectionTarget.pythonFeed('https://pkgs.dev.azure.com/c/_packaging/f/pypi/simple/'),
      { password: '${var.secret}' },
      { username: 'ci' },
    ],
    [
      'a password of a registry',
      (value) => ConnectionAuth.usernamePassword('ci', value),
      ConnectionTarget.containerRegistry('crml.azurecr.io'),
      { password: '${var.secret}' },
      { username: 'ci' },
    ],
    [
      'an access key',
      (value) => ConnectionAuth.accessKey('AKIA', value),
      ConnectionTarget.custom({ category: 'S3', target: 'https://s3.amazonaws.com' }),
      { secretAccessKey: '${var.secret}' },
      { accessKeyId: 'AKIA' },
    ],
    [
      'a client secret',
      (clientSecret) => ConnectionAuth.servicePrincipal({ clientId: OBJECT_ID, tenantId: OBJECT_ID, clientSecret }),
      ConnectionTarget.custom({ category: 'AzureSqlDb', target: 'sql.database.windows.net' }),
      { clientSecret: '${var.secret}' },
      { clientId: OBJECT_ID, tenantId: OBJECT_ID },
    ],
    [
      'a client secret of OAuth',
      (clientSecret) => ConnectionAuth.oauth2({ clientId: OBJECT_ID, clientSecret }),
      ConnectionTarget.custom({ category: 'ServiceNow', target: 'https://now' }),
      { clientSecret: '${var.secret}' },
      { clientId: OBJECT_ID },
    ],
    [
      "keys of one's own",
      (value) => ConnectionAuth.customKeys({ token: value }),
      ConnectionTarget.custom({ category: 'CustomKeys', target: 'https://api' }),
      { keys: { token: '${var.secret}' } },
      undefined,
    ],
  ])('as %s are sent, and stand neither in the body nor in the state', (_, auth, target, hidden, open) => {
    const resource = connect((stack) => ({ target, auth: auth(secret(stack)), secretVersion: '7' })).the('azapi_resource');
    expect(resource).toMatchObject({
      sensitive_body: { properties: { credentials: hidden } },
      sensitive_body_version: { 'properties.credentials': expect.stringMatching(/^7-[0-9a-f]{8}$/) as string },
    });
    const { properties } = resource.body as { readonly properties: { readonly credentials?: object } };
    expect(properties.credentials).toEqual(open);
  });

  test('are sent again with whatever else changes, which would lose them', () => {
    const versionWith = (options: Partial<ConnectionOptions>) =>
      connect((stack) => {
        const auth = ConnectionAuth.personalAccessToken(secret(stack));
        return { target: ConnectionTarget.git(GIT), auth, secretVersion: '7', ...options };
      }).the('azapi_resource')['sensitive_body_version'];
    expect(versionWith({})).toEqual(versionWith({}));
    expect(versionWith({})).not.toEqual(versionWith({ sharedToAll: false }));
  });

  test('may come from a key vault', () => {
    const stack = connect((scope) => {
      const found = new DataAzurermKeyVaultSecret(scope, 'Found', { name: 'git', keyVaultId: BROUGHT.vault.id });
      return { target: ConnectionTarget.git(GIT), auth: ConnectionAuth.personalAccessToken(found.value), secretVersion: found.version };
    });
    expect(stack.the('azapi_resource').sensitive_body).toEqual({
      properties: { credentials: { pat: '${data.azurerm_key_vault_secret.Found.value}' } },
    });
  });

  test('are refused as literals, and not repeated', () => {
    expect(() => connect(() => ({ target: ConnectionTarget.git(GIT), auth: ConnectionAuth.personalAccessToken('hunter2') }))).toThrow(
      `[test/Ml/target] 'auth.pat' is '(not shown)': a literal secret would be written into the configuration`,
    );
  });

  test('are refused as variables that Terraform would print', () => {
    const open = (stack: TerraformStack): string => new TerraformVariable(stack, 'secret', {}).stringValue;
    expect(() => connect((stack) => ({ target: ConnectionTarget.git(GIT), auth: ConnectionAuth.personalAccessToken(open(stack)) }))).toThrow(
      'is not marked as sensitive',
    );
  });
});

describe('what a connection leads to', () => {
  test('as a container tells account and container', () => {
    const stack = connect(entra(ConnectionTarget.blobStorage('https://stml.blob.core.windows.net/raw', BROUGHT.storage)));
    expect(stack.the('azapi_resource').body).toMatchObject({
      properties: { metadata: { AccountName: 'stml', ContainerName: 'raw', ResourceId: BROUGHT.storage.id } },
    });
  });

  test('as a registry is reached with a managed identity', () => {
    const auth = ConnectionAuth.managedIdentity(OBJECT_ID, BROUGHT.identity.id);
    expect(connect(() => ({ target: ConnectionTarget.containerRegistry('crml.azurecr.io'), auth })).the('azapi_resource').body).toMatchObject({
      properties: { authType: 'ManagedIdentity', credentials: { clientId: OBJECT_ID, resourceId: BROUGHT.identity.id } },
    });
  });

  test('keeps what else is said, until it ends', () => {
    const stack = connect(() => ({
      target: ConnectionTarget.git(GIT),
      auth: ConnectionAuth.none(),
      metadata: { team: 'fraud' },
      expiry: '2027-01-31T00:00:00Z',
      sharedToAll: false,
    }));
    expect(stack.the('azapi_resource').body).toMatchObject({
      properties: { metadata: { team: 'fraud' }, expiryTime: '2027-01-31T00:00:00Z', isSharedToAll: false },
    });
  });

  test.each<[string, Make, string]>([
    [
      'a way to sign in that it does not know',
      entra(ConnectionTarget.git(GIT)),
      `'auth' is 'AAD': at Git one signs in with None, PAT, UsernamePassword`,
    ],
    [
      'an address without https',
      entra(ConnectionTarget.azureOpenAi('oai-shared')),
      `'target' is 'oai-shared': the address of AzureOpenAI starts with https://`,
    ],
    [
      'no address',
      () => ({ target: ConnectionTarget.custom({ category: 'S3', target: '' }), auth: ConnectionAuth.none() }),
      `it is the address that the connection leads to`,
    ],
    [
      'the id of something else',
      entra(ConnectionTarget.azureOpenAi(OPENAI_URL, BROUGHT.vault)),
      `'target.resource' is '${BROUGHT.vault.id}': this is not the id of an Azure AI services account`,
    ],
    [
      'a version without secrets',
      () => ({ target: ConnectionTarget.git(GIT), auth: ConnectionAuth.none(), secretVersion: '1' }),
      `'secretVersion' is '1': it tells when secrets have changed, and None has none`,
    ],
    ['an end that is no time', () => ({ target: ConnectionTarget.git(GIT), auth: ConnectionAuth.none(), expiry: 'soon' }), `'expiry' is 'soon'`],
    [
      'a name that Azure refuses',
      () => ({ target: ConnectionTarget.git(GIT), auth: ConnectionAuth.none(), name: 'a b' }),
      `'name' is 'a b': the connection name must be`,
    ],
    [
      'the beginning of a template',
      () => ({ target: ConnectionTarget.git(GIT), auth: ConnectionAuth.none(), metadata: { a: '%{ if' } }),
      `'metadata.a'`,
    ],
    [
      'a password in the address, without repeating it',
      () => ({ target: ConnectionTarget.pythonFeed('https://me:hunter2@pypi.contoso.com'), auth: ConnectionAuth.none() }),
      `'target' is '(not shown)': it holds a password or a signature, for all to see`,
    ],
    [
      'a signature in the address',
      () => ({ target: ConnectionTarget.custom({ category: 'S3', target: 'https://a.b/c?sv=1&sig=hunter2' }), auth: ConnectionAuth.none() }),
      `'target' is '(not shown)'`,
    ],
    [
      'a secret in the metadata',
      () => ({ target: ConnectionTarget.git(GIT), auth: ConnectionAuth.none(), metadata: { ApiKey: 'hunter2' } }),
      `'metadata.ApiKey' is '(not shown)': metadata is for all to see`,
    ],
    [
      'grants that would grant nothing',
      () => ({ target: ConnectionTarget.azureOpenAi(OPENAI_URL), auth: ConnectionAuth.entraId(), grants: true }),
      `'grants' is true: it grants roles on a resource that the target names`,
    ],
  ])('refuses %s', (_, make, message) => {
    expect(() => connect(make)).toThrow(message);
  });
});

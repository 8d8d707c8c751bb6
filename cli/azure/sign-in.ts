import type { TokenCredential } from '@azure/identity';
import { block } from '../json';
import { CommandError } from '../stack-files';
import { Cloud } from './cloud';
import { AzurePackages } from './packages';

/** The variables of the environment, as Terraform's providers and Azure's packages read them. */
export interface Environment {
  readonly [name: string]: string | undefined;
}

/** Whose token it is. */
export interface Account {
  /** The user's or application's name, as far as the token says it. */
  readonly name: string;
  readonly objectId: string;
  readonly tenantId: string;
}

/**
 * How a run signs in: with what the azurerm provider would be given in a pipeline, and otherwise with whatever @azure/identity finds, such as a federated
 * token, a managed identity or `az login`.
 */
export function credentialFor(cloud: Cloud, env: Environment, packages: AzurePackages): TokenCredential {
  const { identity } = packages;
  const { ARM_TENANT_ID: tenant, ARM_CLIENT_ID: client } = env;
  const options = { authorityHost: cloud.signIn };
  if (tenant !== undefined && client !== undefined) {
    if (env.ARM_CLIENT_SECRET !== undefined) return new identity.ClientSecretCredential(tenant, client, env.ARM_CLIENT_SECRET, options);
    const assertion = env.ARM_USE_OIDC === 'true' ? assertionFrom(env, packages) : undefined;
    if (assertion !== undefined) return new identity.ClientAssertionCredential(tenant, client, assertion, options);
    const { ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID: connection, ARM_OIDC_REQUEST_TOKEN: token } = env;
    if (env.ARM_USE_OIDC === 'true' && connection !== undefined && token !== undefined) {
      return new identity.AzurePipelinesCredential(tenant, client, connection, token, options);
    }
  }
  return new identity.DefaultAzureCredential({ ...options, ...(tenant === undefined ? {} : { tenantId: tenant }) });
}

/** Signs in, and tells who that is. */
export async function accountOf(credential: TokenCredential, cloud: Cloud): Promise<Account> {
  try {
    const token = await credential.getToken(`${cloud.resourceManager}/.default`);
    return claimsOf(token?.token ?? '');
  } catch (error) {
    const said = (error as Error).message.split('\n').slice(0, 3).join(' ').trim();
    throw new CommandError(`Nobody is signed in to Azure, or not as somebody whom ${cloud.signIn} lets in: run \`az login\`. ${said}`);
  }
}

/** The name and the ids that a token says. It is read, not trusted: Azure is who checks it. */
function claimsOf(token: string): Account {
  const claims = block(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8') || '{}'));
  const text = (...names: string[]): string => names.map((name) => claims[name]).find((value): value is string => typeof value === 'string') ?? '';
  return { name: text('upn', 'unique_name', 'app_displayname', 'appid'), objectId: text('oid'), tenantId: text('tid') };
}

/** Who vouches for a run without a secret: a token that is there already, in a variable or a file, or one that GitHub gives on request. */
function assertionFrom(env: Environment, packages: AzurePackages): (() => Promise<string>) | undefined {
  const { ARM_OIDC_TOKEN: token, ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: permit } = env;
  if (token !== undefined) return () => Promise.resolve(token);
  return url === undefined || permit === undefined ? undefined : () => askGitHub(url, permit, packages);
}

async function askGitHub(url: string, permit: string, { pipeline }: AzurePackages): Promise<string> {
  const way = pipeline.createPipelineFromOptions({});
  const request = pipeline.createPipelineRequest({ url: `${url}&audience=api%3A%2F%2FAzureADTokenExchange` });
  request.headers.set('Authorization', `Bearer ${permit}`);
  const { status, bodyAsText } = await way.sendRequest(pipeline.createDefaultHttpClient(), request);
  if (status !== 200) throw new Error(`GitHub gave no token to sign in with: it answered ${status}`);
  return String(block(JSON.parse(bodyAsText ?? '{}')).value);
}

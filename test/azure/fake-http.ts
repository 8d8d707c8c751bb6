import { createHttpHeaders, HttpClient } from '@azure/core-rest-pipeline';
import { Attributes } from '../../cli/json';
import { cloudOf } from '../../cli/azure/cloud';
import { azurePackages } from '../../cli/azure/packages';
import { ResourceManager, ResourceManagerOptions } from '../../cli/azure/resource-manager';
import { FakeAzure } from './fake-azure';

/** Who deploys, in tests. */
export const DEPLOYER_ID = '55555555-0000-0000-0000-000000000001';

/** A token as Microsoft Entra ID gives it, signed by nobody. */
export function tokenOf(claims: Attributes = { oid: DEPLOYER_ID, tid: 'tenant', appid: 'app', app_displayname: 'deployer' }): string {
  const part = (value: Attributes): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.nobody`;
}

/** A Resource Manager that reaches the simulated Azure without a network. */
export async function reaching(azure: FakeAzure, options: Partial<ResourceManagerOptions> = {}): Promise<ResourceManager> {
  return new ResourceManager({
    cloud: cloudOf('public'),
    credential: { getToken: () => Promise.resolve({ token: tokenOf(), expiresOnTimestamp: Date.now() + 3_600_000 }) },
    packages: await azurePackages(),
    http: httpTo(azure),
    firstWaitMs: 1,
    betweenMs: 1,
    ...options,
  });
}

export function httpTo(azure: FakeAzure): HttpClient {
  return {
    sendRequest: async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const body = typeof request.body === 'string' ? (JSON.parse(request.body) as Attributes) : {};
      const response = azure.handle({ method: request.method, path: decodeURIComponent(pathname), query: searchParams, body });
      const delay = response.delayMs ?? 0;
      if (request.timeout > 0 && delay > request.timeout) throw Object.assign(new Error('aborted'), { name: 'AbortError' });
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      const text = typeof response.body === 'string' ? response.body : JSON.stringify(response.body ?? {});
      return { request, status: response.status, headers: createHttpHeaders(response.headers ?? {}), bodyAsText: text };
    },
  };
}

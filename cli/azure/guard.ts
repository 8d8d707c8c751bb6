import type { HttpClient, PipelineRequest } from '@azure/core-rest-pipeline';

/**
 * All that is ever posted, since these questions have a body. None of them changes anything, and none of their answers holds a key: names are looked up,
 * a workspace is looked over, policies are tried on what is not there yet, and resources are searched.
 */
const QUESTIONS: readonly RegExp[] = [
  /^\/subscriptions\/[^/]+\/providers\/Microsoft\.(Storage|KeyVault|ContainerRegistry)\/checkNameAvailability$/,
  /^\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?\/providers\/Microsoft\.PolicyInsights\/checkPolicyRestrictions$/,
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.MachineLearningServices\/workspaces\/[^/]+\/diagnose$/,
  /^\/providers\/Microsoft\.ResourceGraph\/resources$/,
];

/** Whether a request only reads. */
export function onlyReads(method: string, path: string): boolean {
  return method === 'GET' || (method === 'POST' && QUESTIONS.some((question) => question.test(path)));
}

/** Where Azure's public prices are, which anybody may read. */
export const PRICES = 'https://prices.azure.com';
const PRICE_LIST = '/api/retail/prices';

/** Lets nothing through but the reading of the price list, without a token. */
export function guardedPrices(client: HttpClient): HttpClient {
  return {
    sendRequest: async (request: PipelineRequest) => {
      const { origin, pathname } = new URL(request.url);
      const only = origin === PRICES && pathname === PRICE_LIST && request.method === 'GET' && !request.headers.has('authorization');
      if (!only) throw new Error(`No ${request.method} to ${origin}${pathname} leaves: only ${PRICES}${PRICE_LIST} is read, and without a token`);
      return client.sendRequest(request);
    },
  };
}

/** Lets nothing through to Azure but what only reads, and to no host but Resource Manager's, which alone is to see the token. */
export function guarded(client: HttpClient, resourceManager: string): HttpClient {
  return {
    sendRequest: async (request: PipelineRequest) => {
      const { origin, pathname } = new URL(request.url);
      if (origin !== resourceManager) throw new Error(`No request leaves for ${origin}: only ${resourceManager} is asked`);
      if (!onlyReads(request.method, decodeURIComponent(pathname))) throw new Error(`No ${request.method} to ${pathname} leaves: Azure is only read`);
      return client.sendRequest(request);
    },
  };
}

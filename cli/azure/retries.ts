import type { HttpClient, Pipeline, RestError as RestErrorType, RetryInformation, RetryModifiers, RetryStrategy } from '@azure/core-rest-pipeline';
import { AzurePackages } from './packages';

/** How often one question is asked again. */
const MOST_RETRIES = 4;
/** Whoever is told to wait for longer is told so, rather than left to wait. */
const LONGEST_WAIT_MS = 60_000;

/** How a request leaves: through the proxy of the environment, and again where Azure is busy. */
export function wayOut({ pipeline }: AzurePackages, firstWaitMs?: number): Pipeline {
  const way = pipeline.createEmptyPipeline();
  way.addPolicy(pipeline.proxyPolicy());
  way.addPolicy(pipeline.decompressResponsePolicy());
  way.addPolicy(pipeline.userAgentPolicy({ userAgentPrefix: 'cdktf-azure-ml' }));
  way.addPolicy(pipeline.setClientRequestIdPolicy());
  way.addPolicy(pipeline.retryPolicy([whenBusy(firstWaitMs)], { maxRetries: MOST_RETRIES }), { phase: 'Retry' });
  return way;
}

/** Asks again where Azure is busy, fails or does not answer: after as long as it says, or else after a second, then two, four and eight. */
export function whenBusy(firstWaitMs = 1000): RetryStrategy {
  return {
    name: 'whenBusy',
    retry: ({ retryCount, response, responseError }: RetryInformation): RetryModifiers => {
      if (!isPassing(response?.status, responseError)) return { skipStrategy: true };
      const wait = waitSaid(response?.headers.get('retry-after')) ?? firstWaitMs * 2 ** retryCount;
      return wait > LONGEST_WAIT_MS ? { skipStrategy: true } : { retryAfterInMs: wait };
    },
  };
}

/** Fails as a connection does when the time for an answer is over, so that it counts among what is asked again. */
export function withTimeouts(client: HttpClient, { pipeline }: AzurePackages): HttpClient {
  return {
    sendRequest: async (request) => {
      try {
        return await client.sendRequest(request);
      } catch (error) {
        if ((error as Error).name !== 'AbortError') throw error;
        throw new pipeline.RestError(`Azure did not answer within ${Math.round(request.timeout / 1000)} seconds`, { code: 'ETIMEDOUT', request });
      }
    },
  };
}

/** Whether it may be otherwise a little later: not for a certificate that is not trusted, nor for a host without an address. */
function isPassing(status: number | undefined, error: RestErrorType | undefined): boolean {
  if (status !== undefined) return status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
  return ['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'EAI_AGAIN'].includes(String(error?.code));
}

/** The milliseconds of a Retry-After, which is a number of seconds or a date. */
export function waitSaid(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

import type { TokenCredential } from '@azure/identity';
import type { HttpClient, Pipeline, PipelineResponse } from '@azure/core-rest-pipeline';
import { Attributes, block, blocks } from '../json';
import { Cloud } from './cloud';
import { guarded } from './guard';
import { withoutKeys } from './keys';
import { AzurePackages } from './packages';
import { waitSaid, wayOut, withTimeouts } from './retries';
import { Turns } from './turns';

/** Something that whoever asks may not look at. */
export class MayNotLook extends Error {}

/** Something that could not be found out, and why. */
export class NotTold extends Error {}

export interface ResourceManagerOptions {
  readonly cloud: Cloud;
  readonly credential: TokenCredential;
  readonly packages: AzurePackages;
  /** What sends; Node's own without it. */
  readonly http?: HttpClient;
  /** How long an answer may take. */
  readonly timeoutMs?: number;
  /** How long to wait before the first question is asked again, where Azure does not say. */
  readonly firstWaitMs?: number;
  /** How long to wait for an answer that Azure works on, where Azure does not say. */
  readonly betweenMs?: number;
  /** Told of each question as it is asked. */
  readonly onQuestion?: (path: string) => void;
}

const AT_A_TIME = 16;
/** More pages than these are a circle. */
const MOST_PAGES = 200;
/** How long Azure may work on one question, and how long to wait before asking for the answer again where it does not say. */
const LONGEST_WORK_MS = 300_000;
const BETWEEN_MS = 2000;

/**
 * Azure Resource Manager, of which it only reads. What is asked twice is answered once: a run sees one state of Azure, and asks no more than it must.
 */
export class ResourceManager {
  private readonly pipeline: Pipeline;
  private readonly http: HttpClient;
  private readonly turns = new Turns(AT_A_TIME);
  private readonly answers = new Map<string, Promise<Attributes | undefined>>();

  constructor(private readonly options: ResourceManagerOptions) {
    const { cloud, credential, packages, http, firstWaitMs } = options;
    const { pipeline } = packages;
    this.http = guarded(withTimeouts(http ?? pipeline.createDefaultHttpClient(), packages), cloud.resourceManager);
    this.pipeline = wayOut(packages, firstWaitMs);
    const scopes = `${cloud.resourceManager}/.default`;
    this.pipeline.addPolicy(pipeline.bearerTokenAuthenticationPolicy({ credential, scopes }), { phase: 'Sign' });
  }

  /** What is at a path of Resource Manager; nothing where there is none. */
  get(path: string, version: string): Promise<Attributes | undefined> {
    return this.once('GET', this.url(path, version));
  }

  /** All that a list has, on all its pages; empty where what it is of is not there. */
  async list(path: string, version: string): Promise<Attributes[]> {
    const found: Attributes[] = [];
    let next: unknown = this.url(path, version);
    for (let page = 0; typeof next === 'string' && next !== ''; page += 1) {
      if (page === MOST_PAGES) throw new NotTold(`Azure's list at ${path} does not end`);
      const answer: Attributes = (await this.once('GET', next)) ?? { value: [] };
      if (!Array.isArray(answer.value)) throw new NotTold(`Azure answered to ${path} with something that is no list`);
      found.push(...blocks(answer.value));
      next = answer.nextLink;
    }
    return found;
  }

  /** The answer to a question that takes a body. */
  ask(path: string, version: string, body: Attributes): Promise<Attributes | undefined> {
    return this.once('POST', this.url(path, version), body);
  }

  /** The answer to a question that Azure works on for a while: it says where the answer will be, and is asked there until there is one. */
  async askAndWait(path: string, version: string, body: Attributes): Promise<Attributes | undefined> {
    let response = await this.turns.take(() => this.send('POST', this.url(path, version), body));
    const start = Date.now();
    while (response.status === 202) {
      const place = response.headers.get('location');
      if (place === undefined) throw new NotTold(`Azure works on ${path}, and does not say where its answer will be`);
      if (Date.now() - start > LONGEST_WORK_MS) throw new NotTold(`Azure has worked on ${path} for five minutes, and has no answer yet`);
      await this.pause(waitSaid(response.headers.get('retry-after')) ?? this.options.betweenMs ?? BETWEEN_MS);
      response = await this.turns.take(() => this.send('GET', place));
    }
    return understood(response, path);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  private url(path: string, version: string): string {
    return `${this.options.cloud.resourceManager}${path}${path.includes('?') ? '&' : '?'}api-version=${version}`;
  }

  private once(method: 'GET' | 'POST', url: string, body?: Attributes): Promise<Attributes | undefined> {
    const key = `${method} ${url} ${JSON.stringify(body)}`;
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const answer = this.turns.take(async () => understood(await this.send(method, url, body), new URL(url).pathname));
    this.answers.set(key, answer);
    return answer;
  }

  private async send(method: 'GET' | 'POST', url: string, body?: Attributes): Promise<PipelineResponse> {
    const { pathname } = new URL(url);
    this.options.onQuestion?.(pathname);
    const request = this.options.packages.pipeline.createPipelineRequest({
      url,
      method,
      timeout: this.options.timeoutMs ?? 30_000,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    request.headers.set('Accept', 'application/json');
    if (body !== undefined) request.headers.set('Content-Type', 'application/json');
    return this.sent(request);
  }

  private async sent(request: Parameters<HttpClient['sendRequest']>[0]): Promise<PipelineResponse> {
    try {
      return await this.pipeline.sendRequest(this.http, request);
    } catch (error) {
      if (!this.options.packages.pipeline.isRestError(error)) throw error;
      throw new NotTold(`${new URL(request.url).host} could not be reached: ${error.message}`);
    }
  }
}

/** What an answer says, without the keys in it. */
function understood({ status, bodyAsText }: PipelineResponse, path: string): Attributes | undefined {
  if (status === 200) {
    const body = parsed(bodyAsText);
    if (body === undefined) throw new NotTold(`Azure answered to ${path} with something that is no JSON`);
    return block(withoutKeys(body));
  }
  const { code, message } = block(block(parsed(bodyAsText)).error);
  if (status === 404 && code !== 'SubscriptionNotFound') return undefined;
  const said = [code, message].filter((text) => typeof text === 'string').join(': ');
  if (status === 403) throw new MayNotLook(said === '' ? 'Azure answered 403' : said);
  throw new NotTold(`Azure answered ${status} to ${path}${said === '' ? '' : `: ${said}`}`);
}

function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '') as unknown;
  } catch {
    return undefined;
  }
}

import { MayNotLook, ResourceManager } from '../azure/resource-manager';
import { Attributes } from '../json';
import { Found, Live } from './live';

export const ML = 'Microsoft.MachineLearningServices/workspaces';
/** The versions of the APIs by which things are read. */
export const VERSIONS = {
  ml: '2025-06-01',
  storage: '2023-01-01',
  vault: '2023-07-01',
  registry: '2023-07-01',
  insights: '2020-02-02',
  logAnalytics: '2022-10-01',
  identity: '2023-01-31',
  network: '2024-05-01',
  zones: '2020-06-01',
  diagnostics: '2021-05-01-preview',
  roles: '2022-04-01',
  locks: '2020-05-01',
  scopes: '2021-07-01-preview',
  metricAlerts: '2018-03-01',
  autoscaleSettings: '2022-10-01',
} as const;

/** Asks Azure, and keeps what it answers; takes note of what may not be seen. */
export class Asking {
  constructor(
    readonly azure: ResourceManager,
    readonly live: Live,
  ) {}

  async get(id: unknown, version: string, more?: (resource: Attributes) => Promise<Attributes>): Promise<Found | undefined> {
    if (typeof id !== 'string' || id === '') return undefined;
    const resource = await this.seen(async () => {
      const found = await this.azure.get(id, version);
      return found === undefined || more === undefined ? found : more(found);
    }, id);
    return resource === undefined ? undefined : this.live.add(resource);
  }

  async list(path: string, version: string, what: string): Promise<Attributes[]> {
    return (await this.seen(() => this.azure.list(path, version), what)) ?? [];
  }

  /** What may be seen; takes note of what may not. */
  async seen<Answer>(ask: () => Promise<Answer>, what: string): Promise<Answer | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof MayNotLook)) throw error;
      if (!this.live.unseen.some((unseen) => unseen.what === what)) this.live.unseen.push({ what, why: `may not be looked at: ${error.message}` });
      return undefined;
    }
  }
}

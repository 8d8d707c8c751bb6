import { IConstruct } from 'constructs';
import { CLOUD_FACTS, CloudFacts, NetworkFacts, WithoutDefender } from './cloud-facts';
import { refuse } from './errors';

/**
 * What of a resource a private endpoint leads to: Azure's group ids.
 */
export enum Subresource {
  /** The workspace itself, in two zones: its API and its notebooks. */
  AML_WORKSPACE = 'amlworkspace',
  /** An Azure Machine Learning registry. */
  AML_REGISTRY = 'amlregistry',
  BLOB = 'blob',
  FILE = 'file',
  QUEUE = 'queue',
  TABLE = 'table',
  DFS = 'dfs',
  VAULT = 'vault',
  REGISTRY = 'registry',
  /** Azure Monitor, which a private link scope leads to: in several zones, the blob zone among them. Azure offers it in no region of China. */
  AZURE_MONITOR = 'azuremonitor',
}

/**
 * The clouds of Azure, each with its addresses.
 */
export class AzureCloud {
  /** The worldwide cloud. */
  static readonly PUBLIC = new AzureCloud(CLOUD_FACTS.public);
  /** Azure Government, for US agencies and their partners. */
  static readonly US_GOVERNMENT = new AzureCloud(CLOUD_FACTS.usGovernment);
  /** Azure operated by 21Vianet in China. */
  static readonly CHINA = new AzureCloud(CLOUD_FACTS.china);

  /** The cloud whose name in the azurerm provider is `environment`, such as `usgovernment`. Throws for one that it does not know. */
  static fromEnvironment(environment: string): AzureCloud {
    const clouds = [AzureCloud.PUBLIC, AzureCloud.US_GOVERNMENT, AzureCloud.CHINA];
    const found = clouds.find((cloud) => cloud.environment === environment);
    if (found !== undefined) return found;
    const known = clouds.map((cloud) => cloud.environment).join(', ');
    refuse(undefined, { property: 'environment', value: environment, rule: `the library knows only ${known}`, remedy: 'Pass one of them' });
  }

  private constructor(private readonly facts: CloudFacts) {}

  /** The `environment` of the azurerm provider. */
  get environment(): string {
    return this.facts.environment;
  }

  /** The address of Azure Machine Learning studio. */
  get studioUrl(): string {
    return this.facts.studioUrl;
  }

  /** The address of the Azure portal. */
  get portalUrl(): string {
    return this.facts.portalUrl;
  }

  /** The address of the Azure AI Foundry portal, where the cloud has it. */
  get foundryUrl(): string | undefined {
    return this.facts.foundryUrl;
  }

  /** @internal the command that prints the object id of the service principal "Azure Cosmos DB" */
  get _cosmosDbCommand(): string {
    const id = this.facts.cosmosDbApplicationId;
    if (id !== undefined) return `az ad sp show --id ${id} --query id -o tsv`;
    return `az ad sp list --filter "displayName eq 'Azure Cosmos DB'" --query "[].id" -o tsv`;
  }

  /** @internal */
  get _network(): NetworkFacts {
    return this.facts.network;
  }

  /**
   * The names of the private DNS zones that a private endpoint for `subresource` needs: all of them, always in the same order. None where the cloud
   * offers no private endpoint for it.
   */
  dnsZoneNames(subresource: Subresource): string[] {
    return this.domains(subresource).map((domain) => `privatelink.${domain}`);
  }

  /** @internal why the cloud lacks a plan of Microsoft Defender for Cloud, or may lack it */
  _defenderProblem(plan: string): WithoutDefender | undefined {
    const { withoutDefender } = this.facts;
    return withoutDefender?.plans?.includes(plan) === false ? undefined : withoutDefender;
  }

  /** @internal refuses a region of another cloud: the names of its zones would be wrong */
  _checkRegion(scope: IConstruct, region: string): void {
    if (this.facts.regions.test(region)) return;
    refuse(scope, {
      property: 'location',
      value: region,
      rule: `this is a region of another cloud than '${this.environment}', whose DNS zones and addresses would be used`,
      remedy: `Pass the 'cloud' that the region belongs to, such as AzureCloud.US_GOVERNMENT`,
    });
  }

  private domains(subresource: Subresource): string[] {
    const { api, notebooks, storage, vault, registry, monitor } = this.facts.zones;
    switch (subresource) {
      case Subresource.AML_WORKSPACE:
        return [api, notebooks];
      case Subresource.AML_REGISTRY:
        return [api];
      case Subresource.VAULT:
        return [vault];
      case Subresource.REGISTRY:
        return [registry];
      case Subresource.AZURE_MONITOR:
        // Agents load their configuration from blobs. The zone is the storage accounts' own: Azure allows one of a name in a network.
        return monitor.length === 0 ? [] : [...monitor, `blob.${storage}`];
      default:
        return [`${subresource}.${storage}`];
    }
  }
}

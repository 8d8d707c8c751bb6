import { IConstruct } from 'constructs';
import { ConfigurationError } from './errors';

/**
 * What of a resource a private endpoint leads to: Azure's group ids.
 */
export enum Subresource {
  /** The workspace itself, in two zones: its API and its notebooks. */
  AML_WORKSPACE = 'amlworkspace',
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

type ZoneTable = { readonly [subresource in Subresource]: string[] };

/** What the network around a workspace has to know of a cloud. */
interface NetworkFacts {
  /** Where Microsoft Entra ID lets people sign in: `https://<host>/<tenant>`. */
  readonly signInUrl: string;
  /** The application id of the Azure VPN Client, for which a VPN gateway takes tokens. */
  readonly vpnAudience: string;
  /** Whether there are service tags of Azure Front Door. */
  readonly frontDoor: boolean;
  /** The host names of Azure Machine Learning and of what it needs, apart from storage, vaults and registries, which have private endpoints or tags. */
  readonly workspaceHosts: string[];
  /** The host names that a Linux machine needs so that people sign in to it with Microsoft Entra ID. */
  readonly entraLoginHosts: string[];
}

/** The plans of Microsoft Defender for Cloud that are missing, all unless they are named: for certain or by what is known. */
interface WithoutDefender {
  readonly certain: boolean;
  readonly plans?: string[];
  readonly text: string;
}

/**
 * The clouds of Azure, each with its addresses.
 *
 * Sources: Microsoft's pages "Azure Private Endpoint private DNS zone values", "Configure inbound and outbound network traffic" of Azure Machine Learning,
 * "About Point-to-Site VPN" and "Sign in to a Linux virtual machine in Azure by using Microsoft Entra ID".
 */
export class AzureCloud {
  /** The worldwide cloud. */
  static readonly PUBLIC = new AzureCloud(
    'public',
    'https://ml.azure.com',
    /^(?!usgov|usdod|china)/,
    'https://portal.azure.com',
    zones('api.azureml.ms', 'notebooks.azure.net', 'core.windows.net', 'vaultcore.azure.net', 'azurecr.io', [
      'monitor.azure.com',
      'oms.opinsights.azure.com',
      'ods.opinsights.azure.com',
      'agentsvc.azure-automation.net',
    ]),
    {
      signInUrl: 'https://login.microsoftonline.com',
      vpnAudience: 'c632b3df-fb67-4d84-bdcf-b95ad541b5c8',
      frontDoor: true,
      workspaceHosts: [
        'login.microsoftonline.com',
        'management.azure.com',
        'ml.azure.com',
        '*.azureml.ms',
        '*.azureml.net',
        '*.notebooks.azure.net',
        'graph.microsoft.com',
        'graph.windows.net',
        '*.aznbcontent.net',
        'automlresources-prod.azureedge.net',
        'aka.ms',
        'mcr.microsoft.com',
        '*.data.mcr.microsoft.com',
      ],
      entraLoginHosts: ['packages.microsoft.com', 'login.microsoftonline.com', 'pas.windows.net'],
    },
  );
  /** Azure Government, for US agencies and their partners. */
  static readonly US_GOVERNMENT = new AzureCloud(
    'usgovernment',
    'https://ml.azure.us',
    /^(usgov|usdod)/,
    'https://portal.azure.us',
    zones('api.ml.azure.us', 'notebooks.usgovcloudapi.net', 'core.usgovcloudapi.net', 'vaultcore.usgovcloudapi.net', 'azurecr.us', [
      'monitor.azure.us',
      'adx.monitor.azure.us',
      'oms.opinsights.azure.us',
      'ods.opinsights.azure.us',
      'agentsvc.azure-automation.us',
    ]),
    {
      signInUrl: 'https://login.microsoftonline.us',
      vpnAudience: '51bb15d4-3a4f-4ebf-9dca-40096fe32426',
      frontDoor: true,
      workspaceHosts: [
        'login.microsoftonline.us',
        'management.usgovcloudapi.net',
        'ml.azure.us',
        '*.ml.azure.us',
        '*.azureml.us',
        '*.instances.azureml.ms',
        '*.notebooks.usgovcloudapi.net',
        'graph.microsoft.us',
        'graph.windows.net',
        '*.aznbcontent.net',
        'mcr.microsoft.com',
        '*.data.mcr.microsoft.com',
      ],
      entraLoginHosts: ['packages.microsoft.com', 'login.microsoftonline.us', 'pasff.usgovcloudapi.net'],
    },
    { certain: false, plans: ['AI'], text: 'Azure Government may not offer it yet, and would refuse it' },
  );
  /** Azure operated by 21Vianet in China. */
  static readonly CHINA = new AzureCloud(
    'china',
    'https://studio.ml.azure.cn',
    /^china/,
    'https://portal.azure.cn',
    zones('api.ml.azure.cn', 'notebooks.chinacloudapi.cn', 'core.chinacloudapi.cn', 'vaultcore.azure.cn', 'azurecr.cn', []),
    {
      signInUrl: 'https://login.chinacloudapi.cn',
      vpnAudience: '49f817b6-84ae-4cc0-928c-73f27289b3aa',
      frontDoor: false,
      workspaceHosts: [
        'login.chinacloudapi.cn',
        'management.chinacloudapi.cn',
        'studio.ml.azure.cn',
        '*.ml.azure.cn',
        '*.azureml.cn',
        '*.instances.azureml.ms',
        '*.notebooks.chinacloudapi.cn',
        'graph.chinacloudapi.cn',
        '*.aznbcontent.net',
        'mcr.microsoft.com',
        '*.data.mcr.microsoft.com',
      ],
      entraLoginHosts: ['packages.microsoft.com', 'login.chinacloudapi.cn', 'pas.chinacloudapi.cn'],
    },
    { certain: true, text: 'Defender for Cloud ends in Azure operated by 21Vianet on 18 August 2026, and takes no new subscriptions there' },
  );

  private constructor(
    /** The `environment` of the azurerm provider. */
    readonly environment: string,
    /** The address of Azure Machine Learning studio. */
    readonly studioUrl: string,
    private readonly regions: RegExp,
    /** The address of the Azure portal. */
    readonly portalUrl: string,
    private readonly zoneTable: ZoneTable,
    /** @internal */
    readonly _network: NetworkFacts,
    private readonly withoutDefender?: WithoutDefender,
  ) {}

  /**
   * The names of the private DNS zones that a private endpoint for `subresource` needs: all of them, always in the same order. None where the cloud
   * offers no private endpoint for it.
   */
  dnsZoneNames(subresource: Subresource): string[] {
    return [...this.zoneTable[subresource]];
  }

  /** @internal why the cloud lacks a plan of Microsoft Defender for Cloud, or may lack it */
  _defenderProblem(plan: string): WithoutDefender | undefined {
    return this.withoutDefender?.plans?.includes(plan) === false ? undefined : this.withoutDefender;
  }

  /** @internal refuses a region of another cloud: the names of its zones would be wrong */
  _checkRegion(scope: IConstruct, region: string): void {
    if (this.regions.test(region)) return;
    throw new ConfigurationError(scope, {
      property: 'location',
      value: region,
      rule: `this is a region of another cloud than '${this.environment}', whose DNS zones and addresses would be used`,
      remedy: `Pass the 'cloud' that the region belongs to, such as AzureCloud.US_GOVERNMENT`,
    });
  }
}

function zones(api: string, notebooks: string, core: string, vault: string, registry: string, monitor: string[]): ZoneTable {
  const storage = (service: string): string[] => [`privatelink.${service}.${core}`];
  return {
    [Subresource.AML_WORKSPACE]: [`privatelink.${api}`, `privatelink.${notebooks}`],
    [Subresource.BLOB]: storage('blob'),
    [Subresource.FILE]: storage('file'),
    [Subresource.QUEUE]: storage('queue'),
    [Subresource.TABLE]: storage('table'),
    [Subresource.DFS]: storage('dfs'),
    [Subresource.VAULT]: [`privatelink.${vault}`],
    [Subresource.REGISTRY]: [`privatelink.${registry}`],
    // Agents load their configuration from blobs. The zone is the storage accounts' own: Azure allows one of a name in a network.
    [Subresource.AZURE_MONITOR]: monitor.length === 0 ? [] : [...monitor.map((domain) => `privatelink.${domain}`), ...storage('blob')],
  };
}

/** What the network around a workspace has to know of a cloud. */
export interface NetworkFacts {
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
export interface WithoutDefender {
  readonly certain: boolean;
  readonly plans?: string[];
  readonly text: string;
}

/** The domains below which private endpoints have their names. */
export interface ZoneDomains {
  readonly api: string;
  readonly notebooks: string;
  readonly storage: string;
  readonly vault: string;
  readonly registry: string;
  /** Those of Azure Monitor besides that of blobs; none where the cloud has no private link to it. */
  readonly monitor: string[];
}

/** What differs from one cloud of Azure to another. */
export interface CloudFacts {
  /** The `environment` of the azurerm provider. */
  readonly environment: string;
  readonly regions: RegExp;
  /** Where Azure Resource Manager answers. */
  readonly resourceManagerUrl: string;
  readonly studioUrl: string;
  readonly portalUrl: string;
  readonly foundryUrl?: string;
  /** The application id of the service principal "Azure Cosmos DB", where Microsoft publishes it. */
  readonly cosmosDbApplicationId?: string;
  readonly zones: ZoneDomains;
  readonly network: NetworkFacts;
  readonly withoutDefender?: WithoutDefender;
}

/**
 * The one table of the clouds.
 *
 * Sources: Microsoft's pages "Azure Private Endpoint private DNS zone values", "Configure inbound and outbound network traffic" of Azure Machine Learning,
 * "About Point-to-Site VPN", "Sign in to a Linux virtual machine in Azure by using Microsoft Entra ID", "Azure AI Foundry feature availability across
 * cloud regions" and "Configure customer-managed keys for your Azure Cosmos DB account with Azure Key Vault".
 */
export const CLOUD_FACTS = {
  public: {
    environment: 'public',
    regions: /^(?!usgov|usdod|china)/,
    resourceManagerUrl: 'https://management.azure.com',
    studioUrl: 'https://ml.azure.com',
    portalUrl: 'https://portal.azure.com',
    foundryUrl: 'https://ai.azure.com',
    cosmosDbApplicationId: 'a232010e-820c-4083-83bb-3ace5fc29d0b',
    zones: {
      api: 'api.azureml.ms',
      notebooks: 'notebooks.azure.net',
      storage: 'core.windows.net',
      vault: 'vaultcore.azure.net',
      registry: 'azurecr.io',
      monitor: ['monitor.azure.com', 'oms.opinsights.azure.com', 'ods.opinsights.azure.com', 'agentsvc.azure-automation.net'],
    },
    network: {
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
  },
  usGovernment: {
    environment: 'usgovernment',
    regions: /^(usgov|usdod)/,
    resourceManagerUrl: 'https://management.usgovcloudapi.net',
    studioUrl: 'https://ml.azure.us',
    portalUrl: 'https://portal.azure.us',
    foundryUrl: 'https://ai.azure.us',
    cosmosDbApplicationId: '57506a73-e302-42a9-b869-6f12d9ec29e9',
    zones: {
      api: 'api.ml.azure.us',
      notebooks: 'notebooks.usgovcloudapi.net',
      storage: 'core.usgovcloudapi.net',
      vault: 'vaultcore.usgovcloudapi.net',
      registry: 'azurecr.us',
      monitor: ['monitor.azure.us', 'adx.monitor.azure.us', 'oms.opinsights.azure.us', 'ods.opinsights.azure.us', 'agentsvc.azure-automation.us'],
    },
    network: {
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
    withoutDefender: { certain: false, plans: ['AI'], text: 'Azure Government may not offer it yet, and would refuse it' },
  },
  china: {
    environment: 'china',
    regions: /^china/,
    resourceManagerUrl: 'https://management.chinacloudapi.cn',
    studioUrl: 'https://studio.ml.azure.cn',
    portalUrl: 'https://portal.azure.cn',
    zones: {
      api: 'api.ml.azure.cn',
      notebooks: 'notebooks.chinacloudapi.cn',
      storage: 'core.chinacloudapi.cn',
      vault: 'vaultcore.azure.cn',
      registry: 'azurecr.cn',
      monitor: [],
    },
    network: {
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
    withoutDefender: {
      certain: true,
      text: 'Defender for Cloud ends in Azure operated by 21Vianet on 18 August 2026, and takes no new subscriptions there',
    },
  },
} satisfies { readonly [cloud: string]: CloudFacts };

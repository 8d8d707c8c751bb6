/** What is retired or changes, row by row of docs/calendar.md. */
export enum CalendarItem {
  /** Versions of azurerm that speak an old Key Vault API. */
  KEY_VAULT_API = 'key-vault-api',
  /** Versions 4 of azurerm, now that there is 5. */
  AZURERM_4 = 'azurerm-4',
  /** Low-priority nodes of compute clusters. */
  LOW_PRIORITY_NODES = 'low-priority-nodes',
  /** Virtual machines of the series NC, NCv2, ND and NV. */
  VM_NC_NCV2_ND_NV = 'vm-nc-ncv2-nd-nv',
  /** Virtual machines of the series A (version 1) and HB. */
  VM_A_HB = 'vm-a-hb',
  /** Virtual machines of the series NCv3. */
  VM_NCV3 = 'vm-ncv3',
  /** Virtual machines of the series DCsv2. */
  VM_DCSV2 = 'vm-dcsv2',
  /** Virtual machines of the series NVv3 and NVv4. */
  VM_NVV3_NVV4 = 'vm-nvv3-nvv4',
  /** Virtual machines with 192 cores of the series Msv2 and Mdsv2. */
  VM_M192 = 'vm-m192',
  /** Virtual machines of the series HBv2. */
  VM_HBV2 = 'vm-hbv2',
  /** Virtual machines of the series D, Ds, Dv2, DSv2 and Ls. */
  VM_D_DV2_LS = 'vm-d-dv2-ls',
  /** Virtual machines of the series Av2, B (version 1), F, Fsv2, G and Lsv2. */
  VM_AV2_B_F_G_LSV2 = 'vm-av2-b-f-g-lsv2',
  /** Synapse Spark pools with Spark 3.4 or before. */
  SPARK_POOL = 'spark-pool',
  /** Feature stores that compute with Spark 3.4 or before. */
  FEATURE_STORE_SPARK = 'feature-store-spark',
  /** Subnets whose machines leave by an address that Azure lends them. */
  DEFAULT_OUTBOUND_ACCESS = 'default-outbound-access',
  /** Registries with roles for the whole registry, such as AcrPull. */
  REGISTRY_ROLES = 'registry-roles',
  /** Trust in signed images by Docker Content Trust. */
  CONTENT_TRUST = 'content-trust',
  /** AI Foundry hubs, and projects in them. */
  AI_FOUNDRY_HUB = 'ai-foundry-hub',
  /** Prompt Flow. */
  PROMPT_FLOW = 'prompt-flow',
  /** The Python SDK v1, which the legacy mode of a workspace is for. */
  SDK_V1 = 'sdk-v1',
  /** The extension `azure-cli-ml`, version 1 of `az ml`. */
  CLI_V1 = 'cli-v1',
  /** Application Insights without a Log Analytics workspace. */
  CLASSIC_INSIGHTS = 'classic-insights',
  /** VPN gateways of a size without availability zones. */
  VPN_GATEWAY_SKU = 'vpn-gateway-sku',
}

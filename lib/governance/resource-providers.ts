import { givenTo } from '../core/given';

/** What of Azure is used besides a workspace with its parts. */
export interface ResourceProviderOptions {
  /**
   * Whether workspaces are encrypted with a customer-managed key: without service-side encryption, Azure keeps their metadata in a Cosmos DB and a search
   * service in your subscription.
   * @default false
   * @change nothing
   */
  readonly customerManagedKey?: boolean;
  /**
   * Whether plans of Microsoft Defender for Cloud are turned on, with `DefenderPlans`.
   * @default false
   * @change nothing
   */
  readonly defender?: boolean;
  /**
   * Whether policies are assigned with `MlPolicies` and budgets set with `Budget`.
   * @default false
   * @change nothing
   */
  readonly guardRails?: boolean;
  /**
   * Whether dashboards in the Azure portal are made.
   * @default false
   * @change nothing
   */
  readonly dashboards?: boolean;
  /**
   * Whether a hub has a jump host, which is a virtual machine.
   * @default false
   * @change nothing
   */
  readonly jumpHost?: boolean;
  /**
   * Whether there are AI Foundry hubs, whose connections lead to AI services and search.
   * @default false
   * @change nothing
   */
  readonly foundry?: boolean;
  /**
   * Whether Azure Kubernetes Service clusters are attached.
   * @default false
   * @change nothing
   */
  readonly kubernetes?: boolean;
  /**
   * Whether Synapse Spark pools are attached.
   * @default false
   * @change nothing
   */
  readonly synapse?: boolean;
  /**
   * Whether logs go to an event hub.
   * @default false
   * @change nothing
   */
  readonly eventHub?: boolean;
}

/**
 * The resource providers that a subscription must have registered, for the provider block:
 *
 * ```ts
 * new AzurermProvider(this, 'Azurerm', {
 *   features: [{}],
 *   resourceProviderRegistrations: 'none',
 *   resourceProvidersToRegister: ResourceProviders.forWorkspace({ customerManagedKey: true }),
 * });
 * ```
 *
 * They are a setting of the provider and no resources: azurerm refuses a resource for a registration that it does itself, and destroying such a resource
 * would take the registration, and what depends on it, from everybody in the subscription. Registering asks for the right to `/register/action` on the
 * subscription, and is left out where nothing is missing.
 *
 * Without both settings, azurerm 4 registers some seventy resource providers, most of which no workspace needs, and azurerm 5 none.
 */
export class ResourceProviders {
  /**
   * What a workspace and its parts need, and what is asked for besides, sorted by name and spelt as azurerm spells it, which minds the case.
   *
   * Sources: Microsoft's pages "Resource providers for Azure services", "Customer-managed keys for Azure Machine Learning" and "Malware scanning in
   * Defender for Storage".
   */
  static forWorkspace(options: ResourceProviderOptions = {}): string[] {
    options = givenTo(undefined, 'ResourceProviderOptions', options);
    const { customerManagedKey = false, defender = false, dashboards = false, jumpHost = false, foundry = false } = options;
    const { kubernetes = false, synapse = false, eventHub = false, guardRails = false } = options;
    const all = [
      ...WORKSPACE,
      ...(customerManagedKey ? ['Microsoft.DocumentDB'] : []),
      ...(customerManagedKey || foundry ? ['Microsoft.Search'] : []),
      ...(foundry ? ['Microsoft.CognitiveServices'] : []),
      ...(kubernetes ? ['Microsoft.ContainerService'] : []),
      ...(synapse ? ['Microsoft.Synapse'] : []),
      ...(eventHub ? ['Microsoft.EventHub'] : []),
      // Scanning uploads for malware listens to events.
      ...(defender ? ['Microsoft.EventGrid', 'Microsoft.Security'] : []),
      ...(guardRails ? ['Microsoft.CostManagement', 'Microsoft.PolicyInsights'] : []),
      ...(dashboards ? ['Microsoft.Portal'] : []),
      ...(jumpHost ? ['Microsoft.Compute'] : []),
    ];
    return all.sort((one, other) => one.toLowerCase().localeCompare(other.toLowerCase(), 'en'));
  }

  private constructor() {}
}

/** Application Insights brings an alert rule of its own, which is why alerts are among them. */
const WORKSPACE = [
  'Microsoft.AlertsManagement',
  'Microsoft.Authorization',
  'Microsoft.ContainerRegistry',
  'microsoft.insights',
  'Microsoft.KeyVault',
  'Microsoft.MachineLearningServices',
  'Microsoft.ManagedIdentity',
  'Microsoft.Network',
  'Microsoft.OperationalInsights',
  'Microsoft.Resources',
  'Microsoft.Storage',
];

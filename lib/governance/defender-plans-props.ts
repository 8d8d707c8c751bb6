import { AzureCloud } from '../core/azure-cloud';

/** The plans of Microsoft Defender for Cloud that watch over what a workspace stands on, by Azure's names. */
export enum DefenderPlan {
  /** Images in container registries, which are scanned for vulnerabilities, and Kubernetes clusters. */
  CONTAINERS = 'Containers',
  /** Storage accounts: unusual access, and uploads if you wish. */
  STORAGE = 'StorageAccounts',
  /** Key vaults: unusual access. */
  KEY_VAULT = 'KeyVaults',
  /** Generative AI: attacks on deployments of models by their prompts. */
  AI = 'AI',
}

/** What the plan for storage accounts does besides watching the access. */
export interface DefenderForStorageOptions {
  /**
   * Scans each blob that is uploaded for malware, at most this many gigabytes per month and storage account; -1 scans all of them. It is billed by the
   * gigabyte, adds an Event Grid system topic to the resource group of each account, and needs the resource provider `Microsoft.EventGrid`.
   * @default - uploads are not scanned
   * @change in place
   */
  readonly malwareScanningCapGigabytes?: number;
  /**
   * Whether samples of blobs are searched for sensitive data, so that alerts tell what is at stake.
   * @default true
   * @change in place
   */
  readonly sensitiveDataDiscovery?: boolean;
}

/** What the plan for AI does besides watching deployments. */
export interface DefenderForAiOptions {
  /**
   * Whether alerts show the suspicious parts of prompts and answers: whoever reads the alerts reads what users wrote.
   * @default false
   * @change in place
   */
  readonly promptEvidence?: boolean;
  /**
   * Whether models in workspaces and registries are scanned for malware and unsafe operators.
   * @default false
   * @change in place
   */
  readonly modelScanning?: boolean;
}

/** Which plans are on, and what they do. */
export interface DefenderPlansProps {
  /**
   * The plans to turn on.
   * @change removes the Defender plan
   */
  readonly plans: DefenderPlan[];
  /**
   * What the plan for storage accounts does.
   * @default - it watches the access, and searches for sensitive data
   * @change in place
   */
  readonly storage?: DefenderForStorageOptions;
  /**
   * What the plan for AI does.
   * @default - it watches deployments
   * @change in place
   */
  readonly ai?: DefenderForAiOptions;
  /**
   * The cloud of the subscription: not every plan is offered in each.
   * @default AzureCloud.PUBLIC
   * @change nothing
   */
  readonly cloud?: AzureCloud;
  /**
   * Lets Terraform refuse each plan that would turn Defender off.
   * @default false
   * @change nothing
   */
  readonly deletionProtection?: boolean;
}

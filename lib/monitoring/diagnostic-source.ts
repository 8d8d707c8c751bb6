import { givenTo } from '../core/given';

/** Which of its logs a resource sends. */
export enum LogGroup {
  /** All that there are. */
  ALL = 'allLogs',
  /** Who did or read what. */
  AUDIT = 'audit',
}

/** What a kind of resource has to send. */
export interface DiagnosticSourceOptions {
  /**
   * What of the resource sends, as the end of its id: `/blobServices/default` for instance.
   * @default - the resource itself
   * @change replaces the diagnostic setting
   */
  readonly child?: string;
  /**
   * Whether it has logs.
   * @default true
   * @change in place
   */
  readonly hasLogs?: boolean;
  /**
   * The only group of logs that it has: one of `LogGroup`.
   * @default - the groups of `LogGroup`
   * @change in place
   */
  readonly logs?: string;
  /**
   * Whether it has metrics.
   * @default true
   * @change nothing
   */
  readonly hasMetrics?: boolean;
  /**
   * The category of its metrics.
   * @default 'AllMetrics'
   * @change added: in place; changed: in place; taken away: nothing
   */
  readonly metrics?: string;
}

/**
 * What sends logs and metrics: a kind of resource, or a part of one.
 *
 * Source: Microsoft's pages "Supported resource log categories for Azure Monitor" and "Supported metrics with Azure Monitor", and for who has a group of
 * audit logs the built-in initiative "Enable audit category group resource logging for supported resources to Log Analytics".
 */
export class DiagnosticSource {
  /** A machine learning workspace. */
  static readonly ML_WORKSPACE = new DiagnosticSource({});
  /** An online endpoint: its traffic, events and what its containers print. */
  static readonly ONLINE_ENDPOINT = new DiagnosticSource({});
  /** A storage account, which as a whole has only metrics. */
  static readonly STORAGE_ACCOUNT = new DiagnosticSource({ hasLogs: false, metrics: 'Transaction' });
  /** The blobs of a storage account. */
  static readonly BLOB = new DiagnosticSource({ child: '/blobServices/default', metrics: 'Transaction' });
  /** The file shares of a storage account. */
  static readonly FILE = new DiagnosticSource({ child: '/fileServices/default', metrics: 'Transaction' });
  /** The queues of a storage account. */
  static readonly QUEUE = new DiagnosticSource({ child: '/queueServices/default', metrics: 'Transaction' });
  /** The tables of a storage account. */
  static readonly TABLE = new DiagnosticSource({ child: '/tableServices/default', metrics: 'Transaction' });
  /** A key vault. */
  static readonly KEY_VAULT = new DiagnosticSource({});
  /** A container registry. */
  static readonly REGISTRY = new DiagnosticSource({});
  /** A Log Analytics workspace: who has asked it what. It may send that to itself. */
  static readonly LOG_ANALYTICS = new DiagnosticSource({ logs: LogGroup.AUDIT });
  /** A virtual network. */
  static readonly VIRTUAL_NETWORK = new DiagnosticSource({ logs: LogGroup.ALL });
  /** A network security group: which rule has let through or denied what. It has no metrics. */
  static readonly SECURITY_GROUP = new DiagnosticSource({ logs: LogGroup.ALL, hasMetrics: false });
  /** A public IP address: its traffic, and attacks against it where Azure DDoS Protection is on. */
  static readonly PUBLIC_IP = new DiagnosticSource({});
  /** An Azure Firewall: what it has let through or denied, and the names that it was asked for. */
  static readonly FIREWALL = new DiagnosticSource({ logs: LogGroup.ALL });
  /** A VPN gateway: who has connected, and its tunnels and routes. */
  static readonly VPN_GATEWAY = new DiagnosticSource({});
  /** A Bastion host: who has worked on which machine. */
  static readonly BASTION = new DiagnosticSource({});

  /** Any other kind of resource. */
  static custom(options: DiagnosticSourceOptions): DiagnosticSource {
    return new DiagnosticSource(givenTo(undefined, 'DiagnosticSourceOptions', options));
  }

  private constructor(private readonly options: DiagnosticSourceOptions) {}

  /** The end of the id of what sends; empty for the resource itself. */
  get child(): string {
    return this.options.child ?? '';
  }

  /** The category of its metrics, where it has some. */
  get metrics(): string | undefined {
    return this.options.hasMetrics === false ? undefined : (this.options.metrics ?? 'AllMetrics');
  }

  /** The group of logs that it sends when `wanted` is asked for, where it has some. */
  logs(wanted: LogGroup): string | undefined {
    return this.options.hasLogs === false ? undefined : (this.options.logs ?? wanted);
  }
}

import { givenTo } from '../core/given';

/** One secret of a connection: where it is in the credentials. */
export interface ConnectionSecret {
  /** The property of the connection that the secret is sent in. */
  readonly property: string;
  /** The secret: a reference, never a literal. */
  readonly value: string;
}

/** A client of Microsoft Entra that signs in with a secret. */
export interface ServicePrincipalCredentials {
  /**
   * The client id of the service principal.
   * @change in place
   */
  readonly clientId: string;
  /**
   * The Microsoft Entra tenant of the service principal.
   * @change in place
   */
  readonly tenantId: string;
  /**
   * A reference, never the secret itself.
   * @change nothing
   */
  readonly clientSecret: string;
}

/** A client of OAuth 2.0. */
export interface OAuth2Credentials {
  /**
   * The client id of the application.
   * @change in place
   */
  readonly clientId: string;
  /**
   * A reference, never the secret itself.
   * @change nothing
   */
  readonly clientSecret: string;
  /**
   * The address at which tokens are asked for.
   * @change in place
   */
  readonly authUrl?: string;
  /**
   * The Microsoft Entra tenant of the application.
   * @change in place
   */
  readonly tenantId?: string;
}

/**
 * How a connection signs in at what it leads to. Secrets are references: to a `TerraformVariable` with `sensitive: true`, or to an attribute such as the
 * `value` of a `DataAzurermKeyVaultSecret`. They are sent to Azure, which keeps them in the workspace's vault, and stand neither in the configuration nor,
 * as far as this resource goes, in Terraform's state.
 */
export class ConnectionAuth {
  /** As whoever uses the connection, or as the workspace's identity. */
  static entraId(): ConnectionAuth {
    return new ConnectionAuth('AAD');
  }

  /** Without signing in. */
  static none(): ConnectionAuth {
    return new ConnectionAuth('None');
  }

  /** As a user-assigned managed identity, by its client id and Azure resource id. */
  static managedIdentity(clientId: string, resourceId: string): ConnectionAuth {
    return new ConnectionAuth('ManagedIdentity', { clientId, resourceId });
  }

  /** With the key of an Azure AI service, of AI Search or of another API. */
  static apiKey(key: string): ConnectionAuth {
    return new ConnectionAuth('ApiKey', {}, { key });
  }

  /** With the key of a storage account. */
  static accountKey(key: string): ConnectionAuth {
    return new ConnectionAuth('AccountKey', {}, { key });
  }

  /** With an access key as Amazon S3 takes it. */
  static accessKey(accessKeyId: string, secretAccessKey: string): ConnectionAuth {
    return new ConnectionAuth('AccessKey', { accessKeyId }, { secretAccessKey });
  }

  /** With a shared access signature of a storage account. */
  static sharedAccessSignature(sas: string): ConnectionAuth {
    return new ConnectionAuth('SAS', {}, { sas });
  }

  /** With a personal access token, of Git or of a Python feed. */
  static personalAccessToken(pat: string): ConnectionAuth {
    return new ConnectionAuth('PAT', {}, { pat });
  }

  /** With a name and a password. */
  static usernamePassword(username: string, password: string): ConnectionAuth {
    return new ConnectionAuth('UsernamePassword', { username }, { password });
  }

  /** As an application of Microsoft Entra. */
  static servicePrincipal(credentials: ServicePrincipalCredentials): ConnectionAuth {
    const { clientId, tenantId, clientSecret } = givenTo(undefined, 'ServicePrincipalCredentials', credentials);
    return new ConnectionAuth('ServicePrincipal', { clientId, tenantId }, { clientSecret });
  }

  /** As a client of OAuth 2.0. */
  static oauth2(credentials: OAuth2Credentials): ConnectionAuth {
    const { clientId, clientSecret, authUrl, tenantId } = givenTo(undefined, 'OAuth2Credentials', credentials);
    return new ConnectionAuth('OAuth2', { clientId, authUrl, tenantId }, { clientSecret });
  }

  /** With any secrets under names of your own. */
  static customKeys(keys: { [name: string]: string }): ConnectionAuth {
    return new ConnectionAuth('CustomKeys', {}, { ...keys }, 'keys');
  }

  private constructor(
    /** Azure's name for it. */
    readonly authType: string,
    private readonly open: { readonly [property: string]: string | undefined } = {},
    private readonly hidden: { readonly [property: string]: string } = {},
    private readonly within?: string,
  ) {}

  /** Its secrets. */
  get secrets(): ConnectionSecret[] {
    return Object.entries(this.hidden).map(([property, value]) => ({ property, value }));
  }

  /** @internal the part of the credentials that everybody may see */
  get _open(): object | undefined {
    return Object.keys(this.open).length === 0 ? undefined : this.open;
  }

  /** @internal the part that nobody may see */
  get _hidden(): object | undefined {
    if (Object.keys(this.hidden).length === 0) return undefined;
    return this.within === undefined ? this.hidden : { [this.within]: this.hidden };
  }
}

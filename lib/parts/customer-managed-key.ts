import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { KeyVaultKey } from '@cdktf/provider-azurerm/lib/key-vault-key';
import { conditional, ITerraformDependable, Op, TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { Grant } from '../access/grant';
import { afterPropagation } from '../access/propagation';
import { Role } from '../access/roles';
import { refuse, together } from '../core/errors';
import { given, givenTo } from '../core/given';
import { knownRegion, locationOf } from '../core/location';
import { chooseName } from '../core/naming';
import { beforeUse } from '../core/order';
import { IGrantee, PrincipalType } from '../core/types';
import { protectedLifecycle } from '../governance/deletion-protection';
import { Tags } from '../governance/tags';
import { DiagnosticSetting } from '../monitoring/diagnostic-setting';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { KeySettings, makeControlPlaneKey, versionOf } from './control-plane-key';
import { CustomerManagedKeyProps, KeyCreation } from './customer-managed-key-props';
import { CustomerManagedKeyAttributes, ImportedKey } from './imported-key';
import { ICustomerManagedKey, KeyBase } from './key-base';
import { checkControlPlane, checkKeySize, checkReach, checkRotation } from './key-checks';
import { WorkspaceVault } from './workspace-vault';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** The client id of every token that the Azure CLI gets for a person; a service principal's or managed identity's token has its own. */
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

/**
 * A key of your own for a workspace's data at rest: a vault with purge protection, an RSA key that rotates, the deployer's right to create it, and a
 * wait until Azure has spread that right. Trusted Azure services get through the vault's firewall.
 *
 * The stack needs a `TimeProvider` for the wait; with `KeyCreation.CONTROL_PLANE` there is neither right nor wait, and it needs
 * an `AzapiProvider`.
 *
 * Throws when Terraform could not reach the vault, when `allowedIpRanges` would be without effect, and for a name, key size, duration or address that Azure would refuse.
 *
 * Source: Microsoft's page "Customer-managed keys for Azure Machine Learning".
 */
export class CustomerManagedKey extends KeyBase implements ICustomerManagedKey {
  /**
   * A key that exists in a vault which is managed elsewhere. Nothing of it is configured; `grantUse` and the workspaces that it encrypts grant roles on its vault.
   *
   * Throws for a key of a Managed HSM, for ids of another kind or form, and for ids of different keys.
   *
   * @param constructId the construct id, below which the grants are
   */
  static fromKeyAttributes(scope: Construct, constructId: string, attributes: CustomerManagedKeyAttributes): ICustomerManagedKey {
    return new ImportedKey(scope, constructId, attributes);
  }

  /** The key: `azurerm_key_vault_key`, or the action that made it through the control plane. */
  readonly resource: TerraformResource;
  /** The key vault. */
  readonly vault: WorkspaceVault;
  readonly usableAfter?: ITerraformDependable[];
  /** The versioned key identifier: the version that was created first. */
  readonly id: string;
  /** The key identifier without a version. */
  readonly versionlessId: string;
  /** @internal where it is known at synth */
  readonly _region?: string;

  constructor(scope: Construct, id: string, props: CustomerManagedKeyProps) {
    props = given(scope, id, 'CustomerManagedKeyProps', props);
    super(scope, id);
    const { name, keyName, baseName, uniqueSuffix, resourceGroup } = props;
    const controlPlane = props.creation === KeyCreation.CONTROL_PLANE;
    this._region = knownRegion(resourceGroup, props.location);
    const { place, settings } = together(this, () => {
      (controlPlane ? checkControlPlane : checkReach)(this, props);
      return {
        place: {
          location: locationOf(this, resourceGroup, props.location),
          name: chooseName(this, 'keyVault', { name, baseName, uniqueSuffix, region: this._region }),
        },
        settings: {
          name: chooseName(this, 'key', { name: keyName, property: 'keyName', baseName, region: this._region }),
          keySize: checkKeySize(this, props.keySize ?? 4096),
          rotateAfter: checkRotation(this, props.rotateAfter ?? 'P30D'),
        },
      };
    });
    if (props.tags !== undefined) Tags.add(this, props.tags);
    this.vault = this.makeVault(props, place);
    if (controlPlane) {
      const key = makeControlPlaneKey(this, this.vault, settings);
      this.resource = key;
      this.versionlessId = `${this.vault.resource.vaultUri}keys/${settings.name}`;
      this.id = `${this.versionlessId}/${versionOf(key)}`;
    } else {
      const key = this.makeKey(props, settings);
      this.resource = key;
      this.id = key.id;
      this.versionlessId = key.versionlessId;
    }
    this.usableAfter = [this.resource];
  }

  /** The Azure resource id of the vault. */
  get keyVaultId(): string {
    return this.vault.id;
  }

  /**
   * Sends the logs and metrics of the key's vault, who has used the key among them: for destinations that are made after the key, such as the
   * `logAnalytics` of the workspace that it encrypts. A workspace does not do so by itself, nor warns: a key may serve several workspaces, and many have
   * Azure Policy see to the logs of their vaults.
   *
   * Throws when the vault sends them already, by `diagnostics` or an earlier call, and for what a `DiagnosticSetting` refuses.
   *
   * @param id the construct id of the diagnostic setting, in the vault
   * @param options where logs and metrics go, and which
   */
  diagnose(id: string, options: DiagnosticsOptions): DiagnosticSetting {
    options = givenTo(this, 'DiagnosticsOptions', options);
    const made = this.vault.node.children.find((child) => child instanceof DiagnosticSetting);
    if (made !== undefined) {
      refuse(this, {
        property: 'id',
        value: id,
        rule: `[${made.node.path}] sends the logs of the key's vault already`,
        remedy: `Pass all destinations at once, or make a DiagnosticSetting with a 'name' of its own`,
      });
    }
    const { logAnalytics, storage, eventHub, partner, logs, metrics } = options;
    const content = { source: DiagnosticSource.KEY_VAULT, logs, metrics };
    return new DiagnosticSetting(this.vault, id, { target: this.vault, ...content, logAnalytics, storage, eventHub, partner });
  }

  private makeVault(props: CustomerManagedKeyProps, place: { readonly name: string; readonly location: string }): WorkspaceVault {
    const { publicNetworkAccess, allowedIpRanges, privateLink } = props;
    return new WorkspaceVault(this, 'Vault', {
      ...place,
      resourceGroup: props.resourceGroup,
      tenantId: props.tenantId,
      publicNetworkAccess,
      allowedIpRanges,
      privateLink,
      diagnostics: props.diagnostics,
      deletionProtection: props.deletionProtection,
    });
  }

  private makeKey(props: CustomerManagedKeyProps, { name, keySize, rotateAfter }: KeySettings): KeyVaultKey {
    const deployer = this.grantDeployer(props.deployer);
    return new KeyVaultKey(this, 'Resource', {
      name,
      keyVaultId: this.vault.id,
      keyType: 'RSA',
      keySize,
      keyOpts: ['unwrapKey', 'wrapKey'],
      // Never `expire_after`: a workspace stays with the version that it was created with, and would lose its data with it.
      rotationPolicy: { automatic: { timeAfterCreation: rotateAfter } },
      // Another size would make another key, and the workspace would lose its data with this one.
      lifecycle: protectedLifecycle(props.deletionProtection, { ignoreChanges: ['key_size'] }),
      dependsOn: beforeUse(this, [this.vault], afterPropagation(this, 'DeployerWait', [deployer], props.propagationSeconds)),
    });
  }

  /** A pipeline and a person may take turns: the right stays with whoever came first, rather than moving with each plan. */
  private grantDeployer(deployer: IGrantee | undefined): Grant {
    const role = { scope: this.vault, role: Role.KEY_VAULT_CRYPTO_OFFICER };
    if (deployer !== undefined) return new Grant(this, 'Deployer', { ...role, grantee: deployer });
    const client = new DataAzurermClientConfig(this, 'Client');
    const person = Op.eq(client.clientId, AZURE_CLI);
    const principalType = Token.asString(conditional(person, PrincipalType.USER, PrincipalType.SERVICE_PRINCIPAL));
    return new Grant(this, 'Deployer', {
      ...role,
      grantee: { principalId: client.objectId, principalType },
      lifecycle: { ignoreChanges: ['principal_id', 'principal_type'] },
    });
  }
}

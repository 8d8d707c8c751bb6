import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { NetworkInterface } from '@cdktf/provider-azurerm/lib/network-interface';
import { VirtualMachineExtension } from '@cdktf/provider-azurerm/lib/virtual-machine-extension';
import { ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { checkSshPublicKey } from '../core/ssh-key';
import { IResourceGroupRef, IResourceRef } from '../core/types';
import { checkUsername } from './jump-host-checks';

/** How a machine is made from which people work inside the network. */
export interface JumpHostOptions {
  /**
   * The public key of whoever signs in as `adminUsername`: RSA of 2048 bits or more, or Ed25519, as OpenSSH writes it. Changing it replaces the machine.
   * @change replaces the virtual machine
   */
  readonly sshPublicKey: string;
  /**
   * The name that the key's owner signs in with. Changing it replaces the machine.
   * @default 'azureuser'
   * @change replaces the virtual machine
   */
  readonly adminUsername?: string;
  /**
   * The size of the machine.
   * @default 'Standard_B2s_v2' - 2 processors and 8 GiB
   * @change in place
   */
  readonly vmSize?: string;
  /**
   * Whether people also sign in with Microsoft Entra ID: grant them the role `Virtual Machine User Login` on the machine.
   * @default false
   * @change added: in place, makes the machine extension; changed: in place, removes the machine extension; taken away: in place, removes the machine
   * extension
   */
  readonly entraLogin?: boolean;
  /**
   * Whether caches and temporary disks are encrypted too. The subscription must have the feature `Microsoft.Compute/EncryptionAtHost`.
   * @default false
   * @change in place
   */
  readonly encryptionAtHost?: boolean;
}

/** @internal */
export interface JumpHostProps extends JumpHostOptions {
  readonly baseName: string;
  readonly resourceGroup: IResourceGroupRef;
  readonly location: string;
  readonly region?: string;
  readonly subnet: IResourceRef;
  /** What must exist before the machine is made. */
  readonly after: ITerraformDependable[];
}

/**
 * A Linux machine in a network, from which people work with what only the network reaches. It has no public address and no password, starts only signed
 * software, and acts as an identity of its own.
 */
export class JumpHost extends Construct implements IResourceRef {
  /** @internal made by HubNetwork */
  static _make(scope: Construct, id: string, props: JumpHostProps): JumpHost {
    return new JumpHost(scope, id, props);
  }

  private readonly machine: LinuxVirtualMachine;
  readonly usableAfter?: ITerraformDependable[];

  private constructor(scope: Construct, id: string, props: JumpHostProps) {
    super(scope, id);
    const { baseName, location } = props;
    const resourceGroupName = props.resourceGroup.name;
    const username = checkUsername(this, props.adminUsername ?? 'azureuser');
    const publicKey = checkSshPublicKey(this, 'jumpHost.sshPublicKey', props.sshPublicKey);
    const networkInterface = new NetworkInterface(this, 'NetworkInterface', {
      name: takeName(this, 'networkInterface', { baseName, purpose: 'jump', region: props.region, place: resourceGroupName }),
      resourceGroupName,
      location,
      ipConfiguration: [{ name: 'internal', subnetId: props.subnet.id, privateIpAddressAllocation: 'Dynamic' }],
      dependsOn: beforeUse(this, [props.subnet]),
    });
    this.machine = new LinuxVirtualMachine(this, 'Resource', {
      name: takeName(this, 'virtualMachine', { baseName, purpose: 'jump', region: props.region, place: resourceGroupName }),
      resourceGroupName,
      location,
      size: props.vmSize ?? 'Standard_B2s_v2',
      networkInterfaceIds: [networkInterface.id],
      adminUsername: username,
      disablePasswordAuthentication: true,
      adminSshKey: [{ username, publicKey }],
      allowExtensionOperations: props.entraLogin ?? false,
      provisionVmAgent: true,
      encryptionAtHostEnabled: props.encryptionAtHost ?? false,
      secureBootEnabled: true,
      vtpmEnabled: true,
      identity: { type: 'SystemAssigned' },
      osDisk: { caching: 'ReadWrite', storageAccountType: 'StandardSSD_LRS' },
      sourceImageReference: { publisher: 'Canonical', offer: 'ubuntu-24_04-lts', sku: 'server', version: 'latest' },
      // Without an address: in storage that Azure looks after.
      bootDiagnostics: {},
      dependsOn: props.after,
    });
    this.usableAfter = [this.machine];
    if (props.entraLogin === true) this.usableAfter.push(this.addEntraLogin());
  }

  /** The machine: `azurerm_linux_virtual_machine`. A program that reads its attributes names the class: `resource as LinuxVirtualMachine`. */
  get resource(): TerraformResource {
    return this.machine;
  }

  /** The id of the machine. */
  get id(): string {
    return this.machine.id;
  }

  /** The object id of the machine's own identity. */
  get principalId(): string {
    return this.machine.identity.principalId;
  }

  private addEntraLogin(): VirtualMachineExtension {
    return new VirtualMachineExtension(this, 'EntraLogin', {
      name: 'AADSSHLoginForLinux',
      virtualMachineId: this.machine.id,
      publisher: 'Microsoft.Azure.ActiveDirectory',
      type: 'AADSSHLoginForLinux',
      typeHandlerVersion: '1.0',
      autoUpgradeMinorVersion: true,
    });
  }
}

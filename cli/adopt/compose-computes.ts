import { block, Attributes } from '../json';
import { kindInside } from '../arm/fields-inside';
import { adder } from './adder';
import { Composing } from './composing';
import { identityRef } from './identity-ref';
import { Found, propertiesOf } from './live';
import { Expression, props, Value } from './program';
import { textOr } from './texts';

const COMPUTES = 'Microsoft.MachineLearningServices/workspaces/computes';

/** The computes, in the order in which Azure tells them. */
export function composeComputes(composing: Composing): void {
  for (const compute of composing.live.all(COMPUTES)) {
    switch (kindInside(COMPUTES, compute.resource)) {
      case 'azurerm_machine_learning_compute_cluster':
        name(composing, compute, adder(composing, 'addComputeCluster', compute.name, clusterOf(composing, compute), { as: 'Cluster' }));
        break;
      case 'azurerm_machine_learning_compute_instance':
        name(composing, compute, adder(composing, 'addComputeInstance', compute.name, instanceOf(composing, compute), { as: 'Instance' }));
        break;
      case 'azurerm_machine_learning_inference_cluster':
        adder(composing, 'addInferenceCluster', compute.name, inferenceOf(composing, compute));
        break;
      case 'azurerm_machine_learning_synapse_spark':
        adder(composing, 'addSynapseSpark', compute.name, props({ sparkPool: attached(compute), ...shared(composing, compute) }));
        break;
      default:
        composing.leave(compute, `the library has no computes of the type ${String(propertiesOf(compute).computeType)}`);
    }
  }
}

function name({ computes }: Composing, { id }: Found, variable: string | undefined): void {
  if (variable !== undefined) computes.set(id.toLowerCase(), variable);
}

function clusterOf(composing: Composing, compute: Found): { readonly [name: string]: Value } {
  const own = block(propertiesOf(compute).properties);
  const { minNodeCount, maxNodeCount, nodeIdleTimeBeforeScaleDown: idle } = block(own.scaleSettings);
  const { adminUserName, adminUserSshPublicKey: publicKey } = block(own.userAccountCredentials);
  return props({
    vmSize: String(own.vmSize),
    priority: own.vmPriority === 'LowPriority' ? Expression.of('ComputePriority.LOW_PRIORITY') : undefined,
    minNodes: minNodeCount === 0 ? undefined : Number(minNodeCount),
    maxNodes: maxNodeCount === 1 ? undefined : Number(maxNodeCount),
    idleTimeBeforeScaleDown: idle === 'PT2M' ? undefined : textOr(idle),
    ssh:
      typeof publicKey === 'string'
        ? props({
            publicKey: publicKey.trim(),
            userName: adminUserName === 'azureuser' ? undefined : textOr(adminUserName),
            publicAccess: own.remoteLoginPortPublicAccess === 'Enabled' ? true : undefined,
          })
        : undefined,
    ...placed(composing, own),
    ...shared(composing, compute),
  });
}

function instanceOf(composing: Composing, compute: Found): { readonly [name: string]: Value } {
  const own = block(propertiesOf(compute).properties);
  const { objectId, tenantId } = block(block(own.personalComputeInstanceSettings).assignedUser);
  const { adminPublicKey: publicKey, sshPublicAccess } = block(own.sshSettings);
  const idle = textOr(own.idleTimeBeforeShutdown);
  const scheduled = block(own.schedules).computeStartStop !== undefined || own.setupScripts !== undefined || own.customServices !== undefined;
  return props({
    vmSize: String(own.vmSize),
    assignedUser:
      typeof objectId === 'string' ? props({ objectId, tenantId: tenantId === composing.live.tenantId ? undefined : textOr(tenantId) }) : undefined,
    ssh: typeof publicKey === 'string' && (sshPublicAccess ?? 'Enabled') === 'Enabled' ? { publicKey: publicKey.trim() } : undefined,
    idleShutdown: idle,
    idleShutdownAtCreation: idle === undefined || scheduled ? undefined : true,
    // Azure changes none of these: that they are there is enough to find the instance.
    schedules: scheduled ? [] : undefined,
    ...placed(composing, own),
    ...shared(composing, compute),
  });
}

function inferenceOf(composing: Composing, compute: Found): { readonly [name: string]: Value } {
  const own = block(propertiesOf(compute).properties);
  const purpose = { DenseProd: 'DENSE_PROD', DevTest: 'DEV_TEST' }[String(own.clusterPurpose)];
  const { identity, description } = shared(composing, compute);
  return props({
    kubernetesCluster: attached(compute),
    purpose: purpose === undefined ? undefined : Expression.of(`InferenceClusterPurpose.${purpose}`),
    leafDomainLabel: textOr(block(own.sslConfiguration).leafDomainLabel),
    identity,
    description,
  });
}

function attached(compute: Found): Value {
  return { id: String(propertiesOf(compute).resourceId) };
}

/** The subnet, and public addresses where they are not as the library would have them. */
function placed({ live, isManaged, isLinked }: Composing, own: Attributes): { readonly [name: string]: Value } {
  const { id } = block(own.subnet);
  const isPublic = own.enableNodePublicIp !== false;
  const usual = !(isManaged || (typeof id === 'string' && (isLinked || propertiesOf(live.workspace).publicNetworkAccess === 'Disabled')));
  return { subnet: typeof id === 'string' ? { id } : undefined, publicIp: isPublic === usual || isManaged ? undefined : isPublic };
}

function shared({ live }: Composing, compute: Found): { readonly [name: string]: Value } {
  const ids = Object.keys(block(block(compute.resource.identity).userAssignedIdentities));
  const [first, ...others] = ids;
  return {
    description: textOr(propertiesOf(compute).description),
    identity: first === undefined ? undefined : identityRef(live, first),
    additionalIdentities: others.length === 0 ? undefined : others.map((id) => identityRef(live, id)),
  };
}

import { block, Attributes } from '../json';
import { adder, put } from './adder';
import { Composing } from './composing';
import { identityRef } from './identity-ref';
import { Found, propertiesOf } from './live';
import { memberOf } from './members';
import { Expression, props, Value } from './program';
import { secretIn, textOr } from './texts';

const ML = 'Microsoft.MachineLearningServices/workspaces';

/** Online and batch endpoints with their deployments. */
export function composeEndpoints(composing: Composing): void {
  for (const endpoint of composing.live.all(`${ML}/onlineEndpoints`)) {
    const variable = adder(composing, 'addOnlineEndpoint', endpoint.name, onlineOf(composing, endpoint), { as: 'Endpoint' });
    for (const deployment of below(composing, endpoint)) composeOnline(composing, String(variable), deployment);
  }
  for (const endpoint of composing.live.all(`${ML}/batchEndpoints`)) {
    const variable = adder(composing, 'addBatchEndpoint', endpoint.name, batchOf(composing, endpoint), { as: 'Endpoint' });
    for (const deployment of below(composing, endpoint)) composeBatch(composing, String(variable), deployment);
  }
}

function below({ live }: Composing, { id, type }: Found): Found[] {
  return live.all(`${type}/deployments`).filter((deployment) => deployment.id.toLowerCase().startsWith(`${id.toLowerCase()}/`));
}

function onlineOf({ live }: Composing, endpoint: Found): { readonly [name: string]: Value } {
  const found = propertiesOf(endpoint);
  const [identity] = Object.keys(block(block(endpoint.resource.identity).userAssignedIdentities));
  const open = found.publicNetworkAccess === 'Enabled';
  const asWorkspace = open === (propertiesOf(live.workspace).publicNetworkAccess !== 'Disabled');
  return props({
    authMode: found.authMode === 'AADToken' ? undefined : Expression.of(memberOf('EndpointAuth', String(found.authMode))),
    publicNetworkAccess: asWorkspace ? undefined : open,
    identity: identity === undefined ? undefined : identityRef(live, identity),
    traffic: shares(found.traffic),
    mirrorTraffic: shares(found.mirrorTraffic),
    description: textOr(found.description),
    tags: tagsOf(endpoint),
  });
}

function shares(split: unknown): Value {
  const entries = Object.entries(block(split)).filter(([, share]) => Number(share) > 0);
  return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([name, share]) => [name, Number(share)]));
}

function tagsOf({ resource }: Found): Value {
  const entries = Object.entries(block(resource.tags));
  return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function composeOnline(composing: Composing, endpoint: string, deployment: Found): void {
  const found = propertiesOf(deployment);
  if (found.endpointComputeType !== 'Managed' || typeof found.model !== 'string') {
    composing.leave(deployment, 'the library has managed deployments of a registered model alone');
    return;
  }
  if (leavesSecret(composing, deployment)) return;
  const count = Number(block(deployment.resource.sku).capacity ?? 1);
  const options = props({
    model: found.model,
    ...code(found),
    instanceType: String(found.instanceType),
    instanceCount: count === 1 ? undefined : count,
    environmentVariables: variables(found),
    requests: requests(block(found.requestSettings)),
    livenessProbe: probe(found.livenessProbe),
    readinessProbe: probe(found.readinessProbe),
    startupProbe: probe(found.startupProbe),
    applicationInsights: found.appInsightsEnabled === true ? true : undefined,
    dataCollection: collection(found.dataCollector),
    description: textOr(found.description),
  });
  put(composing, Expression.call(`${endpoint}.addDeployment`, deployment.name, options));
}

/** Leaves a deployment alone that has a secret for all to see: a program would spread it. */
function leavesSecret(composing: Composing, deployment: Found): boolean {
  const name = secretIn(block(propertiesOf(deployment).environmentVariables));
  if (name !== undefined) composing.leave(deployment, `its environment variable ${name} looks like a secret, which no program is to hold`);
  return name !== undefined;
}

function code(found: Attributes): { readonly [name: string]: Value } {
  const { codeId, scoringScript } = block(found.codeConfiguration);
  return {
    environment: textOr(found.environmentId),
    scoring: typeof codeId === 'string' ? { code: codeId, scoringScript: String(scoringScript) } : undefined,
  };
}

function variables(found: Attributes): Value {
  const entries = Object.entries(block(found.environmentVariables));
  return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function requests({ maxConcurrentRequestsPerInstance: most, requestTimeout }: Attributes): Value {
  if (most === undefined && requestTimeout === undefined) return undefined;
  return props({ maxConcurrentRequestsPerInstance: most === undefined ? undefined : Number(most), requestTimeout: textOr(requestTimeout) });
}

function probe(found: unknown): Value {
  const kept = ['initialDelay', 'period', 'timeout', 'successThreshold', 'failureThreshold'].map((name) => [name, block(found)[name]] as const);
  const said = kept.filter(([, value]) => value !== undefined && value !== null);
  return said.length === 0 ? undefined : (Object.fromEntries(said) as Value);
}

function collection(found: unknown): Value {
  const { collections, rollingRate, requestLogging } = block(found);
  const entries = Object.entries(block(collections));
  if (entries.length === 0) return undefined;
  const rolling =
    typeof rollingRate === 'string' && rollingRate !== 'Hour' ? Expression.of(`CollectionRolling.${rollingRate.toUpperCase()}`) : undefined;
  const { captureHeaders } = block(requestLogging);
  return props({
    collections: Object.fromEntries(entries.map(([name, value]) => [name, Number(block(value).samplingRate ?? 1)])),
    rolling,
    captureHeaders: Array.isArray(captureHeaders) ? captureHeaders.map(String) : undefined,
  });
}

function batchOf({ live }: Composing, endpoint: Found): { readonly [name: string]: Value } {
  const found = propertiesOf(endpoint);
  const { deploymentName } = block(found.defaults);
  const [first] = live.all(`${ML}/batchEndpoints/deployments`).filter(({ id }) => id.toLowerCase().startsWith(`${endpoint.id.toLowerCase()}/`));
  return props({
    description: textOr(found.description),
    defaultDeployment: deploymentName === first?.name ? undefined : textOr(deploymentName),
    tags: tagsOf(endpoint),
  });
}

function composeBatch(composing: Composing, endpoint: string, deployment: Found): void {
  const found = propertiesOf(deployment);
  const compute = composing.computes.get(String(found.compute).toLowerCase());
  const { assetId } = block(found.model);
  if (compute === undefined || typeof assetId !== 'string') {
    composing.leave(deployment, 'the library has deployments of a registered model on a cluster of the workspace alone');
    return;
  }
  if (leavesSecret(composing, deployment)) return;
  const { maxRetries, timeout } = block(found.retrySettings);
  const other = (value: unknown, usual: number): number | undefined => (value === undefined || value === usual ? undefined : Number(value));
  const options = props({
    model: assetId,
    ...code(found),
    compute: Expression.of(compute),
    instanceCount: other(block(found.resources).instanceCount, 1),
    maxConcurrencyPerInstance: other(found.maxConcurrencyPerInstance, 1),
    miniBatchSize: other(found.miniBatchSize, 10),
    errorThreshold: other(found.errorThreshold, -1),
    maxRetries: other(maxRetries, 3),
    timeout: timeout === 'PT30S' ? undefined : textOr(timeout),
    output: found.outputAction === 'SummaryOnly' ? Expression.of('BatchOutput.SUMMARY_ONLY') : undefined,
    outputFileName: found.outputFileName === 'predictions.csv' ? undefined : textOr(found.outputFileName),
    logging:
      typeof found.loggingLevel === 'string' && found.loggingLevel !== 'Info'
        ? Expression.of(memberOf('BatchLogging', found.loggingLevel))
        : undefined,
    environmentVariables: variables(found),
    description: textOr(found.description),
  });
  put(composing, Expression.call(`${endpoint}.addDeployment`, deployment.name, options));
}

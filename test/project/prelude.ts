import { AnnotationMetadataEntryType } from 'cdktf';
import { readFileSync } from 'node:fs';
import { run } from '../programs';
import { testApp } from '../support';
import { Block, place } from './documents';

/** Everything that the library exports, types too. */
export const EXPORTED = [...readFileSync('lib/index.ts', 'utf8').matchAll(/^export \{([^}]+)\}/gm)]
  .flatMap(([, names]) => String(names).split(','))
  .map((name) => name.trim())
  .filter((name) => name !== '');

const STACK = `
import { AzurermProvider } from '@cdktn/provider-azurerm/lib/provider';
import { MachineLearningComputeCluster } from '@cdktn/provider-azurerm/lib/machine-learning-compute-cluster';
import { ResourceGroup } from '@cdktn/provider-azurerm/lib/resource-group';
import { UserAssignedIdentity } from '@cdktn/provider-azurerm/lib/user-assigned-identity';
import { Annotations, App, Aspects, Fn, IAspect, TerraformIterator, TerraformOutput, TerraformStack, TerraformVariable, Token } from 'cdktn';
import { ${EXPORTED.join(', ')} } from 'cdktn-azure-ml';
import { Construct, IConstruct } from 'constructs';
const app = new App();
const stack = new TerraformStack(app, 'ml');
new AzurermProvider(stack, 'Azurerm', { features: [{ storage: [{ dataPlaneAvailable: false }] }] });
new AzapiProvider(stack, 'Azapi');
new TimeProvider(stack, 'Time');
const resourceGroup = new ResourceGroup(stack, 'Group', { name: 'rg-fraud-dev', location: 'westeurope' });
const names = { baseName: 'fraud-dev', uniqueSuffix: 'x7k2', resourceGroup };
`;

const NETWORK = `
const network = new WorkspaceNetwork(stack, 'Network', { baseName: 'fraud-dev', resourceGroup, addressSpace: '10.41.0.0/22', natGateway: {} });
const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup });
dnsZones.linkVirtualNetwork('fraud', network);
`;

/** What the fragments on a page may take for granted, by the word of their note `within`. */
const PRELUDES: { readonly [within: string]: string } = {
  stack: STACK,
  network: `${STACK}${NETWORK}`,
  workspace: `${STACK}const workspace = new MlWorkspace(stack, 'Ml', { ...names, publicNetworkAccess: true });\n`,
  'private workspace': `${STACK}${NETWORK}
const workspace = new MlWorkspace(stack, 'Ml', {
  ...names,
  privateLink: { subnet: network.endpoints, dnsZones },
  imageBuild: { vmSize: 'Standard_D4ds_v4', subnet: network.compute },
});
`,
};

/** A block of TypeScript as a whole program, with what its page takes for granted. */
export interface Program {
  readonly block: Block;
  readonly before: string;
  readonly text: string;
}

export function programOf(block: Block): Program {
  const { within } = block.notes;
  if (within === undefined) return { block, before: '', text: block.text };
  const before = PRELUDES[within];
  if (before === undefined) throw new Error(`${place(block)}: 'within: ${within}' is none of ${Object.keys(PRELUDES).join(', ')}`);
  return { block, before, text: `${before}${block.text}app.synth();\n` };
}

/** The stacks of a program, and its warnings. */
export function outcome({ text }: Program): { readonly stacks: string[]; readonly warnings: string[] } {
  const { stacks } = run(text, testApp()).manifest;
  const said = Object.values(stacks).flatMap(({ annotations }) => annotations.filter(({ level }) => level !== AnnotationMetadataEntryType.INFO));
  return { stacks: Object.keys(stacks), warnings: said.map(({ message }) => message) };
}

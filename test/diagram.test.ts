import { CustomerManagedKey, ManagedNetwork, MlWorkspace, OutboundTarget, PrincipalType, WorkspaceNetwork } from '../lib';
import { diagram } from '../cli/diagram';
import { Box, Line, LineKind, Picture, pictureOf } from '../cli/picture';
import { StackModel } from '../cli/stack-model';
import { BROUGHT, Build, entry, OBJECT_ID, SUBNET_ID, synthEntry } from './terraform/scaffold';

const modelOf = (build: Build): StackModel => new StackModel('site', synthEntry(entry(build)));

function boxOf({ boxes }: Picture, name: string): Box {
  const found = boxes.filter(({ names }) => names.includes(name));
  if (found.length !== 1) throw new Error(`expected one box ${name}, found ${JSON.stringify(found)}`);
  return found[0] as Box;
}

function lineOf(picture: Picture, from: string, to: string, kind: LineKind): Line | undefined {
  const [tail, head] = [boxOf(picture, from).id, boxOf(picture, to).id];
  return picture.lines.find((line) => line.from === tail && line.to === head && line.kind === kind);
}

describe('a picture of a private workspace', () => {
  const model = modelOf((site) => {
    const privateLink = site.privateLink();
    const key = new CustomerManagedKey(site, 'Key', { baseName: 'fraud-dev', resourceGroup: site.resourceGroup, publicNetworkAccess: true });
    const workspace = site.workspace({ privateLink, imageBuildComputeName: 'cpu', encryption: { key, serviceSideEncryption: true } });
    workspace.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', maxNodes: 2, subnet: privateLink.subnet });
    workspace.grantDataScientist('Team', { principalId: OBJECT_ID, principalType: PrincipalType.GROUP });
  });
  const picture = pictureOf(model);

  test('has a box for each part, within the frame that it belongs to', () => {
    expect(boxOf(picture, 'stfrauddev')).toMatchObject({ title: 'storage account', made: true, openness: 'closed', frames: ['what it stands on'] });
    expect(boxOf(picture, 'cpu')).toMatchObject({ frames: ['computes'], words: ['0 to 2 nodes', 'STANDARD_D4DS_V4', 'in snet'] });
    expect(boxOf(picture, 'snet').frames).toEqual(['virtual network vnet-net']);
    expect(boxOf(picture, 'kv-fraud-dev-cmk').frames).toEqual(['customer-managed key']);
  });

  test('shows private endpoints as lines from their subnet, each once with all that it leads to', () => {
    expect(lineOf(picture, 'snet', 'stfrauddev', 'link')?.labels).toEqual(['blob', 'file']);
    expect(lineOf(picture, 'snet', 'mlw-fraud-dev', 'link')?.labels).toEqual(['amlworkspace']);
  });

  test('shows the zones as one box that answers the names of the network', () => {
    const zones = boxOf(picture, 'privatelink.api.azureml.ms');
    expect(zones.names).toHaveLength(6);
    expect(lineOf(picture, 'privatelink.api.azureml.ms', 'snet', 'dns')?.labels).toEqual(['linked to vnet-net']);
  });

  test('shows grants as lines with the roles, from identities, computes and people', () => {
    expect(lineOf(picture, 'id-fraud-dev', 'kv-fraud-dev', 'grant')?.labels).toEqual(['Contributor', 'Key Vault Administrator']);
    expect(lineOf(picture, OBJECT_ID, 'mlw-fraud-dev', 'grant')?.labels).toEqual(['AzureML Data Scientist']);
    expect(boxOf(picture, OBJECT_ID).title).toBe('group');
    expect(lineOf(picture, 'whoever deploys', 'kv-fraud-dev-cmk', 'grant')?.labels).toEqual(['Key Vault Crypto Officer']);
    expect(lineOf(picture, 'mlw-fraud-dev', 'id-fraud-dev', 'runs')).toBeDefined();
  });

  test('shows what the key encrypts, and what the workspace needs', () => {
    for (const encrypted of ['mlw-fraud-dev', 'stfrauddev', 'crfrauddev']) expect(lineOf(picture, 'cmk-fraud-dev', encrypted, 'key')).toBeDefined();
    for (const needed of ['stfrauddev', 'kv-fraud-dev', 'appi-fraud-dev', 'crfrauddev']) {
      expect(lineOf(picture, 'mlw-fraud-dev', needed, 'needs')).toBeDefined();
    }
  });

  test('is no hairball: what only puts things in order or joins them is left out', () => {
    const titles = picture.boxes.map(({ title }) => title);
    for (const left of ['wait', 'trigger', 'association', 'diagnostic setting', 'grant', 'private endpoint', 'DNS zone link'])
      expect(titles).not.toContain(left);
    expect(boxOf(picture, 'stfrauddev').words).toEqual(['sends logs']);
    expect(picture.boxes.length).toBeLessThan(model.made.length / 3);
  });

  test('is drawn the same each time, for those who see it and those who do not', async () => {
    const svg = await diagram(model);
    expect(await diagram(model)).toBe(svg);
    expect(svg).toMatch(/^<svg role="img" aria-labelledby="title desc"/);
    expect(svg).toContain('<title id="title">What the stack site makes</title>');
    expect(svg).toMatch(/<desc id="desc">.*storage account stfrauddev/);
    expect(svg.match(/<title/g)).toHaveLength(1);
    expect(svg).toContain('fill="white"');
    expect(svg).toContain('>closed to the public network<');
    expect(svg).toContain('>private link<');
  });

  test('has lines in its legend as they are drawn', async () => {
    const legend = (await diagram(model)).replaceAll(/&#45;/g, '-').replaceAll('\u00a0', ' ');
    expect(legend).toMatch(/>- - -(→|&#8594;)</);
    expect(legend).toMatch(/>(· · ·|&#183; &#183; &#183;)(→|&#8594;)</);
  });
});

test('a NAT gateway is told in the subnets that leave by it, and nowhere else', () => {
  const picture = pictureOf(
    modelOf((site) => {
      new WorkspaceNetwork(site, 'Network', { baseName: 'x', resourceGroup: site.resourceGroup, addressSpace: '10.1.0.0/22', natGateway: {} });
    }),
  );
  expect(picture.boxes.filter(({ title }) => title === 'NAT gateway')).toEqual([]);
  expect(picture.boxes.filter(({ words }) => words.includes('NAT gateway ng-x'))).not.toHaveLength(0);
});

test('what is brought is drawn as such, with its zones, key and people', () => {
  const zone = (name: string): string => SUBNET_ID.replace(/Microsoft.*/, `Microsoft.Network/privateDnsZones/${name}`);
  const resource = {
    azurerm_private_endpoint: {
      link: {
        name: 'pep',
        subnet_id: SUBNET_ID,
        private_service_connection: { private_connection_resource_id: BROUGHT.storage.id, subresource_names: ['blob'] },
        private_dns_zone_group: { private_dns_zone_ids: [zone('privatelink.blob.core.windows.net')] },
      },
    },
  };
  const picture = pictureOf(new StackModel('x', { resource }));
  expect(boxOf(picture, 'stshared')).toMatchObject({ title: 'storage account (brought)', made: false });
  expect(lineOf(picture, 'vnet-shared/snet', 'stshared', 'link')?.labels).toEqual(['blob']);
  expect(lineOf(picture, 'privatelink.blob.core.windows.net', 'vnet-shared/snet', 'dns')?.labels).toEqual(['names of pep']);
});

test('deployments tell their share of requests, and a managed network what it reaches', () => {
  const picture = pictureOf(
    modelOf((site) => {
      const workspace = site.workspace({ managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND });
      workspace.allowOutboundFqdn('pypi', 'pypi.org');
      workspace.allowOutboundPrivateEndpoint('lake', { target: BROUGHT.storage, subresource: OutboundTarget.BLOB });
      const model = { model: 'azureml:fraud:3', instanceType: 'Standard_D4as_v4' };
      const endpoint = workspace.addOnlineEndpoint('scores', { traffic: { blue: 90, green: 10 } });
      endpoint.addDeployment('blue', model);
      endpoint.addDeployment('green', model);
    }),
  );
  expect(boxOf(picture, 'blue').words).toEqual(['1 × Standard_D4as_v4', '90 % of requests']);
  expect(boxOf(picture, 'mlw-fraud-dev').words).toContain('may reach pypi.org');
  expect(lineOf(picture, 'mlw-fraud-dev', 'stshared', 'link')?.labels).toEqual(['outbound: lake']);
});

test('several workspaces stand in frames of their own', () => {
  const picture = pictureOf(
    modelOf((site) => {
      site.workspace({ baseName: 'fraud' }, 'Fraud');
      new MlWorkspace(site, 'Churn', { baseName: 'churn', resourceGroup: site.resourceGroup, publicNetworkAccess: true });
    }),
  );
  expect(boxOf(picture, 'mlw-fraud').frames).toEqual(['Fraud']);
  expect(boxOf(picture, 'stchurn').frames).toEqual(['Churn', 'what it stands on']);
});

test('names that mean something in HTML are written out', async () => {
  const svg = await diagram(new StackModel('x', { resource: { azurerm_redis_cache: { r: { name: 'a<b>&"c' } } } }));
  expect(svg).toContain('a&lt;b&gt;&amp;&quot;c');
});

test('what has no name is drawn as well', async () => {
  const svg = await diagram(new StackModel('x', { resource: { random_string: { s: { length: 4 } } } }));
  expect(svg).toContain('>string<');
});

test('no name is taken for a part of the description', async () => {
  const svg = await diagram(new StackModel('x', { resource: { azurerm_redis_cache: { r: { name: "a$'b$&c" } } } }));
  expect(svg).toContain("Made: redis cache a$'b$&amp;c.</desc>");
});

test('without its package, it says which to install', async () => {
  jest.doMock('@viz-js/viz', () => {
    throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
  });
  await expect(diagram(new StackModel('x', {}))).rejects.toThrow('npm install --save-dev @viz-js/viz');
  jest.dontMock('@viz-js/viz');
});

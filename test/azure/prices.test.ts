import { createHttpHeaders, HttpClient } from '@azure/core-rest-pipeline';
import { guardedPrices } from '../../cli/azure/guard';
import { azurePackages } from '../../cli/azure/packages';
import { StackModel } from '../../cli/stack-model';
import { canonicalSize } from '../../cli/prices/charges';
import { estimate, Prices } from '../../cli/prices/estimate';
import { pricesToMarkdown, pricesToTerminal } from '../../cli/prices/print';
import { RetailPrices } from '../../cli/prices/retail-prices';
import { synthStacks } from '../terraform/stacks';
import { httpToPrices } from './price-list';

const STACKS = synthStacks();

async function pricesOf(resource: object, options: { cloud?: string; currency?: string; http?: HttpClient } = {}): Promise<Prices> {
  const { cloud = 'public', currency = 'EUR', http = httpToPrices() } = options;
  const list = new RetailPrices({ packages: await azurePackages(), currency, http, firstWaitMs: 1 });
  return estimate(new StackModel('x', resource), list, { cloud, currency, day: '2026-11-28' });
}

const made = (type: string, attributes: object): object => ({ resource: { [type]: { a: { name: 'a', location: 'westeurope', ...attributes } } } });
const rowsOf = ({ rows }: Prices): string[] => rows.map(({ what, quantity, total }) => `${quantity} ${what}: ${total.toFixed(2)}`);

describe('what a stack costs standing still', () => {
  test.each<[string, object, string]>([
    ['azurerm_private_endpoint', {}, '1 private endpoint: 7.30'],
    ['azurerm_public_ip', { sku: 'Standard' }, '1 public address: 3.65'],
    ['azurerm_nat_gateway', {}, '1 NAT gateway: 32.85'],
    ['azurerm_firewall', { sku_tier: 'Standard' }, '1 Standard firewall: 912.50'],
    ['azurerm_bastion_host', { sku: 'Basic' }, '1 Basic Bastion host: 138.70'],
    ['azurerm_virtual_network_gateway', { sku: 'VpnGw1AZ' }, '1 VpnGw1AZ gateway: 263.53'],
    ['azurerm_private_dns_zone', { location: undefined }, '1 private DNS zone: 0.50'],
    ['azurerm_eventhub_namespace', { sku: 'Standard', capacity: 2 }, '2 Standard throughput unit: 43.80'],
    ['azurerm_log_analytics_workspace', { reservation_capacity_in_gb_per_day: 100 }, '1 capacity of 100 GB a day: 5961.67'],
    ['azurerm_linux_virtual_machine', { size: 'Standard_D4ds_v4' }, '1 virtual machine: 198.56'],
    ['azurerm_machine_learning_compute_instance', { virtual_machine_size: 'STANDARD_D4DS_V4' }, '1 compute instance that nobody stops: 198.56'],
    [
      'azurerm_machine_learning_compute_cluster',
      { vm_size: 'STANDARD_D4DS_V4', vm_priority: 'Dedicated', scale_settings: { min_node_count: 2, max_node_count: 4 } },
      '2 node that a cluster keeps: 397.12',
    ],
    [
      'azurerm_machine_learning_compute_cluster',
      { vm_size: 'STANDARD_D4DS_V4', vm_priority: 'LowPriority', scale_settings: { min_node_count: 1, max_node_count: 4 } },
      '1 node that a cluster keeps: 43.80',
    ],
  ])('has %s in it (%j)', async (type, attributes, row) => {
    const prices = await pricesOf(made(type, attributes));
    expect([rowsOf(prices), prices.untold]).toEqual([[row], []]);
  });

  test('takes what has no region for the price of the region of the stack, where there is no other', async () => {
    const alert = { name: 'alert' };
    const group = { name: 'rg', location: 'westeurope' };
    const stack = { resource: { azurerm_monitor_metric_alert: { a: alert, b: alert }, azurerm_resource_group: { g: group } } };
    expect(rowsOf(await pricesOf(stack))).toEqual(['2 metric alert: 0.20']);
  });

  test('has a premium registry and its replicas in it', async () => {
    const registry = { sku: 'Premium', georeplications: [{ location: 'northeurope' }, { location: 'eastus' }] };
    expect(rowsOf(await pricesOf(made('azurerm_container_registry', registry)))).toEqual([
      '2 replica of a registry: 101.38',
      '1 Premium registry: 50.69',
    ]);
  });

  test('has the instances of deployments in it, and the zones and alerts around them', async () => {
    const { rows } = await pricesOf(STACKS.serving ?? {});
    expect(rows).toContainEqual(
      expect.objectContaining({ what: 'instance of a deployment', quantity: 3, names: ['blue', 'green'], region: 'westeurope' }),
    );
  });

  test('has the firewall in it that the first rule for a host adds to a managed network', async () => {
    expect(rowsOf(await pricesOf(STACKS.foundry ?? {}))).toContain('1 Standard firewall of a managed network: 912.50');
  });

  test('has no instance in it that stops by itself, no cluster that keeps no node, and no Bastion for developers', async () => {
    expect(rowsOf(await pricesOf(STACKS.private ?? {})).join()).not.toContain('compute instance');
    expect((await pricesOf(made('azurerm_machine_learning_compute_cluster', { vm_size: 'x', scale_settings: { min_node_count: 0 } }))).rows).toEqual(
      [],
    );
    expect((await pricesOf(made('azurerm_bastion_host', { sku: 'Developer' }))).rows).toEqual([]);
  });

  test('is added up, in the currency and of the day that it says', async () => {
    const prices = await pricesOf(STACKS.platform ?? {});
    expect(prices).toMatchObject({ currency: 'EUR', day: '2026-11-28' });
    expect(prices.total).toBeCloseTo(prices.rows.reduce((sum, { total }) => sum + total, 0));
    expect(prices.rows.map(({ total }) => total)).toEqual(prices.rows.map(({ total }) => total).sort((one, other) => other - one));
    expect(prices.byUse).toEqual(expect.arrayContaining(['logs and telemetry', 'nodes of clusters while they run']));
  });

  test('asks for each price once, in the currency, and for nothing but what is paid as it is used', async () => {
    const asked: URL[] = [];
    await pricesOf(STACKS.platform ?? {}, { http: httpToPrices(asked) });
    expect(new Set(asked.map(String)).size).toBe(asked.length);
    for (const { searchParams } of asked) {
      expect(searchParams.get('currencyCode')).toBe("'EUR'");
      expect(searchParams.get('$filter')).toContain("priceType eq 'Consumption'");
    }
  });

  test('is read from all pages', async () => {
    const asked: URL[] = [];
    const prices = await pricesOf(made('azurerm_linux_virtual_machine', { size: 'Standard_D4ds_v4' }), { http: httpToPrices(asked, 1) });
    expect(asked).toHaveLength(4);
    expect(rowsOf(prices)).toEqual(['1 virtual machine: 198.56']);
  });
});

describe('a price that is not known is told, and never taken for nothing', () => {
  test('where the list has none', async () => {
    const prices = await pricesOf(made('azurerm_linux_virtual_machine', { size: 'Standard_M999' }));
    expect([prices.rows, prices.untold]).toEqual([[], ['virtual machine in westeurope, such as a: the public price list has no price for it']]);
  });

  test.each([
    ['an error', 500, '', 'https://prices.azure.com answered 500'],
    ['something else', 200, '<html>', 'https://prices.azure.com answered with something that is no JSON'],
  ])('where the list answers with %s', async (_, status, text, why) => {
    const http: HttpClient = { sendRequest: (request) => Promise.resolve({ request, status, headers: createHttpHeaders(), bodyAsText: text }) };
    const { untold } = await pricesOf(made('azurerm_nat_gateway', {}), { http });
    expect(untold).toEqual([`NAT gateway in westeurope, such as a: ${why}`]);
  });

  test('in Azure Government, where only prices of its own regions count', async () => {
    const at = { location: 'usgovvirginia' };
    expect(rowsOf(await pricesOf(made('azurerm_public_ip', { ...at, sku: 'Standard' }), { cloud: 'usgovernment' }))).toEqual([
      '1 public address: 4.38',
    ]);
    expect((await pricesOf(made('azurerm_private_endpoint', at), { cloud: 'usgovernment' })).untold).toHaveLength(1);
  });

  test('in China, for which nobody is asked', async () => {
    const asked: URL[] = [];
    const { untold } = await pricesOf(made('azurerm_nat_gateway', { location: 'chinanorth3' }), { cloud: 'china', http: httpToPrices(asked) });
    expect(untold).toEqual(['NAT gateway in chinanorth3, such as a: the public price list does not have Azure operated by 21Vianet']);
    expect(asked).toEqual([]);
  });
});

test.each([
  ['STANDARD_D4DS_V4', 'Standard_D4ds_v4'],
  ['STANDARD_NC4AS_T4_V3', 'Standard_NC4as_T4_v3'],
  ['STANDARD_NC24ADS_A100_V4', 'Standard_NC24ads_A100_v4'],
  ['Standard_DS3_v2', 'Standard_DS3_v2'],
  ['standard_e4-2ds_v4', 'Standard_E4-2ds_v4'],
  ['standard_f4s', 'Standard_F4s'],
])('the size %s is looked for as %s', (size, canonical) => expect(canonicalSize(size)).toBe(canonical));

describe('the price list', () => {
  test.each([
    ['GET', 'https://prices.azure.com/api/other', false],
    ['GET', 'https://management.azure.com/api/retail/prices', false],
    ['POST', 'https://prices.azure.com/api/retail/prices', false],
    ['GET', 'https://prices.azure.com/api/retail/prices', true],
  ] as const)('is all that is read: no %s to %s (with a token: %s)', async (method, url, token) => {
    const { pipeline } = await azurePackages();
    const asked: URL[] = [];
    const request = pipeline.createPipelineRequest({ url, method });
    if (token) request.headers.set('Authorization', 'Bearer x');
    await expect(guardedPrices(httpToPrices(asked)).sendRequest(request)).rejects.toThrow(
      /leaves: only https:\/\/prices\.azure\.com\/api\/retail\/prices is read/,
    );
    expect(asked).toEqual([]);
  });
});

describe('the table of prices', () => {
  test('is as wide as asked, and says what is not in it', async () => {
    const prices = await pricesOf(STACKS.platform ?? {});
    const text = pricesToTerminal({ ...prices, untold: ['a gateway: why'] }, 100);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(text).toMatch(/^What it costs in a month standing still, in EUR, by Azure's public prices of 2026-11-28\n/);
    expect(text).toContain('Not counted, since no price is known: a gateway: why.');
    expect(text).toContain('Not counted, since charged by use: storage and its operations;');
  });

  test('is one for a pull request, too', async () => {
    const text = pricesToMarkdown({ ...(await pricesOf(made('azurerm_firewall', { sku_tier: 'Standard' }))), total: 1234.5 });
    expect(text).toContain('| Standard firewall | a | westeurope | 1 | 912.50 | 912.50 |\n| **Together** | | | | | **1,234.50** |');
  });
});

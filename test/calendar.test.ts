import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { LinuxVirtualMachine } from '@cdktf/provider-azurerm/lib/linux-virtual-machine';
import { SynapseSparkPool } from '@cdktf/provider-azurerm/lib/synapse-spark-pool';
import { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack, TerraformVariable } from 'cdktf';
import {
  AiFoundryHub,
  Azurerm,
  Calendar,
  CalendarItem,
  ComputePriority,
  HubNetwork,
  RegistryRoleAssignmentMode,
  SynthReport,
  TimeProvider,
  WorkspaceNetwork,
  WorkspaceNetworkProps,
  WorkspaceRegistry,
} from '../lib';
import { comingTo } from '../cli/coming';
import { StackModel } from '../cli/stack-model';
import { CALENDAR, dayOf, entryOf } from '../lib/calendar/entries';
import { isResourceUse } from '../lib/calendar/entry';
import { BROUGHT, FEATURES, GROUP, synth, Synthesized, testApp, workspace } from './support';

type Build = (stack: TerraformStack) => void;

const location = 'westeurope';
const place = { resourceGroupName: 'rg-ml', location };
const cluster =
  (vmSize: string): Build =>
  (stack) =>
    workspace(stack).addComputeCluster('cpu', { vmSize });
const network =
  (props: Partial<WorkspaceNetworkProps> = {}): Build =>
  (stack) =>
    new WorkspaceNetwork(stack, 'Network', { baseName: 'ml', resourceGroup: GROUP, addressSpace: '10.41.0.0/22', ...props });
const pool =
  (sparkVersion: string): Build =>
  (stack) => {
    const sparkPool = new SynapseSparkPool(stack, 'Pool', {
      name: 'pool',
      synapseWorkspaceId: 'x',
      nodeSizeFamily: 'None',
      nodeSize: 'Small',
      nodeCount: 3,
      sparkVersion,
    });
    const id = `${BROUGHT.vault.id.split('/Microsoft.')[0] ?? ''}/Microsoft.Synapse/workspaces/syn/bigDataPools/${sparkPool.name === '' ? '' : 'pool'}`;
    workspace(stack).addSynapseSpark('spark', { sparkPool: { id } });
  };
const registry =
  (config: object): Build =>
  (stack) => {
    workspace(stack);
    new ContainerRegistry(stack, 'Registry', { ...place, name: 'crother', sku: 'Premium', ...config });
  };
const insights =
  (workspaceId?: string): Build =>
  (stack) =>
    workspace(stack, { insights: new ApplicationInsights(stack, 'Insights', { ...place, name: 'appi-old', applicationType: 'web', workspaceId }) });
const gateway =
  (sku: string): Build =>
  (stack) => {
    workspace(stack);
    new VirtualNetworkGateway(stack, 'Gateway', {
      ...place,
      name: 'vgw',
      type: 'Vpn',
      sku,
      ipConfiguration: [{ subnetId: 'x', publicIpAddressId: 'y' }],
    });
  };
const store =
  (sparkRuntimeVersion?: string): Build =>
  (stack) =>
    workspace(stack, { featureStore: { sparkRuntimeVersion } });
const hub: Build = (stack) => new AiFoundryHub(stack, 'Hub', { baseName: 'chat', resourceGroup: GROUP, publicNetworkAccess: true });
const nothing: Build = (stack) => workspace(stack);

/** For each row that Terraform knows: a program that uses it, and one that is as like it as can be but does not. */
const PROGRAMS: { readonly [item in CalendarItem]?: readonly [uses: Build, doesNot: Build] } = {
  [CalendarItem.KEY_VAULT_API]: [
    (stack) => {
      workspace(stack);
      Azurerm.version(stack, '4.55.0');
    },
    nothing,
  ],
  [CalendarItem.AZURERM_4]: [
    nothing,
    (stack) => {
      workspace(stack);
      Azurerm.version(stack, '~> 5.2');
    },
  ],
  [CalendarItem.LOW_PRIORITY_NODES]: [
    (stack) => workspace(stack).addComputeCluster('gpu', { vmSize: 'Standard_NC4as_T4_v3', priority: ComputePriority.LOW_PRIORITY }),
    (stack) => workspace(stack).addComputeCluster('gpu', { vmSize: 'Standard_NC4as_T4_v3', priority: ComputePriority.DEDICATED }),
  ],
  [CalendarItem.VM_NC_NCV2_ND_NV]: [cluster('Standard_NC6'), cluster('Standard_NC4as_T4_v3')],
  [CalendarItem.VM_A_HB]: [cluster('Standard_HB60rs'), cluster('Standard_HB120rs_v3')],
  [CalendarItem.VM_NCV3]: [cluster('Standard_NC6s_v3'), cluster('Standard_NC24ads_A100_v4')],
  [CalendarItem.VM_DCSV2]: [cluster('Standard_DC4s_v2'), cluster('Standard_DC4s_v3')],
  [CalendarItem.VM_NVV3_NVV4]: [cluster('Standard_NV12s_v3'), cluster('Standard_NV6ads_A10_v5')],
  [CalendarItem.VM_M192]: [cluster('Standard_M192idms_v2'), cluster('Standard_M208ms_v2')],
  [CalendarItem.VM_HBV2]: [cluster('Standard_HB120rs_v2'), cluster('Standard_HB120rs_v3')],
  [CalendarItem.VM_D_DV2_LS]: [cluster('Standard_DS3_v2'), cluster('Standard_D4ds_v4')],
  [CalendarItem.VM_AV2_B_F_G_LSV2]: [cluster('Standard_F4s_v2'), cluster('Standard_FX4mds')],
  [CalendarItem.SPARK_POOL]: [pool('3.4'), pool('3.5')],
  [CalendarItem.FEATURE_STORE_SPARK]: [store(), store('3.5')],
  [CalendarItem.DEFAULT_OUTBOUND_ACCESS]: [network(), network({ natGateway: {} })],
  [CalendarItem.REGISTRY_ROLES]: [
    nothing,
    (stack) => {
      const props = { name: 'crmlnew', resourceGroup: GROUP, publicNetworkAccess: true, roleAssignmentMode: RegistryRoleAssignmentMode.REPOSITORY };
      workspace(stack, { registry: new WorkspaceRegistry(stack, 'Registry', props) });
    },
  ],
  [CalendarItem.CONTENT_TRUST]: [registry({ trustPolicyEnabled: true }), registry({ trustPolicyEnabled: false })],
  [CalendarItem.AI_FOUNDRY_HUB]: [hub, nothing],
  [CalendarItem.SDK_V1]: [
    (stack) => {
      workspace(stack).resource.v1LegacyModeEnabled = true;
    },
    (stack) => {
      workspace(stack).resource.v1LegacyModeEnabled = false;
    },
  ],
  [CalendarItem.CLASSIC_INSIGHTS]: [insights(), insights(BROUGHT.logAnalytics.id)],
  [CalendarItem.VPN_GATEWAY_SKU]: [gateway('VpnGw1'), gateway('VpnGw1AZ')],
};

const rows = Object.values(CalendarItem).flatMap((item) => {
  const [uses, doesNot] = PROGRAMS[item] ?? [];
  return uses === undefined || doesNot === undefined ? [] : [{ item, uses, doesNot }];
});
const warnedRows = rows.filter(({ item }) => entryOf(item).quiet === undefined);
const quietRows = rows.filter(({ item }) => entryOf(item).quiet !== undefined);

/** The warnings about one row. */
function warningsOf({ warnings }: Synthesized, item: CalendarItem): string[] {
  const { change } = entryOf(item);
  return warnings.filter((warning) => warning.includes(change));
}

/** What `explain` says of one row. */
function told(made: Synthesized, item: CalendarItem): string[] {
  const sections = ['terraform', 'resource', 'data', 'provider'].map((name) => [name, made.section(name)]);
  const { change } = entryOf(item);
  return comingTo(new StackModel('test', Object.fromEntries(sections) as object)).flatMap(({ text }) => (text.includes(change) ? [text] : []));
}

describe('the calendar', () => {
  test('has one row for each of its items', () => {
    expect(CALENDAR.map(({ item }) => item).sort()).toEqual(Object.values(CalendarItem).sort());
    expect(new Set(CALENDAR.map(({ title }) => title)).size).toBe(CALENDAR.length);
  });

  test('has days that exist, in their order', () => {
    const dates = CALENDAR.flatMap(({ date }) => date ?? []);
    for (const date of dates) expect(new Date(`${date}T00:00:00Z`).toISOString()).toBe(`${date}T00:00:00.000Z`);
    expect(dates).toEqual([...dates].sort());
    expect(dayOf('2027-02-27')).toBe('27 February 2027');
  });

  test.each(CALENDAR)('names the source of $item, and what to do', ({ source, instead, change, how }) => {
    expect(source.page).toMatch(/\w{3}/);
    expect(source.url).toMatch(/^https:\/\/(learn\.microsoft\.com|azure\.microsoft\.com\/updates|github\.com\/Azure|registry\.terraform\.io)\//);
    for (const text of [instead, change, how]) expect(text).toMatch(/\w[^.]*$/);
  });

  test('has a program for each row that Terraform knows', () => {
    expect(rows.map(({ item }) => item).sort()).toEqual(
      CALENDAR.filter(({ use }) => use !== undefined)
        .map(({ item }) => item)
        .sort(),
    );
  });

  test('looks at types of resources only where it says how', () => {
    for (const { use } of CALENDAR) if (isResourceUse(use)) expect(use.types.length).toBeGreaterThan(0);
  });
});

describe('synth', () => {
  test.each(warnedRows)('warns once of $item, where a stack uses it', ({ item, uses, doesNot }) => {
    expect(warningsOf(synth(uses), item)).toHaveLength(1);
    expect(warningsOf(synth(doesNot), item)).toEqual([]);
  });

  test.each(quietRows)('says nothing of $item, about which nothing is to be done', ({ item, uses }) => {
    expect(warningsOf(synth(uses), item)).toEqual([]);
  });

  test.each(warnedRows)('is silent about $item once somebody says that it is known', ({ item, uses }) => {
    const made = synth((stack) => {
      Calendar.acknowledge(stack, item);
      uses(stack);
    });
    expect(warningsOf(made, item)).toEqual([]);
  });

  test.each(rows)('writes the same Terraform for $item on any day, acknowledged or not', ({ item, uses }) => {
    const before = synth(uses);
    jest.useFakeTimers({ now: new Date('2040-01-01T00:00:00Z') });
    const after = synth((stack) => {
      uses(stack);
      Calendar.acknowledge(stack, item);
    });
    const later = synth(uses);
    jest.useRealTimers();
    expect(after.text).toBe(before.text);
    expect(later.warnings).toEqual(before.warnings);
  });

  test('names the day, the size, the way out and every construct', () => {
    const { warnings } = synth((stack) => {
      const ml = workspace(stack);
      ml.addComputeCluster('old', { vmSize: 'Standard_NV12s_v3' });
      ml.addComputeCluster('older', { vmSize: 'Standard_NV4as_v4' });
    });
    expect(warnings).toEqual([
      `Virtual machines NVv3 and NVv4 ('STANDARD_NV12S_V3'): from 30 September 2026 on, Azure runs no virtual machines of these series. ` +
        `Choose NVads A10 v5, such as Standard_NV6ads_A10_v5, or NVads V710 v5. Used as well by [test/Ml/older]. ` +
        `'Calendar.acknowledge' with CalendarItem.VM_NVV3_NVV4 silences this`,
    ]);
  });

  test('warns at the construct, whose path the report prints', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'test');
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    new TimeProvider(stack, 'Time');
    cluster('Standard_NC6')(stack);
    app.synth();
    const written: string[] = [];
    const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    SynthReport.print(app);
    write.mockRestore();
    expect(written).toEqual([expect.stringMatching(/^warn: \[test\/Ml\/cpu\] Virtual machines NC, NCv2, ND and NV/)]);
  });

  test('is silent about one use only, and names the other', () => {
    const { warnings } = synth((stack) => {
      const ml = workspace(stack);
      Calendar.acknowledge(ml.addComputeCluster('old', { vmSize: 'Standard_NC6' }), CalendarItem.VM_NC_NCV2_ND_NV);
      ml.addComputeCluster('other', { vmSize: 'Standard_NC12' });
    });
    expect(warnings).toEqual([expect.stringContaining(`'STANDARD_NC12'`)]);
    expect(warnings[0]).not.toContain('Used as well');
  });

  test('is silent in all stacks of an app that says so', () => {
    const app = testApp();
    Calendar.acknowledge(app, CalendarItem.VM_NC_NCV2_ND_NV);
    const stack = new TerraformStack(app, 'test');
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    new TimeProvider(stack, 'Time');
    cluster('Standard_NC6')(stack);
    app.synth();
    expect(app.manifest.stacks.test?.annotations).toEqual([]);
  });

  test('sees machines of every kind', () => {
    const machine = (size: string): Build => {
      return (stack) => {
        workspace(stack);
        const osDisk = { caching: 'None', storageAccountType: 'Premium_LRS' };
        new LinuxVirtualMachine(stack, 'Machine', { ...place, name: 'vm', size, adminUsername: 'ada', networkInterfaceIds: ['x'], osDisk });
      };
    };
    expect(synth(machine('Standard_B2s')).warnings).toEqual([expect.stringContaining(`('Standard_B2s'): from 15 November 2028 on`)]);
    expect(synth(machine('Standard_B2s_v2')).warnings).toEqual([]);
    const instance = synth((stack) =>
      workspace(stack).addComputeInstance('ci-ada', { vmSize: 'Standard_DS3_v2', idleShutdown: 'PT1H', idleShutdownAtCreation: true }),
    );
    expect(warningsOf(instance, CalendarItem.VM_D_DV2_LS)).toHaveLength(1);
    const deployment = synth((stack) =>
      workspace(stack).addOnlineEndpoint('scoring').addDeployment('blue', { model: 'azureml:fraud:1', instanceType: 'Standard_F4s_v2' }),
    );
    expect(warningsOf(deployment, CalendarItem.VM_AV2_B_F_G_LSV2)).toHaveLength(1);
  });

  test('sees what an override says, and nothing in what only Terraform knows', () => {
    const overridden = synth((stack) =>
      workspace(stack).addComputeCluster('gpu', { vmSize: 'Standard_NC4as_T4_v3' }).resource.addOverride('vm_priority', 'LowPriority'),
    );
    expect(warningsOf(overridden, CalendarItem.LOW_PRIORITY_NODES)).toHaveLength(1);
    const unknown = synth((stack) =>
      workspace(stack).addComputeCluster('gpu', { vmSize: new TerraformVariable(stack, 'size', { type: 'string' }).stringValue }),
    );
    expect(unknown.warnings).toEqual([]);
  });

  test('leaves the subnets alone that Azure itself leaves from', () => {
    const made = synth((stack) => new HubNetwork(stack, 'Hub', { baseName: 'hub', resourceGroup: GROUP, addressSpace: '10.40.0.0/22', bastion: {} }));
    expect(made.warnings).toEqual([]);
  });
});

describe('explain', () => {
  test.each(rows)('tells of $item where a stack uses it, with its day', ({ item, uses, doesNot }) => {
    const { date } = entryOf(item);
    expect(told(synth(uses), item)).toEqual([expect.stringMatching(new RegExp(`^${date === undefined ? 'No date yet' : dayOf(date)}: `))]);
    expect(told(synth(doesNot), item)).toEqual([]);
  });

  test('tells of what is acknowledged too, by its name', () => {
    const made = synth((stack) => {
      Calendar.acknowledge(stack, CalendarItem.AI_FOUNDRY_HUB);
      hub(stack);
    });
    expect(told(made, CalendarItem.AI_FOUNDRY_HUB)).toEqual([expect.stringContaining('AI Foundry hubs (hub-chat): Microsoft calls hubs')]);
  });
});

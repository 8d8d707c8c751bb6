import { block, oneOf, text } from './blocks';
import { CalendarItem } from './calendar-item';
import { Entry, Resource, ResourceUse } from './entry';

// Nodes and virtual machines.

const RETIRED_SIZES = {
  page: 'Retired Azure VM size series',
  url: 'https://learn.microsoft.com/azure/virtual-machines/sizes/retirement/retired-sizes-list',
};
const COMPUTE = 'Microsoft.MachineLearningServices/workspaces/computes';
const DEPLOYMENT = 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments';
const CLUSTER = 'azurerm_machine_learning_compute_cluster';
const WITH_SIZE = [
  CLUSTER,
  'azurerm_machine_learning_compute_instance',
  'azurerm_linux_virtual_machine',
  'azurerm_windows_virtual_machine',
  COMPUTE,
  DEPLOYMENT,
];
const HOW = '`vmSize` of a cluster, an instance or a jump host; `instanceType` of a deployment';

/** Each series by how its sizes are called, in capitals and without `STANDARD_`. */
const SERIES = {
  GPU_1: /^(NC\d+R?(_PROMO)?|NC\d+R?S_V2|ND\d+R?S|NV\d+(_PROMO)?)$/,
  A_HB: /^(A\d+|HB60(-\d+)?RS)$/,
  NCV3: /^NC\d+R?S_V3$/,
  DCSV2: /^DC\d+S_V2$/,
  NVV3_NVV4: /^(NV\d+S_V3|NV\d+AS_V4)$/,
  M192: /^M192ID?M?S_V2$/,
  HBV2: /^HB120(-\d+)?RS_V2$/,
  D_LS: /^(D\d+|DS\d+(-\d+)?|L\d+S|(D\d+|DS\d+(-\d+)?)_V2(_PROMO)?)$/,
  OTHERS: /^(A\d+M?_V2|B\d+(S|LS|MS)|F\d+S?|F\d+S_V2|G\d+|GS\d+(-\d+)?|L\d+S_V2)$/,
};

/** The size of the machine that a resource is, or has. */
function sizeOf({ type, attributes }: Resource): string | undefined {
  const properties = block(block(attributes.body).properties);
  if (type === COMPUTE) return text(block(properties.properties).vmSize);
  if (type === DEPLOYMENT) return text(properties.instanceType);
  return text(attributes.vm_size ?? attributes.virtual_machine_size ?? attributes.size);
}

function ofSeries(series: RegExp): ResourceUse {
  const found = (resource: Resource): string | undefined => {
    const size = sizeOf(resource);
    return size !== undefined && series.test(size.toUpperCase().replace(/^STANDARD_/, '')) ? size : undefined;
  };
  return { types: WITH_SIZE, found };
}

function machines(item: CalendarItem, names: string, date: string, instead: string, series: RegExp): Entry {
  const title = `Virtual machines ${names}`;
  return {
    item,
    title,
    date,
    change: `Azure runs no virtual machines of these series`,
    instead,
    source: RETIRED_SIZES,
    how: HOW,
    use: ofSeries(series),
  };
}

const NEW_GPU = 'Choose NCasT4_v3, such as Standard_NC4as_T4_v3, or NC A100 v4, such as Standard_NC24ads_A100_v4';

export const MACHINE_ENTRIES: readonly Entry[] = [
  {
    item: CalendarItem.LOW_PRIORITY_NODES,
    title: 'Low-priority nodes',
    date: '2026-03-31',
    change: 'Azure Machine Learning has no low-priority virtual machines',
    instead: `Use dedicated nodes, which cost nothing while there are none: 'minNodes' 0. A change of 'priority' replaces the cluster`,
    source: { page: 'Azure updates: retirement of low-priority virtual machines', url: 'https://azure.microsoft.com/updates/?id=501658' },
    how: '`priority: ComputePriority.LOW_PRIORITY` of a cluster',
    use: {
      types: [CLUSTER, COMPUTE],
      found: ({ attributes }) =>
        oneOf(attributes.vm_priority ?? block(block(block(attributes.body).properties).properties).vmPriority, 'LowPriority'),
    },
  },
  {
    ...machines(CalendarItem.VM_NC_NCV2_ND_NV, 'NC, NCv2, ND and NV', '2023-09-06', NEW_GPU, SERIES.GPU_1),
    source: { page: 'NV series retirement', url: 'https://learn.microsoft.com/azure/virtual-machines/sizes/retirement/nv-series-retirement' },
  },
  {
    ...machines(CalendarItem.VM_A_HB, 'A (version 1) and HB', '2024-08-31', 'Choose Dsv5, such as Standard_D4s_v5, or HBv3', SERIES.A_HB),
    source: { page: 'Azure retirements (service_list.json)', url: 'https://github.com/Azure/EOL' },
  },
  machines(CalendarItem.VM_NCV3, 'NCv3', '2025-09-30', NEW_GPU, SERIES.NCV3),
  {
    ...machines(CalendarItem.VM_DCSV2, 'DCsv2', '2026-06-30', 'Choose DCsv3, such as Standard_DC4s_v3', SERIES.DCSV2),
    source: { page: 'Azure updates: retirement of DCsv2', url: 'https://azure.microsoft.com/updates/?id=496104' },
  },
  machines(
    CalendarItem.VM_NVV3_NVV4,
    'NVv3 and NVv4',
    '2026-09-30',
    'Choose NVads A10 v5, such as Standard_NV6ads_A10_v5, or NVads V710 v5',
    SERIES.NVV3_NVV4,
  ),
  machines(CalendarItem.VM_M192, 'M192is_v2, M192ims_v2, M192ids_v2 and M192idms_v2', '2027-03-31', 'Choose Mv3', SERIES.M192),
  {
    ...machines(CalendarItem.VM_HBV2, 'HBv2', '2027-05-31', 'Choose HBv3, HBv4 or HBv5', SERIES.HBV2),
    source: {
      page: 'Migrate your HBv2-series virtual machines by May 31, 2027',
      url: 'https://learn.microsoft.com/azure/virtual-machines/sizes/retirement/hbv2-series-retirement',
    },
  },
  machines(
    CalendarItem.VM_D_DV2_LS,
    'D, Ds, Dv2, DSv2 and Ls',
    '2028-05-01',
    'Choose newer ones, such as Standard_D4ds_v4 or Standard_D4as_v4 for Standard_DS3_v2. A change of size replaces a cluster, and an instance with its disk',
    SERIES.D_LS,
  ),
  machines(
    CalendarItem.VM_AV2_B_F_G_LSV2,
    'Av2, B (version 1), F, Fs, Fsv2, G, GS and Lsv2',
    '2028-11-15',
    'Choose newer ones, such as Bsv2, Dsv5 or Lsv3',
    SERIES.OTHERS,
  ),
];

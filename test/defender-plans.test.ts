import { AzureCloud, DefenderPlan, DefenderPlans, DefenderPlansProps } from '../lib';
import { Synthesized, synth } from './support';

const TYPE = 'security_center_subscription_pricing';
const ALL = Object.values(DefenderPlan);

function defended(props: DefenderPlansProps): Synthesized {
  return synth((stack) => {
    new DefenderPlans(stack, 'Defender', props);
  });
}

/** The plan at an id, without what Terraform is told about the order. */
function plan(made: Synthesized, id: string): { [attribute: string]: unknown } {
  const { depends_on: order, ...rest } = made.at(TYPE, `Defender_${id}`);
  expect([undefined, 1]).toContain((order as string[] | undefined)?.length);
  return rest;
}

describe('the plans of Defender', () => {
  test('are turned on with the subplan that Azure tells, since another one would replace them', () => {
    const made = defended({ plans: ALL });
    expect(plan(made, 'Containers')).toEqual({
      resource_type: 'Containers',
      tier: 'Standard',
      extension: [{ name: 'ContainerRegistriesVulnerabilityAssessments' }],
    });
    expect(plan(made, 'Storage')).toEqual({
      resource_type: 'StorageAccounts',
      tier: 'Standard',
      subplan: 'DefenderForStorageV2',
      extension: [{ name: 'SensitiveDataDiscovery' }],
    });
    expect(plan(made, 'KeyVault')).toEqual({ resource_type: 'KeyVaults', tier: 'Standard', subplan: 'PerKeyVault' });
    expect(plan(made, 'Ai')).toEqual({ resource_type: 'AI', tier: 'Standard' });
  });

  test('are turned on one after the other, in an order that is always the same', () => {
    const one = defended({ plans: ALL });
    const other = defended({ plans: [...ALL].reverse() });
    expect(other.text).toBe(one.text);
    const chain = ['Containers', 'Storage', 'KeyVault', 'Ai'].map((id) => one.address(TYPE, `Defender_${id}`));
    for (const [index, address] of chain.slice(1).entries()) expect(one.comesAfter(address, chain[index] as string)).toBe(true);
    expect(defended({ plans: [DefenderPlan.AI] }).the(TYPE)).not.toHaveProperty('depends_on');
  });

  test('scan uploads up to a cap, with every property that Azure answers with', () => {
    const storage = { malwareScanningCapGigabytes: 500, sensitiveDataDiscovery: false };
    expect(defended({ plans: [DefenderPlan.STORAGE], storage }).the(TYPE).extension).toEqual([
      {
        name: 'OnUploadMalwareScanning',
        additional_extension_properties: {
          AutomatedResponse: 'None',
          BlobScanResultsOptions: 'BlobIndexTags',
          CapGBPerMonthPerStorageAccount: '500',
        },
      },
    ]);
  });

  test('show prompts and scan models only if you wish', () => {
    const made = defended({ plans: [DefenderPlan.AI], ai: { promptEvidence: true, modelScanning: true } });
    expect(made.the(TYPE).extension).toEqual([{ name: 'AIModelScanner' }, { name: 'AIPromptEvidence' }]);
  });

  test('can be guarded, and imported where they are on already', () => {
    const made = synth((stack) => {
      const defender = new DefenderPlans(stack, 'Defender', { plans: [DefenderPlan.KEY_VAULT], deletionProtection: true });
      const id = '/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Security/pricings/KeyVaults';
      defender.resourceOf(DefenderPlan.KEY_VAULT).importFrom(id);
      expect(() => defender.resourceOf(DefenderPlan.AI)).toThrow(`'plan' is 'AI': this plan is not turned on here`);
    });
    expect(made.the(TYPE).lifecycle).toEqual({ prevent_destroy: true });
    expect(made.section('import')).toHaveLength(1);
  });

  test.each<[DefenderPlansProps, string]>([
    [{ plans: [] }, `'plans' is []: this turns on nothing`],
    [{ plans: [DefenderPlan.AI, DefenderPlan.AI] }, `'plans' is 'AI': a subscription has each plan once, and [test/Defender] turns this one on`],
    [{ plans: [DefenderPlan.AI], storage: {} }, `these are options of the plan 'StorageAccounts', which is not turned on`],
    [{ plans: [DefenderPlan.STORAGE], ai: {} }, `these are options of the plan 'AI', which is not turned on`],
    [
      { plans: [DefenderPlan.STORAGE], storage: { malwareScanningCapGigabytes: 0 } },
      `'storage.malwareScanningCapGigabytes' is 0: Azure scans a whole number`,
    ],
    [{ plans: [DefenderPlan.STORAGE], storage: { malwareScanningCapGigabytes: 1.5 } }, 'or all with -1'],
    [{ plans: [DefenderPlan.KEY_VAULT], cloud: AzureCloud.CHINA }, 'ends in Azure operated by 21Vianet on 18 August 2026'],
  ])('are refused where Azure would refuse them: %#', (props, problem) => {
    expect(() => defended(props)).toThrow(problem);
  });

  test('are not turned on twice in one stack', () => {
    expect(() =>
      synth((stack) => {
        new DefenderPlans(stack, 'One', { plans: [DefenderPlan.AI] });
        new DefenderPlans(stack, 'Two', { plans: [DefenderPlan.AI] });
      }),
    ).toThrow('[test/Two]');
  });

  test('that Azure Government may lack are warned of', () => {
    expect(defended({ plans: ALL, cloud: AzureCloud.US_GOVERNMENT }).warnings).toEqual([
      expect.stringContaining(`'plans' has 'AI': Azure Government`),
    ]);
    expect(defended({ plans: ALL, storage: { malwareScanningCapGigabytes: -1 } }).warnings).toEqual([]);
  });
});

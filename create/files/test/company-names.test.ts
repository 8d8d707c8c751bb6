import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import { AzapiProvider, Names, TimeProvider } from '../../../lib';
import { companyNames } from '../lib/company-names';
import { CompanyWorkspace } from '../lib/company-workspace';

/** The Terraform of a team's workspace in a region. */
function synthesize(location: string, uniqueSuffix?: string): string {
  const stack = new TerraformStack(Testing.app(), 'team');
  Names.of(stack).use(companyNames());
  new AzurermProvider(stack, 'Azurerm', { features: [{}] });
  new AzapiProvider(stack, 'Azapi');
  new TimeProvider(stack, 'Time');
  new CompanyWorkspace(stack, 'Team', { baseName: 'fraud-dev', uniqueSuffix, resourceGroup: { name: 'rg-fraud-dev', location }, costCenter: '4711' });
  return Testing.synth(stack, true);
}

test('names tell kind, base and region, and global ones the suffix', () => {
  const json = synthesize('westeurope', 'x7k2');
  for (const name of ['mlw-fraud-dev-weu', 'stfrauddevweux7k2', 'kv-fraud-dev-weu-x7k2', 'log-fraud-dev-weu'])
    expect(json).toContain(`"name": "${name}"`);
});

test('global names need a suffix', () => {
  expect(() => synthesize('westeurope')).toThrow("'uniqueSuffix' is not given");
});

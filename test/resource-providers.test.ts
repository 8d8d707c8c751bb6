import { ResourceProviders } from '../lib';

/** What azurerm spells with a small letter, and compares with regard to case. */
const INSIGHTS = 'microsoft.insights';

describe('the resource providers of a workspace', () => {
  test('are those of its parts, each once and in order', () => {
    const names = ResourceProviders.forWorkspace();
    expect(names).toEqual(expect.arrayContaining(['Microsoft.MachineLearningServices', 'Microsoft.Storage', 'Microsoft.KeyVault', INSIGHTS]));
    expect(new Set(names).size).toBe(names.length);
    const lower = names.map((name) => name.toLowerCase());
    expect(lower).toEqual([...lower].sort());
    expect(names.filter((name) => !name.startsWith('Microsoft.'))).toEqual([INSIGHTS]);
  });

  test.each([
    [{ customerManagedKey: true }, ['Microsoft.DocumentDB', 'Microsoft.Search']],
    [{ defender: true }, ['Microsoft.EventGrid', 'Microsoft.Security']],
    [{ guardRails: true }, ['Microsoft.CostManagement', 'Microsoft.PolicyInsights']],
    [{ dashboards: true }, ['Microsoft.Portal']],
    [{ jumpHost: true }, ['Microsoft.Compute']],
  ])('include what is used besides: %j', (options, added) => {
    const base = ResourceProviders.forWorkspace();
    expect(ResourceProviders.forWorkspace(options).filter((name) => !base.includes(name))).toEqual(added);
  });

  test('are a list of your own, to which you may add', () => {
    ResourceProviders.forWorkspace().push('Microsoft.Foo');
    expect(ResourceProviders.forWorkspace()).not.toContain('Microsoft.Foo');
  });
});

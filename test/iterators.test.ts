import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Fn, TerraformCount, TerraformIterator, TerraformStack, Token } from 'cdktf';
import { MlWorkspace } from '../lib';
import { GROUP, Synthesized, synth, workspace } from './support';

const SIZE = { vmSize: 'Standard_D4ds_v4' };
const ACCOUNT = { resourceGroupName: 'rg-ml', location: 'westeurope', accountTier: 'Standard', accountReplicationType: 'LRS' };
const teams = () => TerraformIterator.fromList(['fraud', 'risk']);

function built(build: (stack: TerraformStack, iterator: ReturnType<typeof teams>) => unknown): () => Synthesized {
  return () =>
    synth((stack) => {
      build(stack, teams());
    });
}

describe('a value of an iterator', () => {
  const told = `only a resource with 'forEach' knows the value of an iterator`;

  test('is refused where it would be for all that a workspace makes, once, with the property', () => {
    const build = built((stack, { value }) => workspace(stack, { baseName: Token.asString(value) }));
    expect(build).toThrow(
      `'baseName' is '\${each.value}': ${told}, and [test/Ml/Identity] has none, nor have 6 more. ` +
        'Loop in the program, `for (const name of names)`, and make one for each.',
    );
    expect(build).not.toThrow(/Ml\/Storage/);
  });

  test.each<[string, string, (stack: TerraformStack, iterator: ReturnType<typeof teams>) => unknown]>([
    ['an attribute of it', `'description' is '\${each.value.text}'`, (stack, each) => workspace(stack, { description: each.getString('text') })],
    ['a part of a text', `'description' is 'for \${each.key}'`, (stack, { key }) => workspace(stack, { description: `for ${Token.asString(key)}` })],
    [
      'an expression',
      `'description' is '\${upper(each.value)}'`,
      (stack, { value }) => workspace(stack, { description: Fn.upper(Token.asString(value)) }),
    ],
    ['a value in a map', `'tags.team' is '\${each.value}'`, (stack, { value }) => workspace(stack, { tags: { team: Token.asString(value) } })],
    [
      'a number',
      `'maxNodes' is '\${each.value.nodes}'`,
      (stack, each) => workspace(stack).addComputeCluster('cpu', { ...SIZE, maxNodes: each.getNumber('nodes') }),
    ],
  ])('is refused as %s', (_, message, build) => {
    expect(built(build)).toThrow(message);
    expect(built(build)).toThrow(told);
  });

  test('works in a construct that is one resource, to which nothing refers, when that has the iterator', () => {
    const stack = built((scope, each) => {
      const cluster = workspace(scope).addComputeCluster('cpu', { ...SIZE, name: Token.asString(each.value) });
      cluster.resource.forEach = each;
    })();
    expect(stack.the('machine_learning_compute_cluster')).toMatchObject({ name: '${each.value}', for_each: '${toset(["fraud", "risk"])}' });
  });

  test('works in resources of your own', () => {
    const stack = built((scope, each) => {
      workspace(scope);
      new StorageAccount(scope, 'Data', { ...ACCOUNT, name: Token.asString(each.value), forEach: each });
    })();
    expect(stack.named('storage_account', '${each.value}').for_each).toBe('${toset(["fraud", "risk"])}');
  });

  test('works in what Terraform makes of a whole list', () => {
    const stack = built((scope) => workspace(scope, { description: Fn.join(', ', Token.asList(teams().keys())) }))();
    expect(stack.the('machine_learning_workspace').description).toContain('[ for key, val in toset(');
  });
});

describe('a resource that stands for several', () => {
  test.each<[string, (stack: TerraformStack, each: ReturnType<typeof teams>) => StorageAccount]>([
    ['an iterator', (stack, each) => new StorageAccount(stack, 'Data', { ...ACCOUNT, name: Token.asString(each.value), forEach: each })],
    ['a count', (stack) => new StorageAccount(stack, 'Data', { ...ACCOUNT, name: 'stdata', count: 2 })],
    ['a count that Terraform knows', (stack) => new StorageAccount(stack, 'Data', { ...ACCOUNT, name: 'stdata', count: TerraformCount.of(2) })],
  ])('by %s is refused where one is needed', (_, make) => {
    expect(built((stack, each) => workspace(stack, { storage: make(stack, each) }))).toThrow(
      `[test/Ml] 'storage' is 'test/Data': Terraform makes several of it, by 'forEach' or 'count', and one is needed here. ` +
        'Loop in the program, `for (const name of names)`, and make one for each, or pass { id: … } of one of them.',
    );
  });

  test('is refused by the id of all too, and fine by that of one', () => {
    const data = (stack: TerraformStack, each: ReturnType<typeof teams>) =>
      new StorageAccount(stack, 'Data', { ...ACCOUNT, name: Token.asString(each.value), forEach: each });
    expect(built((stack, each) => workspace(stack, { storage: { id: data(stack, each).id } }))).toThrow(
      `[test/Ml] 'storage.id' is 'azurerm_storage_account.Data.*.id': Terraform makes several of it`,
    );
    const one = built((stack, each) => workspace(stack, { storage: { id: `\${${data(stack, each).fqn}["fraud"].id}` } }))();
    expect(one.the('machine_learning_workspace').storage_account_id).toBe('${azurerm_storage_account.Data["fraud"].id}');
  });

  const repeat: [string, (ml: MlWorkspace) => void][] = [
    ['forEach', (ml) => (ml.resource.forEach = teams())],
    ['count', (ml) => (ml.resource.count = 2)],
    ['an override of for_each', (ml) => ml.resource.addOverride('for_each', '${toset(["a"])}')],
    ['an override of count', (ml) => ml.resource.addOverride('count', 2)],
  ];

  test.each(repeat)('by %s, when it is made and others refer to it as to one, is refused', (_, change) => {
    expect(built((stack) => change(workspace(stack)))).toThrow(
      `'forEach' is 'test/Ml/Resource': Terraform makes several of it, by 'forEach' or 'count', and [test/Ml/WorkspaceContributor/Resource] and 1 more refer to it as to one.`,
    );
  });

  test('is told apart from one whose address begins as its own does', () => {
    const build = built((stack, each) => {
      new StorageAccount(stack, 'Data', { ...ACCOUNT, name: Token.asString(each.value), forEach: each });
      workspace(stack, { storage: new StorageAccount(stack, 'Data-2', { ...ACCOUNT, name: 'stdata2' }) });
    });
    expect(build).not.toThrow();
  });

  test('may be a grant that is suspended', () => {
    const grantee = { principalId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', principalType: 'User' };
    expect(built((stack) => workspace(stack, { accessSuspended: true }).grantReader('Maria', grantee))).not.toThrow();
  });

  test('is made by a loop in the program', () => {
    const stack = built((scope) => {
      for (const team of ['fraud', 'risk']) workspace(scope, { baseName: team, resourceGroup: { ...GROUP, name: `rg-${team}` } }, team);
    })();
    expect(stack.all('machine_learning_workspace')).toHaveLength(2);
  });
});

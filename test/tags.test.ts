import { ApiManagementNamedValue } from '@cdktf/provider-azurerm/lib/api-management-named-value';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Lazy, TerraformStack, TerraformVariable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { Tags } from '../lib';
import { synth, synthWorkspace, testApp } from './support';

const group = (scope: Construct, id: string, tags?: { [key: string]: string }): ResourceGroup =>
  new ResourceGroup(scope, id, { name: id, location: 'westeurope', tags });

describe('tags', () => {
  test('go on everything that a workspace makes and that takes tags', () => {
    const made = synthWorkspace({ tags: { team: 'fraud' } });
    for (const type of ['machine_learning_workspace', 'storage_account', 'key_vault', 'container_registry', 'application_insights']) {
      expect(made.the(type).tags).toEqual({ team: 'fraud' });
    }
    expect(made.the('log_analytics_workspace').tags).toEqual({ team: 'fraud' });
    expect(made.the('user_assigned_identity').tags).toEqual({ team: 'fraud' });
    expect(made.all('role_assignment').every((assignment) => assignment.tags === undefined)).toBe(true);
  });

  test('go on what is added after them', () => {
    const made = synth((stack) => {
      Tags.add(stack, { team: 'fraud' });
      group(stack, 'rg-late');
    });
    expect(made.the('resource_group').tags).toEqual({ team: 'fraud' });
  });

  test('of the resource itself win, and nearer scopes win over farther ones', () => {
    const made = synth((stack: TerraformStack) => {
      const inner = new Construct(stack, 'inner');
      Tags.add(inner, { team: 'inner', stage: 'inner' });
      Tags.add(stack, { team: 'outer', stage: 'outer', cost: 'outer' });
      group(inner, 'rg', { team: 'own' });
    });
    expect(made.the('resource_group').tags).toEqual({ team: 'own', stage: 'inner', cost: 'outer' });
  });

  test('of one name in another case are one tag, as Azure takes them', () => {
    const made = synth((stack) => {
      Tags.add(stack, { Team: 'outer', stage: 'dev' });
      Tags.add(stack, { STAGE: 'prd' });
      group(stack, 'rg', { team: 'own' });
    });
    expect(made.the('resource_group').tags).toEqual({ team: 'own', STAGE: 'prd' });
  });

  test('that are added twice to a scope are merged', () => {
    const made = synth((stack) => {
      Tags.add(stack, { team: 'fraud', stage: 'dev' });
      Tags.add(stack, { stage: 'prd' });
      group(stack, 'rg');
    });
    expect(made.the('resource_group').tags).toEqual({ team: 'fraud', stage: 'prd' });
  });

  test('cannot be put on an app, where cdktf would ignore them', () => {
    expect(() => {
      Tags.add(testApp(), { team: 'fraud' });
    }).toThrow('Tags.add has no effect on an app, since cdktf applies aspects stack by stack. Call it on each stack.');
  });

  test('leave lists of texts under the same name alone', () => {
    const made = synth((stack) => {
      Tags.add(stack, { team: 'fraud' });
      new ApiManagementNamedValue(stack, 'Value', { apiManagementName: 'a', displayName: 'd', name: 'n', resourceGroupName: 'rg', tags: ['x'] });
    });
    expect(made.the('api_management_named_value').tags).toEqual(['x']);
  });

  test('that Terraform knows only later are merged by Terraform', () => {
    const made = synth((stack) => {
      Tags.add(stack, Token.asStringMap(new TerraformVariable(stack, 'tags', { type: 'map(string)' }).value));
      group(stack, 'rg', { team: 'own' });
    });
    expect(made.the('resource_group').tags).toBe('${merge(var.tags, {"team" = "own"})}');
  });

  test('that are added to what Terraform knows, or before it, are merged with it', () => {
    const made = synth((stack) => {
      const tags = Token.asStringMap(new TerraformVariable(stack, 'tags', { type: 'map(string)' }).value);
      [{ team: 'fraud' }, { stage: 'dev' }, tags, { stage: 'prd' }].forEach((each) => Tags.add(stack, each));
      group(stack, 'rg');
    });
    expect(made.the('resource_group').tags).toBe('${merge({"team" = "fraud", "stage" = "dev"}, var.tags, {"stage" = "prd"}, {})}');
  });

  test('that a lazy value tells once everything is declared are known', () => {
    const made = synth((stack) => {
      let costs: ResourceGroup | undefined = undefined;
      Tags.add(stack, Lazy.anyValue({ produce: () => ({ costs: costs?.name }) }) as never);
      group(stack, 'rg', { team: 'own' });
      costs = group(stack, 'rg-costs');
    });
    expect(made.named('resource_group', 'rg').tags).toEqual({ team: 'own', costs: '${azurerm_resource_group.rg-costs.name}' });
  });

  test('leave resources alone that take none', () => {
    const made = synth((stack) => {
      Tags.add(stack, { team: 'fraud' });
      new RoleAssignment(stack, 'Role', { scope: '/subscriptions/x', principalId: 'y' });
    });
    expect(made.the('role_assignment')).not.toHaveProperty('tags');
  });

  test('cannot be more than 50', () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag${String(index)}`, 'x']));
    expect(() => synthWorkspace({ tags: many })).toThrow(`[test/Ml] 'tags' is 51: a resource takes at most 50 tags. Leave some out.`);
  });

  test.each(['', 'a'.repeat(129), 'a/b', 'a<b', 'a%b'])('cannot have the name %j', (name) => {
    expect(() => synthWorkspace({ tags: { [name]: 'x' } })).toThrow(`[test/Ml] 'tags' is '${name}': a tag's name has 1-128 characters`);
  });

  test('cannot be without a value', () => {
    const tags = { team: process.env.NO_SUCH_VARIABLE as unknown as string };
    expect(() => synthWorkspace({ tags })).toThrow(
      `[test/Ml] 'tags.team' is not given: the value of a tag is a text. Pass one, or leave out the tag.`,
    );
  });

  test('cannot have a value over 256 characters, or two names that differ only in case', () => {
    expect(() => synthWorkspace({ tags: { team: 'a'.repeat(257) } })).toThrow(`Shorten the value of 'team'`);
    expect(() => synthWorkspace({ tags: { team: 'a', Team: 'b' } })).toThrow(`'tags' is 'Team': Azure does not tell tag names apart by their case`);
  });
});

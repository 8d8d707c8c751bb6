import { LONGEST_REPORT, reportOf } from '../../pipelines/report';
import { fingerprintOf, ResourceChange, TerraformPlan } from '../../pipelines/terraform-plan';

type Change = Partial<ResourceChange['change']>;

const resource = (address: string, change: Change = {}, more: Partial<ResourceChange> = {}): ResourceChange => ({
  address,
  mode: 'managed',
  change: { actions: ['no-op'], ...change },
  ...more,
});
const planOf = (...changes: ResourceChange[]): TerraformPlan => ({ resource_changes: changes });

function report(plan: TerraformPlan, text = 'the plan', explanation = ''): string {
  return reportOf({ stack: 'dev', title: 'Plan', plan, text, explanation, fingerprint: 'cafe' });
}

describe('the report of a plan', () => {
  test('counts what would be done', () => {
    const plan = planOf(
      resource('a.a'),
      resource('a.b', { actions: ['create'] }),
      resource('a.c', { actions: ['update'] }),
      resource('a.d', { actions: ['delete', 'create'] }),
      resource('a.e', { importing: { id: '/x' } }),
      resource('a.f', {}, { previous_address: 'a.g' }),
      resource('data.x', { actions: ['read'] }, { mode: 'data' }),
    );
    expect(report(plan)).toContain('## Plan of `dev`: 1 to import, 1 to move, 2 to add, 1 to change, 1 to destroy\n');
    expect(report(planOf(resource('a.a')))).toContain('## Plan of `dev`: no changes\n');
    expect(report({ output_changes: { id: { actions: ['create'] } } })).toContain('## Plan of `dev`: only outputs change\n');
  });

  test('warns of what is destroyed, first, and tells why it is made anew', () => {
    const plan = planOf(
      resource('a.gone', { actions: ['delete'] }),
      resource('a.anew', { actions: ['create', 'delete'], replace_paths: [['name'], ['network', 0, 'subnet']] }),
      resource('a.tainted', { actions: ['delete', 'create'] }),
      resource('a.kept', { actions: ['update'] }),
    );
    expect(report(plan).split('\n').slice(4, 11)).toEqual([
      '> [!CAUTION]',
      '> **This plan destroys what exists. What is in it is lost.**',
      '>',
      '> - `a.anew` is destroyed and made anew, since `name` and `network.0.subnet` cannot change in place',
      '> - `a.gone` is destroyed',
      '> - `a.tainted` is destroyed and made anew',
      '',
    ]);
    expect(report(planOf(resource('a.kept', { actions: ['update'] })))).not.toContain('CAUTION');
  });

  test('lets no key of for_each or of a map out of its code', () => {
    const key = resource('a.b["x` **safe** `"]', { actions: ['delete', 'create'], replace_paths: [['tags', 'a\n\n# Safe']] });
    expect(report(planOf(key))).toContain('> - `` a.b["x` **safe** `"] `` is destroyed and made anew, since `tags.a # Safe` cannot');
  });

  test('counts what is too much to list', () => {
    const gone = Array.from({ length: 60 }, (_, index) => resource(`a.r${String(index)}`, { actions: ['delete'] }));
    expect(report(planOf(...gone)).match(/is destroyed$/gm)).toHaveLength(50);
    expect(report(planOf(...gone))).toContain('> - and 10 more');
  });

  test('tells what was changed outside of Terraform', () => {
    const drift = [resource('a.deleted', { actions: ['delete'] }), resource('a.changed', { actions: ['update'] })];
    expect(report({ resource_drift: drift })).toContain('Outside of Terraform:\n\n- `a.changed` was changed\n- `a.deleted` was deleted\n');
    expect(report({ resource_drift: drift })).not.toContain('CAUTION');
  });

  test('shows what preflight says, open where an apply would fail, and before the plan', () => {
    const preflighted = (preflight: string): string =>
      reportOf({ stack: 'dev', title: 'Plan', plan: planOf(), text: 'the plan', preflight, explanation: '', fingerprint: 'cafe' });
    const marker = '<!-- cdktf-azure-ml preflight dev -->\n';
    const bad = preflighted(`${marker}### dev: 2 would make an apply fail, 0 worth a thought, 0 not known\n\n| a table |\n`);
    expect(bad).toContain(
      '<details open><summary>Preflight of dev: 2 would make an apply fail, 0 worth a thought, 0 not known</summary>\n\n| a table |\n\n</details>\n',
    );
    expect(bad.indexOf('a table')).toBeLessThan(bad.indexOf('the plan'));
    expect(bad).not.toContain(marker);
    expect(preflighted(`${marker}### dev: nothing stands against an apply\n\nAs x.\n`)).toContain('<details><summary>Preflight of dev: nothing');
    expect(preflighted('### dev: preflight did not run; the log says why\n')).toContain(
      '\n\nPreflight of dev: preflight did not run; the log says why\n\n',
    );
    expect(preflighted('')).not.toContain('Preflight');
    const long = preflighted(`${marker}### dev: 9 would make an apply fail\n\n${'x'.repeat(60_000)}`);
    expect(long).toContain('`npm run preflight dev` tells all of it.');
    expect(Buffer.byteLength(long)).toBeLessThan(LONGEST_REPORT);
  });

  test('holds the plan and the explanation, folded', () => {
    const made = report({}, 'a plan\n', 'It is a workspace.\n');
    expect(made).toContain('<details><summary>Plan</summary>\n\n```\na plan\n```\n\n</details>');
    expect(made).toContain('<details><summary>What the stack is</summary>\n\nIt is a workspace.\n\n</details>');
    expect(report({}, 'a plan')).not.toContain('What the stack is');
  });

  test('lets no plan out of its code block', () => {
    expect(report({}, 'x\n```\n</details>\n````')).toContain('\n`````\nx\n```\n</details>\n````\n`````\n');
  });

  test.each([
    ['letters', 'x'.repeat(99)],
    ['letters of several bytes', 'ü€'.repeat(33)],
    ['fences', '`'.repeat(99)],
  ])('is no longer than GitHub takes, whatever the plan holds: %s', (_, line) => {
    const long = Array.from({ length: 2_000 }, () => line).join('\n');
    for (const explanation of ['', 'short', long]) {
      const made = report(planOf(resource('a.gone', { actions: ['delete'] })), long, explanation);
      expect(Buffer.byteLength(made)).toBeLessThanOrEqual(LONGEST_REPORT);
      expect(Buffer.byteLength(made)).toBeGreaterThan(LONGEST_REPORT - 2 * Buffer.byteLength(line) - 200);
      expect(made).toContain('The rest is in the log of the run.');
      expect(made.match(/<\/?details>/g)).toHaveLength(explanation === 'short' ? 4 : 2);
      expect(made.includes('`npm run explain dev` tells what the stack is')).toBe(explanation === long);
    }
  });
});

describe('the fingerprint of a plan', () => {
  const made = (change: Change): string =>
    fingerprintOf(planOf(resource('a.a', { actions: ['update'], before: { size: 1 }, after: { size: 2 }, ...change })));

  test('is the same for plans that do the same, in whatever order', () => {
    const [a, b] = [resource('a.a', { actions: ['create'] }), resource('a.b', { actions: ['delete'] })];
    expect(fingerprintOf(planOf(a, b))).toBe(
      fingerprintOf(planOf(b, a, resource('a.c'), resource('data.d', { actions: ['read'] }, { mode: 'data' }))),
    );
    expect(made({})).toBe(made({}));
    expect(made({})).toMatch(/^[0-9a-f]{16}$/);
  });

  test.each<[string, Change]>([
    ['another action', { actions: ['delete', 'create'] }],
    ['another value', { after: { size: 3 } }],
    ['another value before', { before: { size: 0 } }],
    ['a value that is not known yet', { after_unknown: { id: true } }],
    ['another reason to replace', { replace_paths: [['size']] }],
    ['an import', { importing: { id: '/x' } }],
  ])('differs for %s', (_, change) => {
    expect(made(change)).not.toBe(made({}));
  });

  test('differs for other outputs and other resources', () => {
    expect(fingerprintOf({ output_changes: { a: { actions: ['create'], after: 1 } } })).not.toBe(fingerprintOf({}));
    expect(fingerprintOf(planOf(resource('a.b', { actions: ['create'] })))).not.toBe(fingerprintOf(planOf(resource('a.a', { actions: ['create'] }))));
    const moved = resource('a.b', {}, { previous_address: 'a.a' });
    expect(fingerprintOf(planOf(moved))).not.toBe(fingerprintOf({}));
  });

  test('says nothing about a secret', () => {
    const secret = (key: string, sensitive: Change['after_sensitive']): string =>
      made({ after: { keys: [{ key }], name: 'n' }, after_sensitive: sensitive });
    const marked = { keys: [{ key: true }] };
    expect(secret('one', marked)).toBe(secret('two', marked));
    expect(secret('one', true)).toBe(secret('two', true));
    expect(secret('one', { keys: [{}] })).not.toBe(secret('two', { keys: [{}] }));
    expect(secret('one', false)).not.toBe(secret('two', false));
  });
});

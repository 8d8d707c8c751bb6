// npm run test:policies: what the real checkov finds in every stack, held against the table in failing.ts, which docs/security.md shows. It takes Python and,
// the first time, PyPI.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CustomerManagedKey, FirewallSku, HubNetwork, PrivateDnsZones, WorkspaceNetwork } from '../../lib';
import { entry, Entry, SUBNET_ID, synthEntry } from '../terraform/scaffold';
import { synthStacks } from '../terraform/stacks';
import { cleanUp, Deployment, PLUGINS } from '../terraform/terraform';
import { BASIC_HUB, FAILING, HUB, VAULT_KEY } from './failing';
import { python, scan } from './scanner';

/** Of nobody: only the public half was kept. */
const SSH_PUBLIC_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAwJ2K2E4bsaQe0X5Wr+74WvlVcrY2ZduXq6JVzDoaiM example';

/** What no stack has, and rules look at. */
const EXAMPLES: { readonly [name: string]: Entry } = {
  [HUB]: entry((site) => {
    const { resourceGroup } = site;
    const hub = new HubNetwork(site, 'Hub', {
      baseName: 'site',
      resourceGroup,
      addressSpace: '10.40.0.0/22',
      firewall: { dnsProxy: true },
      bastion: {},
      jumpHost: { sshPublicKey: SSH_PUBLIC_KEY, entraLogin: true },
    });
    new WorkspaceNetwork(site, 'Network', { baseName: 'fraud-dev', resourceGroup, addressSpace: '10.41.0.0/22', hub });
  }),
  [BASIC_HUB]: entry((site) => {
    const firewall = { sku: FirewallSku.BASIC, packageHosts: false };
    new HubNetwork(site, 'Hub', { baseName: 'site', resourceGroup: site.resourceGroup, addressSpace: '10.40.0.0/22', firewall });
  }),
  [VAULT_KEY]: entry((site) => {
    new CustomerManagedKey(site, 'Key', {
      baseName: 'fraud-dev',
      resourceGroup: site.resourceGroup,
      allowedIpRanges: ['20.30.40.50'],
      privateLink: { subnet: { id: SUBNET_ID }, dnsZones: PrivateDnsZones.managedByPolicy() },
    });
  }),
};

// checkov tells files by their real path.
const directory = realpathSync(mkdtempSync(join(tmpdir(), 'policies-run-')));

/** checkov cannot read `moved` and `removed` as cdktf writes them, and is given the plan of a stack that has them. */
function needsPlan(config: object): boolean {
  return 'moved' in config || 'removed' in config;
}

function why(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().split('\n').at(-1) ?? '';
}

/** The files to scan, by the name of the stack or the example. */
async function write(configs: { readonly [name: string]: object }): Promise<{ readonly [name: string]: string }> {
  const files: { [name: string]: string } = {};
  for (const [name, config] of Object.entries(configs)) {
    if (needsPlan(config) && !canPlan()) {
      console.log(`${name} was not scanned: checkov needs its plan, for which terraform is on the PATH and TF_PLUGIN_DIR names a plugin directory.`);
      continue;
    }
    const place = join(directory, name.replace(/[^\w-]+/g, '-'));
    mkdirSync(place);
    const [file, content] = needsPlan(config) ? ['plan.json', await planOf(name, config)] : ['cdk.tf.json', config];
    files[name] = join(place, file);
    writeFileSync(join(place, file), JSON.stringify(content));
  }
  return files;
}

function canPlan(): boolean {
  return PLUGINS !== undefined && spawnSync('terraform', ['version']).error === undefined;
}

async function planOf(name: string, config: object): Promise<object> {
  const deployment = new Deployment(`policies-${name}`);
  deployment.place(config);
  await deployment.init();
  return deployment.plan();
}

/** What checkov says and the table does not, and the other way round. */
function differences(name: string, found: ReadonlySet<string>): string[] {
  const known = FAILING.filter(({ fails }) => fails.includes(name)).map(({ rule }) => rule);
  return [
    ...[...found].filter((rule) => !known.includes(rule)).map((rule) => `${name}: ${rule} fails, and test/policies/failing.ts does not say so`),
    ...known.filter((rule) => !found.has(rule)).map((rule) => `${name}: ${rule} fails no more, and test/policies/failing.ts says that it does`),
  ];
}

async function main(): Promise<number> {
  const start = performance.now();
  let interpreter: string;
  try {
    interpreter = await python();
  } catch (error) {
    console.log(`checkov could not be installed, so that no stack was scanned: it takes Python 3.9 or later, and PyPI. ${why(error)}`);
    return process.env.CI === 'true' ? 1 : 0;
  }
  const examples = Object.fromEntries(Object.entries(EXAMPLES).map(([name, example]) => [name, synthEntry(example)]));
  const configs = { ...synthStacks(), ...examples };
  const files = await write(configs);
  const failing = await scan(interpreter, Object.values(files));
  const names = Object.keys(files);
  const problems = names.flatMap((name) => differences(name, failing.get(files[name] ?? '') ?? new Set()));
  for (const problem of problems) console.error(problem);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`policies: ${String(names.length)} configurations, ${String(problems.length)} surprises, ${seconds} s`);
  const missed = PLUGINS !== undefined && process.env.CI === 'true' && names.length < Object.keys(configs).length;
  return problems.length > 0 || missed ? 1 : 0;
}

void main()
  .then((code) => {
    process.exitCode = code;
  })
  .finally(() => {
    cleanUp();
    rmSync(directory, { recursive: true, force: true });
  });

import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { AzureSubscription } from '../../lib';
import { Result, resultOf } from './cycles';
import { MISTAKES, WORDS } from './mistakes';
import { Build, entry, Site, synthEntry } from './scaffold';
import { Deployment, Outcome } from './terraform';

type Step = keyof typeof MISTAKES;

/** How Terraform is made to say its own words. */
const PROVOKED: { readonly [heading in (typeof WORDS)[number]]: (deployment: Deployment) => Promise<Outcome> } = {
  'Error: Inconsistent dependency lock file': async (deployment) => {
    const { terraform, provider, ...rest } = configOf(() => undefined) as { terraform: { required_providers: Named }; provider: Named };
    deployment.place({ ...rest, ...without('azapi', terraform, provider) });
    await deployment.init();
    deployment.place({ ...rest, terraform, provider });
    return deployment.tryPlan();
  },
  'Error: Instance cannot be destroyed': async (deployment) => {
    deployment.place(configOf((site) => site.workspace({ deletionProtection: true })));
    await deployment.init();
    await deployment.apply();
    return deployment.tryDestroy();
  },
  'Error: Provider configuration not present': async (deployment) => {
    const subscriptionId = 'bbbbbbbb-2222-3333-4444-555555555555';
    deployment.place(
      configOf((site) => {
        const scope = new Construct(site, 'There');
        new AzureSubscription(site, 'far', { subscriptionId }).use(scope);
        new ResourceGroup(scope, 'Group', { name: 'rg-far', location: site.region });
      }),
    );
    await deployment.init();
    await deployment.apply();
    deployment.place(configOf((site) => new AzureSubscription(site, 'other', { subscriptionId })));
    return deployment.tryPlan();
  },
  'Error: Cycle:': (deployment) =>
    validated(deployment, (site) => {
      const workspace = site.workspace();
      const cluster = workspace.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', maxNodes: 1 });
      workspace.resource.addOverride('image_build_compute_name', cluster.resource.name);
    }),
};

type Named = { readonly [name: string]: unknown };

/** Makes each mistake of docs/troubleshooting.md that is marked as proved: it is refused at the step that the page names, and not before. */
export function mistakeProofs(): (() => Promise<Result[]>)[] {
  const steps = (Object.keys(MISTAKES) as Step[]).map((step) => () => refused(step));
  const words = Object.entries(PROVOKED).map(([heading, provoke]) => async () => [await said(heading, provoke)]);
  return [...steps, ...words];
}

function said(heading: string, provoke: (deployment: Deployment) => Promise<Outcome>): Promise<Result> {
  return resultOf(`mistakes ${heading}`, async (deployment) => {
    const { exitCode, output } = await provoke(deployment);
    if (exitCode === 0 || !output.includes(heading)) throw new Error(`Terraform does not say so:\n${output}`);
  });
}

/** All mistakes of one step in one configuration: Terraform tells of each. */
async function refused(step: Step): Promise<Result[]> {
  const addresses: { [heading: string]: string } = {};
  const deployment = new Deployment(`mistakes ${step}`);
  deployment.place(
    configOf((site) => {
      for (const [heading, make] of Object.entries(MISTAKES[step])) addresses[heading] = addressOf(make(site));
    }),
  );
  await deployment.init();
  if (step === 'plan') await deployment.validate();
  if (step === 'apply') await deployment.plan();
  const { output } = await { validate: () => deployment.tryValidate(), plan: () => deployment.tryPlan(), apply: () => deployment.tryApply() }[step]();
  return Object.entries(addresses).map(([heading, address], index) => ({
    name: `mistakes ${heading}`,
    seconds: index === 0 ? deployment.seconds : {},
    problem: output.includes(`with ${address},`) ? undefined : `${step} refuses nothing of ${address}:\n${output}`,
  }));
}

async function validated(deployment: Deployment, build: Build): Promise<Outcome> {
  deployment.place(configOf(build));
  await deployment.init();
  return deployment.tryValidate();
}

function configOf(build: (site: Site) => unknown): object {
  return synthEntry(
    entry((site) => {
      build(site);
    }),
  );
}

function without(name: string, terraform: { readonly required_providers: Named }, provider: Named): object {
  const drop = (all: Named): Named => Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
  return { terraform: { ...terraform, required_providers: drop(terraform.required_providers) }, provider: drop(provider) };
}

function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

import { CLOUD_FACTS, CloudFacts } from '../../lib/core/cloud-facts';
import { CommandError } from '../stack-files';

/** What a cloud of Azure is called, and where it answers. */
export interface Cloud {
  /** The `environment` of the azurerm provider. */
  readonly name: string;
  readonly resourceManager: string;
  readonly signIn: string;
}

/** The cloud of that name, as the azurerm provider calls it. */
export function cloudOf(name: string): Cloud {
  const all: CloudFacts[] = Object.values(CLOUD_FACTS);
  const facts = all.find(({ environment }) => environment === name);
  if (facts === undefined) {
    throw new CommandError(`There is no cloud '${name}', only: ${all.map(({ environment }) => environment).join(', ')}`);
  }
  return { name, resourceManager: facts.resourceManagerUrl, signIn: facts.network.signInUrl };
}

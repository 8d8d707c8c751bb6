import type * as Identity from '@azure/identity';
import type * as RestPipeline from '@azure/core-rest-pipeline';
import { CommandError } from '../stack-files';

/** The packages by which Azure is asked, which only those install who ask it. */
export interface AzurePackages {
  readonly identity: typeof Identity;
  readonly pipeline: typeof RestPipeline;
}

export async function azurePackages(): Promise<AzurePackages> {
  try {
    // The packages are there twice, for both kinds of modules, with the same types in each.
    return {
      identity: (await import('@azure/identity')) as unknown as typeof Identity,
      pipeline: await import('@azure/core-rest-pipeline'),
    };
  } catch (error) {
    if ((error as { code?: string }).code?.endsWith('MODULE_NOT_FOUND') !== true) throw error;
    throw new CommandError(
      'Azure is asked with the packages @azure/identity and @azure/core-rest-pipeline, which are not both installed: ' +
        'npm install --save-dev @azure/identity@4.13.1 @azure/core-rest-pipeline@1.22.0',
    );
  }
}

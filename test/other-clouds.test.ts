import { TerraformVariable } from 'cdktf';
import { AzureCloud, MlWorkspace } from '../lib';
import { OBJECT_ID, PROVIDERS, Synthesized, synth, workspace } from './support';

const CONTAINER = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stlake/blobServices/default/containers/bronze` };
const GOVERNMENT = { cloud: AzureCloud.US_GOVERNMENT, location: 'usgovvirginia' };

function within(build: (ml: MlWorkspace, secret: string) => unknown, props: object = GOVERNMENT): Synthesized {
  return synth((stack) => {
    const { stringValue } = new TerraformVariable(stack, 'secret', { sensitive: true });
    build(workspace(stack, props), stringValue);
  });
}

describe('a datastore in another cloud than the public one', () => {
  const IDENTITY = '${sha256("WorkspaceUserAssignedIdentity")}';
  const SECRET = '${sha256(var.secret)}';

  test.each([
    ['blobstorage', { accountKey: SECRET }, (ml: MlWorkspace, accountKey: string) => ml.addBlobDatastore('raw', { accountKey })],
    ['fileshare', { accountKey: SECRET }, (ml: MlWorkspace, accountKey: string) => ml.addFileDatastore('raw', { accountKey })],
    [
      'datalake_gen2',
      { tenantId: `\${sha256("${OBJECT_ID}")}`, clientId: `\${sha256("${OBJECT_ID}")}`, clientSecret: SECRET },
      (ml: MlWorkspace, clientSecret: string) =>
        ml.addDataLakeDatastore('raw', {
          container: CONTAINER,
          servicePrincipal: { tenantId: OBJECT_ID, clientId: OBJECT_ID, clientSecret },
        }),
    ],
  ])('is replaced over what azurerm would update without the address of the cloud: %s', (kind, changing, add) => {
    const stack = within(add);
    const trigger = stack.address('terraform_data', 'Ml_raw_Settings');
    expect(stack.the(`machine_learning_datastore_${kind}`).lifecycle).toEqual({ ignore_changes: ['tags'], replace_triggered_by: [trigger] });
    expect(stack.the('terraform_data').input).toEqual({ serviceDataIdentity: IDENTITY, ...changing });
  });

  test('is updated in place in the public cloud', () => {
    const stack = within((ml, accountKey) => ml.addBlobDatastore('raw', { accountKey }), {});
    expect(stack.the('machine_learning_datastore_blobstorage').lifecycle).toEqual({ ignore_changes: ['tags'] });
    expect(stack.all('terraform_data')).toEqual([]);
  });
});

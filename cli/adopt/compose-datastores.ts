import { block, Attributes } from '../json';
import { fieldsOf } from '../arm/all-fields';
import { readFields } from '../arm/fields';
import { kindInside } from '../arm/fields-inside';
import { adder } from './adder';
import { Composing, WORKSPACE } from './composing';
import { Found, nameIn, propertiesOf } from './live';
import { same } from './match';
import { Expression, props, Value } from './program';
import { scopeOf } from './reader-around';
import { hasRole } from './roles';
import { textOr } from './texts';

const DATASTORES = 'Microsoft.MachineLearningServices/workspaces/datastores';
/** Every workspace has these from the beginning. */
const AZURES = ['workspaceblobstore', 'workspacefilestore', 'workspaceartifactstore', 'workspaceworkingdirectory'];

const METHODS: { readonly [azurerm: string]: readonly [method: string, roles: readonly [reader: string, writer: string]] } = {
  azurerm_machine_learning_datastore_blobstorage: ['addBlobDatastore', ['Storage Blob Data Reader', 'Storage Blob Data Contributor']],
  azurerm_machine_learning_datastore_datalake_gen2: ['addDataLakeDatastore', ['Storage Blob Data Reader', 'Storage Blob Data Contributor']],
  azurerm_machine_learning_datastore_fileshare: [
    'addFileDatastore',
    ['Storage File Data Privileged Reader', 'Storage File Data Privileged Contributor'],
  ],
};

/** The datastores, but for those of Azure and those with a secret that nobody can read back. */
export function composeDatastores(composing: Composing): void {
  for (const datastore of composing.live.all(DATASTORES)) {
    const type = kindInside(DATASTORES, datastore.resource);
    const method = type === undefined ? undefined : METHODS[type];
    if (AZURES.includes(datastore.name)) composing.leave(datastore, 'Azure makes these with each workspace');
    else if (type === undefined || method === undefined)
      composing.leave(datastore, `the library has no datastores of the type ${String(propertiesOf(datastore).datastoreType)}`);
    else composeDatastore(composing, datastore, type, method);
  }
}

function composeDatastore(composing: Composing, datastore: Found, type: string, [method, roles]: readonly [string, readonly [string, string]]): void {
  const { live } = composing;
  const has = readFields(fieldsOf(type) ?? [], datastore.resource);
  const place = textOr(has.get('storage_container_id') ?? has.get('storage_fileshare_id'));
  if (place === undefined) {
    composing.leave(datastore, 'Azure does not tell in which subscription and resource group its account is');
    return;
  }
  const account = String(place.split(/\/(blob|file)Services\//)[0]);
  const own = same(account, propertiesOf(live.workspace).storageAccount) && live.isOwn(account);
  const secret = secretOf(block(propertiesOf(datastore).credentials));
  if (secret !== undefined && !(secret === 'AccountKey' && own)) {
    composing.leave(
      datastore,
      `it has ${SECRETS[secret] ?? 'a secret'}, which Azure does not tell: add it with ${method}, and the secret from a variable`,
    );
    return;
  }
  const name = datastore.name;
  const usual = name.replace(/_/g, '-');
  const container = nameIn(place);
  const isShare = method === 'addFileDatastore';
  const made = own && live.find(place) !== undefined;
  const identity = has.get('service_data_auth_identity') ?? has.get('service_data_identity') ?? 'None';
  const reads = hasRole(live, scopeOf(place), roles[0]);
  const granted = reads || hasRole(live, scopeOf(place), roles[1]);
  const options = props({
    [isShare ? 'share' : 'container']: made ? undefined : { id: place },
    [isShare ? 'shareName' : 'containerName']: made && container !== usual ? container : undefined,
    quotaGb: made && isShare ? quota(live.must(place)) : undefined,
    storage: !made && own && secret !== undefined ? Expression.of(`${WORKSPACE}.made.storage`) : undefined,
    useAccountKey: secret === undefined ? undefined : true,
    useWorkspaceIdentity: identity === 'None' ? false : undefined,
    grants: made ? undefined : granted,
    readOnly: granted && reads ? true : undefined,
    description: textOr(propertiesOf(datastore).description),
  });
  const variable = adder(composing, method, name, named(name, options), secret === undefined ? {} : { as: 'Datastore' });
  // The key is not told either: what stands there stays.
  if (variable !== undefined) composing.keep(`${variable}.resource`, 'account_key');
}

/** The name, where the library would make another one of the construct id. */
function named(name: string, options: { readonly [name: string]: Value }): { readonly [name: string]: Value } {
  return name === name.toLowerCase().replace(/-/g, '_') ? options : { name, ...options };
}

function quota(share: Found): number | undefined {
  const { shareQuota } = propertiesOf(share);
  return shareQuota === 5120 ? undefined : Number(shareQuota);
}

const SECRETS: { readonly [type: string]: string } = {
  AccountKey: 'the key of an account',
  Sas: 'a signature',
  ServicePrincipal: 'the secret of a service principal',
  Certificate: 'a certificate',
};

function secretOf({ credentialsType }: Attributes): string | undefined {
  return typeof credentialsType === 'string' && credentialsType !== 'None' ? credentialsType : undefined;
}

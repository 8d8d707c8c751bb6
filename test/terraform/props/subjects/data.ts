import { DataAzurermStorageAccount } from '@cdktf/provider-azurerm/lib/data-azurerm-storage-account';
import { TerraformVariable } from 'cdktf';
import { BlobDatastoreOptions, DataLakeDatastoreOptions, FileDatastoreOptions } from '../../../../lib';
import { OBJECT_ID, Site } from '../../scaffold';
import { of, OTHER_ID, shared } from '../brought';
import { Given, Props, Subject, swings, turns } from '../subject';

const lake = (name: string): object => ({ id: of(`Microsoft.Storage/storageAccounts/${name}`) });
const container = (name: string): object => ({ id: of(`Microsoft.Storage/storageAccounts/stdata/blobServices/default/containers/${name}`) });
const share = (name: string): object => ({ id: of(`Microsoft.Storage/storageAccounts/stdata/fileServices/default/shares/${name}`) });

/** A secret of the program's user. */
function secret(name: string): (site: Site) => unknown {
  return (site) => new TerraformVariable(site, name, { type: 'string', sensitive: true }).stringValue;
}

const PRINCIPAL = (site: Site): object => ({ tenantId: OBJECT_ID, clientId: OBJECT_ID, clientSecret: secret('secret')(site) });
/** The workspace knows its identity, so that it can be granted what datastores need. */
const granting = { identityPrincipalId: OBJECT_ID };
const COMMON: { readonly [property: string]: Given } = {
  readOnly: swings(true, false, { grants: true }),
  storage: turns(lake('stone'), lake('sttwo')),
};
const base = (brought: Props) => (): Props => brought;

/** Datastores. */
export const DATA: Subject[] = [
  {
    struct: 'BlobDatastoreOptions',
    title: 'BlobDatastore',
    it: 'blob datastore',
    base: base({ container: container('raw') }),
    make: (site, options: BlobDatastoreOptions) => shared(site, granting).addBlobDatastore('raw', options),
    given: {
      ...COMMON,
      accountKey: turns(secret('one'), secret('two')),
      deletionProtection: swings(true, false, { container: undefined }),
      sharedAccessSignature: turns(secret('one'), secret('two')),
      useWorkspaceIdentity: swings(false, true, { accountKey: secret('one') }),
      container: turns(container('raw'), container('other')),
      containerName: turns('one', 'two', { container: undefined }),
      useAccountKey: swings(true, false, { container: undefined, storage: dataSource }),
      storage: turns(lake('stone'), lake('sttwo'), { container: undefined }),
    },
  },
  {
    struct: 'FileDatastoreOptions',
    title: 'FileDatastore',
    it: 'file datastore',
    base: (site) => ({ share: share('models'), accountKey: secret('key')(site) }),
    make: (site, options: FileDatastoreOptions) => shared(site, granting).addFileDatastore('models', options),
    given: {
      ...COMMON,
      accountKey: turns(secret('one'), secret('two'), {}, { sharedAccessSignature: secret('signature') }),
      deletionProtection: swings(true, false, { share: undefined }),
      sharedAccessSignature: turns(secret('one'), secret('two'), { accountKey: undefined }, { accountKey: secret('own') }),
      quotaGb: turns(50, 100, { share: undefined }),
      share: turns(share('models'), share('other')),
      shareName: turns('one', 'two', { share: undefined }),
      useAccountKey: turns(true, undefined, { share: undefined, storage: dataSource, accountKey: undefined }, { accountKey: secret('own') }),
      storage: turns(lake('stone'), lake('sttwo'), { share: undefined }),
    },
  },
  {
    struct: 'DataLakeDatastoreOptions',
    title: 'DataLakeDatastore',
    it: 'Data Lake datastore',
    base: base({ container: container('bronze') }),
    make: (site, options: DataLakeDatastoreOptions) => shared(site, granting).addDataLakeDatastore('bronze', options),
    given: {
      ...COMMON,
      container: turns(container('bronze'), container('other'), {}, { storage: lake('stlake') }),
      deletionProtection: swings(true, false, { container: undefined, storage: lake('stlake') }),
      containerName: turns('one', 'two', { container: undefined, storage: lake('stlake') }),
      servicePrincipal: turns(PRINCIPAL, (site: Site) => ({ ...PRINCIPAL(site), clientId: OTHER_ID })),
      storage: turns(lake('stone'), lake('sttwo'), { container: undefined }, { container: container('bronze') }),
    },
  },
  {
    struct: 'DatastoreServicePrincipal',
    title: "DataLakeDatastore's servicePrincipal",
    it: 'Data Lake datastore',
    base: (site) => PRINCIPAL(site) as Props,
    make: (site, servicePrincipal: never) =>
      shared(site).addDataLakeDatastore('bronze', { container: container('bronze') as never, servicePrincipal }),
    given: { clientId: turns(OTHER_ID), clientSecret: turns(secret('another')), tenantId: turns(OTHER_ID) },
  },
];

/** An account whose keys Terraform can read. */
function dataSource(site: Site): unknown {
  return new DataAzurermStorageAccount(site, 'Account', { name: 'stdata', resourceGroupName: 'rg-shared' });
}

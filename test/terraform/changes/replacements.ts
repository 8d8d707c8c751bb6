import { MlWorkspaceProps, Redundancy } from '../../../lib';
import { BROUGHT, Build, OBJECT_ID } from '../scaffold';
import { all, change, DayTwo } from './change';

const protect =
  (props: Partial<MlWorkspaceProps> = {}): Build =>
  (site) =>
    site.workspace({ deletionProtection: true, ...props });

const refused = { refused: /Instance cannot be destroyed/ };

/** What Azure cannot change in place: deletion protection stops it at plan, where data would be lost. */
export const REPLACEMENTS: { readonly [name: string]: DayTwo } = {
  'change the resource group': change(protect(), protect({ resourceGroup: { name: 'rg-other', location: 'westeurope' } }), refused),
  'change the region': change(protect(), protect({ location: 'northeurope' }), refused),
  'change high business impact': change(protect(), protect({ highBusinessImpact: true }), refused),
  'switch encryption on': change(protect(), protect({ encryption: { key: BROUGHT.key, cosmosDbPrincipalId: OBJECT_ID } }), refused),
  'change the storage account': change(protect(), protect({ storage: BROUGHT.storage }), refused),
  'change the base name': change(protect(), protect({ baseName: 'churn-dev' }), refused),
  'add a second region': change(protect(), protect({ redundancy: Redundancy.geo('northeurope') }), refused),
  'change the description of a datastore, which leaves its data': change(
    (site) => site.workspace().addBlobDatastore('raw', { description: 'one' }),
    (site) => site.workspace().addBlobDatastore('raw', { description: 'two' }),
    all('delete, create', 'machine_learning_datastore_blobstorage.Ml_raw'),
  ),
  'rename a datastore whose container has a name, which leaves its data': change(
    (site) => site.workspace().addBlobDatastore('raw', { containerName: 'payments' }),
    (site) => site.workspace().addBlobDatastore('raw', { containerName: 'payments', name: 'incoming' }),
    all('delete, create', 'machine_learning_datastore_blobstorage.Ml_raw'),
  ),
  'rename a protected datastore and its container': change(
    (site) => site.workspace().addBlobDatastore('raw', { deletionProtection: true }),
    (site) => site.workspace().addBlobDatastore('raw', { deletionProtection: true, name: 'incoming' }),
    refused,
  ),
};

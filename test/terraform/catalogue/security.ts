import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { DefenderPlan, DefenderPlans, DeletionLock } from '../../../lib';
import { BROUGHT, entry, Entry, OBJECT_ID } from '../scaffold';

/** Locks, and what is set for a whole subscription. */
export const SECURITY: { readonly [name: string]: Entry } = {
  'locks with notes of their own, on a workspace, its storage and its resource group': entry((site) => {
    const workspace = site.workspace({ deletionProtection: true, deletionNotes: 'Ask the platform team.' });
    new DeletionLock(site, 'StorageLock', { target: workspace.storage, notes: 'Training data.' });
    new DeletionLock(site, 'GroupLock', { target: site.resourceGroup });
    new RoleAssignment(site, 'Reader', { scope: workspace.storage.id, principalId: OBJECT_ID, roleDefinitionName: 'Reader' });
  }),
  'all plans of Defender, with all that they can do': entry((site) => {
    new DefenderPlans(site, 'Defender', {
      plans: Object.values(DefenderPlan),
      storage: { malwareScanningCapGigabytes: 1000 },
      ai: { promptEvidence: true, modelScanning: true },
    });
  }),
  'some plans of Defender, as they come': entry((site) => {
    new DefenderPlans(site, 'Defender', { plans: [DefenderPlan.KEY_VAULT, DefenderPlan.STORAGE, DefenderPlan.AI] });
  }),
  'a lock on what is brought': entry((site) => {
    new DeletionLock(site, 'Lock', { target: BROUGHT.storage, notes: 'Shared by all teams.', name: 'shared-data' });
  }),
};

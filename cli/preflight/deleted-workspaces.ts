import { all, Finding, look } from '../checks/finding';
import { Sight } from '../checks/sight';
import { block } from '../json';
import { Thing } from '../stack-model';

/** How long Azure ML keeps a deleted workspace, and its name. Source: Microsoft's page "Recover workspace data while soft deleted". */
const KEPT_DAYS = 14;
const DELETE = 'Microsoft.MachineLearningServices/workspaces/delete';

/** Workspaces of the stack's names that were deleted lately. Azure has no list of them, but its activity log tells of each deletion, though not whether it was for good. */
export function deletedWorkspaces(check: string, workspaces: readonly Thing[], sight: Sight, now = Date.now()): Promise<Finding[]> {
  return all(workspaces, (workspace) =>
    look(check, `was ${workspace.name} deleted lately?`, 'Microsoft.Insights/eventtypes/values/read', async () => {
      const id = sight.id(workspace);
      if (id === undefined) return [];
      // In whole days, so that two questions are one.
      const day = (from: number): string => `${new Date(now + from * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;
      const filter = encodeURIComponent(`eventTimestamp ge '${day(-KEPT_DAYS)}' and eventTimestamp le '${day(1)}' and resourceUri eq '${id}'`);
      const events = await sight.azure.list(
        `${sight.path}/providers/Microsoft.Insights/eventtypes/management/values?$filter=${filter}`,
        '2015-04-01',
      );
      const deleted = events.find(({ operationName, status }) => {
        return String(block(operationName).value).toLowerCase() === DELETE.toLowerCase() && block(status).value === 'Succeeded';
      });
      if (deleted === undefined) return [];
      const found = `${workspace.name} was deleted on ${String(deleted.eventTimestamp).slice(0, 10)}, and unless for good, Azure ML keeps its name for 14 days`;
      const todo = `Look under 'Recently deleted' in the portal; \`az ml workspace delete --name ${workspace.name} --permanently-delete\` frees the name`;
      return [{ check, state: 'warning', found, todo }];
    }),
  );
}

import { Construct } from 'constructs';
import { resolve } from '../core/resolve';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IResourceRef } from '../core/types';

// What the props alone tell.

/** Refuses what is neither a Log Analytics workspace nor an Application Insights component, as `scope` sees it. */
export function checkMember(link: Construct, scope: Construct, member: IResourceRef): void {
  const isInsights = /azurerm_application_insights\.|\/components\//.test(String(resolve(scope, member.id)));
  checkResourceId(link, 'member', member.id, isInsights ? ResourceKind.INSIGHTS : ResourceKind.LOG_ANALYTICS);
}

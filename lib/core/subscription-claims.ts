import { Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { Problem, refuse, refuseLater } from './errors';
import { isRemoved, perStack } from './stacks';
import { mayShareSubscription, Providers, providersAt, subscriptionsIn } from './subscriptions';

const claims = perStack(() => new Map<string, IConstruct[]>());

/**
 * Takes what Azure allows once in each subscription, such as a name in a resource group of a name, for `scope`. Refuses what another construct of the stack
 * has: at once where the stack has one subscription, and when everything is declared where it has several, since only then all have been told theirs.
 */
export function claimInSubscription(scope: IConstruct, what: string, problem: (owner: string) => Problem): void {
  claimWhere(mayShareSubscription, scope, what, problem);
}

/** The same for what Azure allows once in each tenant. */
export function claimInTenant(scope: IConstruct, what: string, problem: (owner: string) => Problem): void {
  claimWhere(mayShareTenant, scope, what, problem);
}

type MayShare = (one: IConstruct, other: IConstruct) => boolean;

function claimWhere(mayShare: MayShare, scope: IConstruct, what: string, problem: (owner: string) => Problem): void {
  const owners = claims(scope).get(what);
  if (owners === undefined) {
    claims(scope).set(what, [scope]);
    return;
  }
  const earlier = owners.filter((owner) => !isRemoved(owner));
  owners.push(scope);
  if (earlier[0] !== undefined && subscriptionsIn(scope).length === 0) refuse(scope, problem(earlier[0].node.path));
  refuseLater(scope, () => {
    const other = earlier.find((owner) => !isRemoved(owner) && mayShare(owner, scope));
    return [other === undefined ? undefined : problem(other.node.path)];
  });
}

function mayShareTenant(one: IConstruct, other: IConstruct): boolean {
  const [here, there] = [one, other].map((scope) => tenantOf(providersAt(scope)));
  return here === undefined || there === undefined || here === there;
}

/** The tenant of providers, where the program says it. */
function tenantOf({ azurerm }: Providers): string | undefined {
  const tenant = azurerm !== undefined && 'tenantIdInput' in azurerm ? azurerm.tenantIdInput : undefined;
  return typeof tenant !== 'string' || Token.isUnresolved(tenant) ? undefined : tenant.toLowerCase();
}

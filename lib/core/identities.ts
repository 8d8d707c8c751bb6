import { Construct } from 'constructs';
import { refuse } from './errors';
import { checkResourceId, ResourceKind, sameResource } from './resource-id';
import { IIdentityRef } from './types';

/** The identities that something acts as, where they are brought. */
export interface Identities {
  readonly identity?: IIdentityRef;
  readonly additionalIdentities?: IIdentityRef[];
}

/** All of them, the primary one first. */
export function allIdentities({ identity, additionalIdentities = [] }: Identities): IIdentityRef[] {
  return [...(identity === undefined ? [] : [identity]), ...additionalIdentities];
}

/** The identity block of a compute or a project: those that are brought, or one of its own. Azure allows computes no mixture. */
export function identityOf(identities: Identities): { readonly type: string; readonly identityIds?: string[] } {
  if (identities.identity === undefined) return { type: 'SystemAssigned' };
  return { type: 'UserAssigned', identityIds: allIdentities(identities).map(({ id }) => id) };
}

/** Refuses the id of something else, and an identity that is given twice. */
export function checkIdentities(scope: Construct, { identity, additionalIdentities = [] }: Identities): void {
  if (identity !== undefined) checkResourceId(scope, 'identity', identity.id, ResourceKind.IDENTITY);
  for (const [index, additional] of additionalIdentities.entries()) {
    const property = `additionalIdentities[${index}]`;
    checkResourceId(scope, property, additional.id, ResourceKind.IDENTITY);
    const again = additionalIdentities.slice(0, index).some((other) => sameResource(scope, other, additional));
    const primary = sameResource(scope, identity, additional);
    if (!again && !primary) continue;
    refuse(scope, {
      property,
      value: additional.id,
      rule: primary ? `this is the 'identity' already` : 'this identity is given twice',
      remedy: 'Leave it out',
    });
  }
}

/** The same for a compute or a project, which needs an identity besides which others are. */
export function checkOwnIdentities(scope: Construct, identities: Identities): void {
  const { identity, additionalIdentities = [] } = identities;
  checkIdentities(scope, identities);
  if (identity !== undefined || additionalIdentities.length === 0) return;
  refuse(scope, {
    property: 'additionalIdentities',
    value: additionalIdentities.map(({ id }) => id),
    rule: `they are besides 'identity', and without that there is only a system-assigned one`,
    remedy: `Pass one of them as 'identity'`,
  });
}

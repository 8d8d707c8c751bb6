import { Construct } from 'constructs';
import { refuse } from '../../core/errors';
import { IdentityType } from '../../workspace-ref/workspace-enums';
import { CommonWorkspaceProps } from '../props/common-workspace-props';
import { PartNames } from '../props/part-names';

/** Refuses the name of a part that is not made, which would be without effect. */
export function checkPartNames(scope: Construct, props: CommonWorkspaceProps): void {
  const { names = {}, identity, identityType, storage, vault, registry, insights, logAnalytics, encryption } = props;
  const systemOnly = identityType === IdentityType.SYSTEM_ASSIGNED;
  const readsKey = systemOnly && encryption !== undefined && (storage === undefined || registry === undefined);
  const made: { readonly [part in keyof PartNames]-?: boolean } = {
    identity: identity === undefined && !systemOnly,
    encryptionIdentity: readsKey,
    storage: storage === undefined,
    vault: vault === undefined,
    registry: registry === undefined,
    insights: insights === undefined,
    logAnalytics: insights === undefined && logAnalytics === undefined,
  };
  for (const [part, name] of Object.entries(names)) {
    if (name === undefined || made[part as keyof PartNames]) continue;
    refuse(scope, {
      property: `names.${part}`,
      value: name,
      rule: 'it is the name of a part that is made, and this one is not made here',
      remedy: `Leave out 'names.${part}'`,
    });
  }
}

import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { checkOwnIdentities } from '../core/identities';
import { checkDeletionNotes } from '../governance/deletion-protection';
import { AiFoundryProjectProps } from './ai-foundry-project-props';
import { checkWords } from './hub-checks';

/** What the props alone tell: refuses what Azure would refuse of a project, or change by itself. */
export function checkProject(scope: Construct, props: AiFoundryProjectProps): void {
  const { hub, identity, friendlyName, description, highBusinessImpact, deletionNotes } = props;
  checkDeletionNotes(scope, { deletionProtection: props.deletionProtection ?? hub.deletionProtection, deletionNotes });
  checkOwnIdentities(scope, props);
  checkWords(scope, { friendlyName, description });
  if (highBusinessImpact !== false || hub.encrypted !== true || identity !== undefined) return;
  refuse(scope, {
    property: 'highBusinessImpact',
    value: highBusinessImpact,
    rule: 'Azure turns it on for a project with an identity of its own in a hub with a customer-managed key, so that the next plan would replace the project',
    remedy: `Leave out 'highBusinessImpact', or pass true`,
  });
}

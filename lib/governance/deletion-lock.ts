import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { Aspects, dependable, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { checkText } from '../core/checks';
import { refuse, together } from '../core/errors';
import { given } from '../core/given';
import { chooseName } from '../core/naming';
import { IResourceRef } from '../core/types';
import { useAzurerm } from '../providers/azurerm';
import { checkTarget, claimLock } from './deletion-lock-checks';
import { whatLiesUnder } from './places';

/** Azure's limit for the notes of a lock. */
const MAX_NOTES = 512;

/**
 * What a lock guards, and what it tells those who run into it.
 */
export interface DeletionLockProps {
  /**
   * What nobody is to delete: any resource, also a resource group with all that is in it.
   * @change replaces the deletion lock
   */
  readonly target: IResourceRef;
  /**
   * What Azure shows beside the lock: why it is there and whom to ask, in at most 512 characters. Azure changes no lock, so that other notes make the
   * lock anew; for some minutes in between nothing guards the resource.
   * @default - none
   * @change replaces the deletion lock
   */
  readonly notes?: string;
  /**
   * The name of the lock.
   * @default delete-protection
   * @change replaces the deletion lock
   */
  readonly name?: string;
}

/**
 * A lock on a resource, which refuses deletion by anybody until the lock is deleted. Azure deletes nothing that lies under a locked resource, so that the
 * lock is made after all of that, and goes before it on destroy: what has an id below that of the resource, as computes and role assignments, everything
 * in a resource group, and the private endpoints that lead there. It waits for nothing else: not for alerts and dashboards beside the resource, for instance.
 * Where the library does not know a type of yours, it takes it for something that lies under whatever it refers to.
 *
 * Its level is `CanNotDelete`. There is no `ReadOnly` here: that refuses every request but GET, and so the listing of a storage account's keys, a
 * registry's sign-in and the start of a compute, which a workspace needs.
 *
 * Throws for notes that are too long, for a name that Azure would refuse or that another lock of the resource has, and for a target that is no resource.
 * Source: Microsoft's page "Lock your resources to protect your infrastructure".
 */
export class DeletionLock extends Construct {
  /** The lock. */
  readonly resource: ManagementLock;

  constructor(scope: Construct, id: string, props: DeletionLockProps) {
    props = given(scope, id, 'DeletionLockProps', props);
    super(scope, id);
    useAzurerm(this);
    const { target, notes } = props;
    const name = together(this, () => {
      checkTarget(this, target);
      if (notes !== undefined) checkNotes(this, 'notes', notes);
      return chooseName(this, 'lock', { name: props.name, baseName: 'delete-protection', from: 'name' });
    });
    claimLock(this, target, name);
    this.resource = new ManagementLock(this, 'Resource', { name, scope: target.id, lockLevel: 'CanNotDelete', notes });
    Aspects.of(this).add({ visit: (node) => node === this && this.orderLast(target) });
  }

  private orderLast({ id }: IResourceRef): void {
    const earlier = [...whatLiesUnder(this.resource, id)];
    this.resource.dependsOn = earlier.length === 0 ? undefined : earlier.map((resource) => dependable(resource));
  }
}

/** Refuses notes that Azure would refuse. */
export function checkNotes(scope: IConstruct, property: string, notes: string): void {
  checkText(scope, property, notes);
  if (Token.isUnresolved(notes) || notes.length <= MAX_NOTES) return;
  refuse(scope, {
    property,
    value: notes,
    rule: `the notes of a lock have at most ${MAX_NOTES} characters, but these have ${notes.length}`,
    remedy: 'Shorten them',
  });
}

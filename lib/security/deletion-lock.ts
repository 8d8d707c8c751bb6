import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { Aspects, dependable, TerraformResource, TerraformStack, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { checkText } from '../core/checks';
import { ConfigurationError } from '../core/errors';
import { checkName } from '../core/naming';
import { resolve, resolveUsed } from '../core/resolve';
import { claim, perStack } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { useAzurerm } from '../providers/azurerm';

/** Azure's limit for the notes of a lock. */
const MAX_NOTES = 512;

/**
 * What a lock guards, and what it tells those who run into it.
 */
export interface DeletionLockProps {
  /** What nobody is to delete: any resource, also a resource group with all that is in it. */
  readonly target: IResourceRef;
  /**
   * What Azure shows beside the lock: why it is there and whom to ask, in at most 512 characters. Azure changes no lock, so that other notes make the
   * lock anew; for some minutes in between nothing guards the resource.
   * @default - none
   */
  readonly notes?: string;
  /**
   * The name of the lock.
   * @default delete-protection
   */
  readonly name?: string;
}

/**
 * A lock on a resource, which refuses deletion by anybody until the lock is deleted. It is created last and destroyed first: after all that refers
 * to the resource, directly or through others, and after everything else in `scope` unless that is the stack. Azure deletes nothing below a locked
 * resource, so that a lock that goes too late stops a destroy half way.
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

  constructor(
    private readonly owner: Construct,
    id: string,
    props: DeletionLockProps,
  ) {
    super(owner, id);
    useAzurerm(this);
    const { target, notes } = props;
    const name = checkName(this, 'lock', props.name ?? 'delete-protection');
    this.checkTarget(target);
    if (notes !== undefined) checkNotes(this, 'notes', notes);
    const other = claim(this, `lock ${String(resolveUsed(this, target.id))}/${name}`.toLowerCase());
    if (other !== undefined) {
      throw new ConfigurationError(this, {
        property: 'name',
        value: name,
        rule: `[${other}] locks the same resource under this name`,
        remedy: 'Keep one of them, or choose another name',
      });
    }
    this.resource = new ManagementLock(this, 'Resource', { name, scope: target.id, lockLevel: 'CanNotDelete', notes });
    Aspects.of(this).add({ visit: (node) => node === this && this.orderLast(target) });
  }

  private checkTarget({ id }: IResourceRef): void {
    if (Token.isUnresolved(id) || /^\/subscriptions\/[^/]+(\/[^/]+)*$/.test(id)) return;
    throw new ConfigurationError(this, {
      property: 'target',
      value: id,
      rule: 'this is not the id of a resource in Azure',
      remedy: `Pass one that starts with '/subscriptions/'`,
    });
  }

  private orderLast(target: IResourceRef): void {
    const beside = TerraformStack.isStack(this.owner) ? [] : this.owner.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
    const below = referencesIn(this).leadingTo(resolveUsed(this, target.id));
    const earlier = new Set([...beside, ...below].filter((resource) => !isLock(resource)));
    this.resource.dependsOn = earlier.size === 0 ? undefined : [...earlier].map((resource) => dependable(resource));
  }
}

/** Refuses notes that Azure would refuse. */
export function checkNotes(scope: IConstruct, property: string, notes: string): void {
  checkText(scope, property, notes);
  if (Token.isUnresolved(notes) || notes.length <= MAX_NOTES) return;
  throw new ConfigurationError(scope, {
    property,
    value: notes,
    rule: `the notes of a lock have at most ${MAX_NOTES} characters, but these have ${notes.length}`,
    remedy: 'Shorten them',
  });
}

function isLock(node: IConstruct): boolean {
  return node.node.scopes.some((scope) => scope instanceof DeletionLock);
}

/** Who refers to whom in a stack, as Terraform will read it. */
class References {
  private readonly texts = new Map<TerraformResource, string>();
  private readonly referrers = new Map<string, TerraformResource[]>();

  constructor(stack: TerraformStack) {
    for (const resource of stack.node.findAll().filter((node) => TerraformResource.isTerraformResource(node))) {
      const text = JSON.stringify(resolve(resource, resource.toTerraform()));
      this.texts.set(resource, text);
      for (const [address] of text.matchAll(/(?:data\.)?\b[a-z]\w*_\w+\.[\w-]+/g)) {
        this.referrers.set(address, [...this.referrersOf(address), resource]);
      }
    }
  }

  /** The resources that refer to what has this id, directly or through others. */
  leadingTo(id: unknown): Set<TerraformResource> {
    const address = /^\$\{((?:data\.)?\w+\.[\w-]+)\.\w+\}$/.exec(String(id))?.[1];
    const found = new Set(address === undefined ? this.naming(String(id)) : this.referrersOf(address));
    // What is added while a set is walked through is walked through too.
    for (const resource of found) {
      for (const other of this.referrersOf(`${resource.terraformResourceType}.${resource.friendlyUniqueId}`)) found.add(other);
    }
    return found;
  }

  private referrersOf(address: string): TerraformResource[] {
    return this.referrers.get(address) ?? [];
  }

  /** The resources in whose configuration an id stands as it is. */
  private naming(id: string): TerraformResource[] {
    const ends = ['"', '/'].map((end) => `${id}${end}`);
    return [...this.texts].filter(([, text]) => ends.some((end) => text.includes(end))).map(([resource]) => resource);
  }
}

const referencesIn = perStack((stack) => new References(stack));

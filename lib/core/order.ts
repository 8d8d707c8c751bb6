import { dependable, ITerraformDependable, TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';
import { addressOf } from './address';
import { resolve } from './resolve';
import { awaits, withinStack } from './stacks';
import { IResourceRef } from './types';

/** Something that others use, with what must be there before. */
type Used = Pick<IResourceRef, 'id' | 'usableAfter'>;

/** Of whose attribute an expression is. */
const ADDRESS = /(?<![\w.-])[\w-]+\.[\w-]+(?=\.)/g;

/** What comes before something that uses `refs`: what they ask for with `usableAfter`, and `more`; except what it refers to by id anyway. */
export function beforeUse(
  scope: IConstruct,
  refs: readonly (Used | undefined)[],
  more: readonly ITerraformDependable[] = [],
): ITerraformDependable[] | undefined {
  const earlier = [...refs.flatMap((ref) => ref?.usableAfter ?? []), ...more];
  if (earlier.length === 0) return undefined;
  const texts = refs.map((ref) => String(resolve(scope, ref?.id))).join(' ');
  const referred = new Set([...texts.matchAll(ADDRESS)].map(([address]) => address));
  const isReferred = (each: ITerraformDependable): boolean => TerraformResource.isTerraformResource(each) && referred.has(addressOf(each));
  return withinStack(
    scope,
    earlier.filter((each) => !isReferred(each)),
  );
}

/** A workspace as those use it at which Azure looks at nobody's roles: after what changes it, since Azure changes a workspace once at a time. */
export function changed({ id, usableAfter }: Used): Used {
  const isRole = (each: ITerraformDependable): boolean =>
    TerraformResource.isTerraformResource(each) && each.terraformResourceType === 'azurerm_role_assignment';
  return { id, usableAfter: usableAfter?.filter((each) => !isRole(each)) };
}

/** Lets Terraform make `later` after `earlier`, and destroy it before. */
export function orderAfter(later: TerraformResource, earlier: ITerraformDependable): void {
  awaits(later, earlier);
  later.dependsOn = [...(later.dependsOn ?? []), dependable(earlier)];
}

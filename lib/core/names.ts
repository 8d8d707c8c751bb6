import { Construct } from 'constructs';
import { givenAs, givenTo } from './given';
import { NamePatternOptions } from './name-pattern-options';
import { NamePattern } from './name-pattern';
import { INamePolicy, usePolicy } from './name-policy';

/**
 * How the resources of a scope are named in Azure: by your company's rule, instead of `mlw-<baseName>`, `st<baseName>` and so on.
 *
 * ```ts
 * Names.of(app).use(Names.pattern('{kind}-{base}-{env}-{region}-{suffix}', { values: { env: 'prd' } }));
 * ```
 *
 * A policy decides the name of everything that the library names by itself: `NameKind` has all of it. A name that you pass, with `name` or with the `names` of a
 * workspace, stays as it is; so does what lives in a workspace and is named by its construct id, as computes, datastores, endpoints and outbound rules, and what Azure
 * dictates, as `AzureBastionSubnet`. Without a policy, names are what they were.
 *
 * Another name replaces what runs, so that a policy is there from the start. Where something runs already, use the policy in the scopes that are new, or leave
 * its kinds out with `exclude`.
 */
export class Names {
  /** The names of everything in `scope`: a construct, a stack, or the app for all of it. */
  static of(scope: Construct): Names {
    return new Names(givenAs(undefined, 'scope', 'constructs.IConstruct', scope));
  }

  /**
   * A policy that makes names by a pattern, a text with placeholders:
   *
   * - `{kind}` is the abbreviation of the kind, by default that of Microsoft's Cloud Adoption Framework, where it has one,
   * - `{base}` the `baseName` with what tells the resource from others of its kind, as in `fraud-compute`, or what stands in its place: the construct id of a project,
   *   a dashboard or an alert of a workspace,
   * - `{region}` the region, left out for what lies in none, as locks,
   * - `{suffix}` the `uniqueSuffix`, left out where a name need not be unique in all of Azure,
   * - and those that you name in `values`.
   *
   * What is left out goes with the `-`, `_` or `.` before it. Storage accounts and registries take no dashes: theirs are removed, and capitals become small.
   *
   * Throws for a pattern without `{base}`, for a placeholder that is unknown or whose value is empty, for values that no pattern uses, and for kinds that do not
   * exist. What is named throws for a name that Azure would refuse, where its region or its suffix is needed and not known, and for a suffix that no pattern
   * has.
   *
   * Source: Microsoft's page "Abbreviation recommendations for Azure resources".
   */
  static pattern(pattern: string, options: NamePatternOptions = {}): INamePolicy {
    givenAs(undefined, 'pattern', 'string', pattern);
    return new NamePattern(pattern, givenTo(undefined, 'NamePatternOptions', options));
  }

  private constructor(private readonly scope: Construct) {}

  /**
   * Has a policy decide the names in the scope, before anything is made there. The nearest policy comes first; what it leaves open, with no name, the policy of a
   * scope further out decides, and at last the library.
   *
   * Throws where the scope has a policy, or something in it has its name already.
   */
  use(policy: INamePolicy): void {
    usePolicy(this.scope, givenAs(this.scope, 'policy', 'INamePolicy', policy));
  }
}

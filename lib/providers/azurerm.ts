import { IResolvable, Lazy, TerraformProvider, TerraformStack, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { givenAs, inStack } from '../core/given';
import { isAcknowledged, watchCalendar } from '../calendar/calendar';
import { CalendarItem } from '../calendar/calendar-item';
import { changeOf, entryOf } from '../calendar/entries';
import { Problem, refuse, refuseLater, warn } from '../core/errors';
import { watchLogicalIds } from '../core/logical-ids';
import { perStack } from '../core/stacks';
import { providersOf } from '../core/subscriptions';
import { AzurermFeature } from './azurerm-features';
import { admitsBefore, admitsFrom, VersionRange, versionRange } from './version-range';

/** What a stack requires unless it asks for another version. */
const DEFAULT = '>= 4.81.0, < 5.0.0';
const VERSION = 'terraform.required_providers.azurerm.version';

/** What is known of the azurerm provider of a stack. */
interface Told {
  version?: string;
  /** The first of its providers, once there is one. */
  provider?: TerraformProvider;
  used: boolean;
}

const told = perStack((): Told => ({ used: false }));

/**
 * Which version of the provider azurerm a stack requires, and so what is written for it.
 *
 * Without a word, a stack with a construct of this library requires `>= 4.81.0, < 5.0.0`, whichever version its binding was made from: azurerm 4.81.0 is the first that
 * speaks the Key Vault API that Azure serves after 27 February 2027. A binding that was made from that version or a later one keeps its own requirement.
 *
 * Source: Microsoft's page "Update the Azure Key Vault API version you use".
 */
export class Azurerm {
  /**
   * Tells the version of azurerm for the stack of `scope`, before or after its constructs are made. An override of
   * `terraform.required_providers.azurerm.version` on the stack does the same.
   *
   * What it admits at most is what is written for: with 4.77 or later, identity-based access to storage is an argument of the workspace, and with an earlier one
   * an `azapi_update_resource`. A version before 4.81.0 is warned of, since it stops working with vaults on 27 February 2027.
   *
   * Another version is no change of what runs: docs/upgrading.md says what the plan shows.
   *
   * Throws for a text that is no version constraint, for one that admits azurerm 4 and 5, whose arguments differ, and when the stack was told another one.
   *
   * @param scope the stack, or a construct in it
   * @param constraint a version constraint of Terraform, such as `~> 4.81` or `4.90.0`
   */
  static version(scope: Construct, constraint: string): void {
    inStack(scope);
    givenAs(scope, 'constraint', 'string', constraint);
    const problem = problemOf(constraint) ?? contradiction(told(scope).version, constraint);
    if (problem !== undefined) refuse(scope, problem);
    told(scope).version = constraint;
    useAzurerm(scope);
  }

  private constructor() {}
}

/** Lets the stack of `scope` require a version of azurerm with which the constructs in it go on to work. */
export function useAzurerm(scope: IConstruct): void {
  const known = told(scope);
  if (known.used) return;
  known.used = true;
  const stack = TerraformStack.of(scope);
  // An override that a program has made before stays, and one that it makes later takes the place of this one.
  if (overridden(stack) === undefined) stack.addOverride(VERSION, Lazy.stringValue({ produce: () => requiredVersion(stack) }));
  refuseLater(stack, () => [problemIn(stack)]);
  watchCalendar(stack);
  watchLogicalIds(stack);
}

/** Whether the azurerm of `scope`'s stack has something. To be asked when everything is declared: at synth, or in a lazy value. */
export function azurermHas(scope: IConstruct, feature: string): boolean {
  const range = rangeOf(TerraformStack.of(scope));
  return range === undefined || admitsFrom(range, feature);
}

/** A text for an argument that only some versions of azurerm have: left out for the others. */
export function whereAzurermHas(scope: IConstruct, feature: string, value: string): IResolvable {
  return Lazy.anyValue({ produce: () => (azurermHas(scope, feature) ? value : undefined) });
}

function rangeOf(stack: TerraformStack): VersionRange | undefined {
  return versionRange(overridden(stack) ?? requiredVersion(stack) ?? DEFAULT);
}

/** The version that was asked for, or else one that works after the date. */
function requiredVersion(stack: TerraformStack): string | undefined {
  const known = told(stack);
  if (known.version !== undefined) return known.version;
  // Each resource asks, and the way through the whole stack is long.
  known.provider ??= providersOf(stack, 'azurerm')[0];
  const bound = known.provider && bindingVersion(known.provider);
  const range = bound === undefined ? undefined : versionRange(bound);
  return range === undefined || admitsBefore(range, AzurermFeature.KEY_VAULT_API) ? DEFAULT : bound;
}

function bindingVersion({ terraformGeneratorMetadata: metadata }: TerraformProvider): string | undefined {
  return metadata?.providerVersion ?? metadata?.providerVersionConstraint;
}

/** The version that a program has put into the stack by an override of its own. */
function overridden(stack: TerraformStack): string | undefined {
  const { rawOverrides } = stack as unknown as { rawOverrides?: Overrides };
  const version = rawOverrides?.terraform?.required_providers?.azurerm?.version;
  return typeof version !== 'string' || Token.isUnresolved(version) ? undefined : version;
}

interface Overrides {
  readonly terraform?: { readonly required_providers?: { readonly azurerm?: { readonly version?: unknown } } };
}

function problemIn(stack: TerraformStack): Problem | undefined {
  const own = overridden(stack);
  const problem = own === undefined ? undefined : (problemOf(own) ?? contradiction(told(stack).version, own));
  if (problem !== undefined) return problem;
  const version = own ?? told(stack).version;
  if (version !== undefined) warnOfDate(stack, version);
  return undefined;
}

function warnOfDate(stack: TerraformStack, version: string): void {
  const range = versionRange(version);
  if (range === undefined || !admitsBefore(range, AzurermFeature.KEY_VAULT_API)) return;
  if (isAcknowledged(stack, CalendarItem.KEY_VAULT_API)) return;
  const entry = entryOf(CalendarItem.KEY_VAULT_API);
  const what = admitsFrom(range, AzurermFeature.KEY_VAULT_API)
    ? 'also admits versions before it, and a lock file may hold one'
    : 'admits no later version';
  warn(stack, `the azurerm provider is required as '${version}', which ${what}: ${changeOf(entry)}. ${entry.instead}`);
}

function problemOf(constraint: string): Problem | undefined {
  const given = { property: 'required_providers.azurerm.version', value: constraint };
  const range = versionRange(constraint);
  if (range === undefined) return { ...given, rule: 'this is no version constraint of Terraform', remedy: `Pass one such as '~> 4.81'` };
  const { VERSION_5 } = AzurermFeature;
  if (!admitsFrom(range, VERSION_5) || !admitsBefore(range, VERSION_5)) return undefined;
  return {
    ...given,
    rule: 'it admits azurerm 4 and azurerm 5, which call some arguments differently, and what is written is for one of them',
    remedy: `Pass an upper bound too, as in '${DEFAULT}', or a lower one, as in '~> 5.0'`,
  };
}

function contradiction(version: string | undefined, other: string): Problem | undefined {
  if (version === undefined || version === other) return undefined;
  return {
    property: 'required_providers.azurerm.version',
    value: other,
    rule: `the stack was told '${version}' before, and has one version of azurerm for all of its providers`,
    remedy: 'Tell it once',
  };
}

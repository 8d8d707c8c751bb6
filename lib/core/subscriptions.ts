import { TerraformDataSource, TerraformProvider, TerraformResource, TerraformStack, Token, Tokenization } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { addressOf } from './address';
import { camelCase } from './camel-case';
import { BESIDE, PARENTS } from './parents';
import { resolve } from './resolve';
import { perStack } from './stacks';

/** The providers by which something is made: those of a subscription, or a stack's own. */
export interface Providers {
  readonly azurerm?: TerraformProvider;
  readonly azapi?: TerraformProvider;
}

/** What a provider makes or reads. */
export type Provided = TerraformResource | TerraformDataSource;

/** Something with an id in Azure, known or not. */
interface Identified {
  readonly id: string;
}

const known = perStack((): Providers[] => []);
const told = new WeakMap<IConstruct, Providers>();
const places = new WeakMap<IConstruct, Identified>();

/** The subscriptions of the stack of `scope`, in the order in which they were made. */
export function subscriptionsIn(scope: IConstruct): Providers[] {
  return known(scope);
}

/** Lets everything in `scope` be made by these providers. */
export function tell(scope: IConstruct, providers: Providers): void {
  told.set(scope, providers);
}

/** What a scope itself was told. */
export function toldTo(scope: IConstruct): Providers | undefined {
  return told.get(scope);
}

/**
 * Says that a resource, or all of a scope, lies where something else does: in its subscription. To be said where the configuration alone does not tell,
 * since it has names only.
 */
export function liesWith(node: IConstruct, ref: Identified): void {
  places.set(node, ref);
}

/** The providers by which something in a scope is made, unless it lies elsewhere: those of the nearest scope that was told, or the stack's own. */
export function providersAt(scope: IConstruct): Providers {
  if (known(scope).length === 0) return standardProviders(scope);
  for (const each of [...scope.node.scopes].reverse()) {
    const place = isProvided(each) ? undefined : places.get(each);
    const providers = told.get(each) ?? (place && providersThere(each, place));
    if (providers !== undefined) return providers;
  }
  return standardProviders(scope);
}

/** The providers without an alias. */
export function standardProviders(scope: IConstruct): Providers {
  return lookAt(TerraformStack.of(scope)).standard;
}

/** All providers of a type in the stack of `scope`. */
export function providersOf(scope: IConstruct, type: string): TerraformProvider[] {
  // Not by the CDK's `allProviders`, which is slow in large stacks.
  return providersAmong(TerraformStack.of(scope).node.findAll(), type);
}

/** Those among constructs. */
export function providersAmong(nodes: readonly IConstruct[], type: string): TerraformProvider[] {
  return nodes.filter((node) => TerraformProvider.isTerraformProvider(node)).filter((provider) => provider.terraformResourceType === type);
}

/** Whether a node is made or read by azurerm or azapi. */
export function isProvided(node: IConstruct): node is Provided & IConstruct {
  if (!TerraformResource.isTerraformResource(node) && !TerraformDataSource.isTerraformDataSource(node)) return false;
  return /^(azurerm|azapi)_/.test(node.terraformResourceType);
}

/** Of some providers that by which an element is made. */
export function providerIn(providers: Providers, { terraformResourceType: type }: Provided): TerraformProvider | undefined {
  return type.startsWith('azapi_') ? providers.azapi : providers.azurerm;
}

/**
 * The providers by which an element is made: its own, or those of the subscription in which it lies, whatever scope it is in: a role assignment in that of its
 * scope, a link in that of its zone. Where the stack has no provider for that one, those of its scope.
 */
export function providersFor(element: Provided): Providers {
  const subscriptions = known(element);
  const { provider } = element;
  if (provider !== undefined) {
    const own = element.terraformResourceType.startsWith('azapi_') ? { azapi: provider } : { azurerm: provider };
    return subscriptions.find(({ azurerm, azapi }) => azurerm === provider || azapi === provider) ?? own;
  }
  const near = providersAt(element);
  if (subscriptions.length === 0) return near;
  const there = placesOf(element)
    .map((place) => providersThere(element, place))
    .find((providers) => providers !== undefined);
  const key = there && keyOf(there);
  if (there === undefined || (key !== undefined && key === keyOf(near))) return near;
  return 'azurerm' in there && 'azapi' in there ? there : { ...near, ...there };
}

/** Which subscription providers are for, to be compared: its id, or the expression for it. */
export function keyOf({ azurerm }: Providers): string | undefined {
  const subscription = azurerm !== undefined && 'subscriptionIdInput' in azurerm ? azurerm.subscriptionIdInput : undefined;
  const text = azurerm === undefined ? undefined : resolve(azurerm, subscription);
  return typeof text === 'string' ? comparableKey(text) : undefined;
}

/** Which subscription something lies in, as far as the program tells. */
export function subscriptionKey(scope: IConstruct, ref: Identified): string | undefined {
  const named = namedIn(scope, ref.id);
  if (named !== undefined) return named;
  const declared = declaredAs(scope, ref);
  if (declared !== undefined) return keyOf(providersFor(declared));
  return Construct.isConstruct(ref) ? keyOf(providersAt(ref)) : undefined;
}

/** Whether what two scopes make may lie in one subscription, judged when everything is declared. */
export function mayShareSubscription(one: IConstruct, other: IConstruct): boolean {
  const [here, there] = [providersAt(one), providersAt(other)];
  return here.azurerm === there.azurerm || keyOf(here) === keyOf(there);
}

function ofKey(scope: IConstruct, key: string | undefined): Providers | undefined {
  if (key === undefined) return undefined;
  return [...known(scope), standardProviders(scope)].find((providers) => keyOf(providers) === key);
}

/** The providers of where something lies, as far as the program tells it and the stack has them. */
function providersThere(scope: IConstruct, ref: Identified): Providers | undefined {
  const declared = declaredAs(scope, ref);
  const here = declared !== undefined && TerraformStack.of(declared) === TerraformStack.of(scope);
  return here ? providersFor(declared) : ofKey(scope, subscriptionKey(scope, ref));
}

/** What an element was said to lie with, or what its configuration names that it lies under. */
function placesOf(element: Provided): Identified[] {
  const place = places.get(element);
  if (place !== undefined) return [place];
  const inputs = element as unknown as { readonly [input: string]: string | undefined };
  const attributes = PARENTS[element.terraformResourceType] ?? BESIDE[element.terraformResourceType] ?? [];
  return attributes.flatMap((name) => inputs[`${camelCase(name)}Input`] ?? []).map((id) => ({ id }));
}

/** The subscription that an id names, also with an expression for it. */
function namedIn(scope: IConstruct, id: unknown): string | undefined {
  const [, subscription] = /^\/subscriptions\/(\$\{[^}]*\}|[^/]+)/i.exec(textOf(scope, id)) ?? [];
  return subscription === undefined ? undefined : comparableKey(subscription);
}

/** The element that a reference is to, in whichever stack it is declared. */
export function declaredAs(scope: IConstruct, ref: Identified): Provided | undefined {
  if (Construct.isConstruct(ref) && isProvided(ref)) return ref;
  const { id: value } = ref;
  const address = /^\$\{((?:data\.)?(?:azurerm|azapi)_\w+\.[\w-]+)\./.exec(textOf(scope, value))?.[1];
  return address === undefined ? undefined : lookAt(ownerOf(scope, value)).elements.get(address);
}

/** A value as the stack reads it that declares what it refers to, so that no reference looks like one to another stack. */
function textOf(scope: IConstruct, value: unknown): string {
  return Token.isUnresolved(value) ? String(resolve(ownerOf(scope, value), value)) : String(value);
}

function ownerOf(scope: IConstruct, value: unknown): TerraformStack {
  const origins = Tokenization.reverse(value).map((token) => (token as { readonly originStack?: TerraformStack }).originStack);
  return origins.find((origin) => origin !== undefined) ?? TerraformStack.of(scope);
}

function comparableKey(text: string): string {
  return text.includes('${') ? text : text.toLowerCase();
}

/** What a stack has, as far as it is declared when it is asked for. */
class Look {
  private found?: ReadonlyMap<string, Provided>;
  private unnamed?: Providers;

  constructor(private readonly stack: TerraformStack) {}

  get elements(): ReadonlyMap<string, Provided> {
    this.found ??= new Map(
      this.stack.node
        .findAll()
        .filter(isProvided)
        .map((element) => [`${TerraformDataSource.isTerraformDataSource(element) ? 'data.' : ''}${addressOf(element)}`, element]),
    );
    return this.found;
  }

  get standard(): Providers {
    const standard = (type: string): TerraformProvider | undefined => providersOf(this.stack, type).find(({ alias }) => alias === undefined);
    this.unnamed ??= { azurerm: standard('azurerm'), azapi: standard('azapi') };
    return this.unnamed;
  }
}

const looks = new WeakMap<IConstruct, WeakMap<TerraformStack, Look>>();

/** Says that all is declared, so that what a stack has need not be looked for again. */
export function seal(stack: TerraformStack): void {
  const { root } = stack.node;
  const all = looks.get(root) ?? new WeakMap<TerraformStack, Look>();
  looks.set(root, all.set(stack, new Look(stack)));
}

function lookAt(stack: TerraformStack): Look {
  const all = looks.get(stack.node.root);
  const found = all?.get(stack) ?? new Look(stack);
  all?.set(stack, found);
  return found;
}

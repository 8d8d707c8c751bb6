import { parseAzureId, withoutVersion } from './azure-id';
import { Attributes, block, blocks, everyText, inOrder, texts } from './json';

/** One thing of a stack: a resource that Terraform makes, or something that is brought to it. */
export interface Thing {
  /** Terraform's address, or the Azure id of what is brought by id. */
  readonly address: string;
  /** Terraform's type; Azure's where it is made with azapi or brought by id. */
  readonly type: string;
  /** The path of its construct below the stack; empty for what has none. */
  readonly path: string;
  /** Its name in Azure, as far as it is known before Terraform runs. */
  readonly name: string;
  readonly made: boolean;
  readonly attributes: Attributes;
}

interface Config {
  readonly resource?: { readonly [type: string]: { readonly [id: string]: Attributes } };
  readonly data?: Config['resource'];
  readonly variable?: { readonly [name: string]: Attributes };
  readonly module?: Attributes;
  readonly locals?: Attributes;
  readonly provider?: { readonly [name: string]: unknown };
  readonly terraform?: Attributes;
}

/** One of Terraform's expressions, which may hold a map. */
const EXPRESSION = /\$\{((?:[^{}]|\{[^{}]*\})*)\}/g;
const REFERENCE = /\b(?:data\.)?(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+|var|module)\.[A-Za-z_][\w-]*/g;
/** Data sources that tell about who deploys, not about something that is brought. */
const DEPLOYER = /^data\.azurerm_(client_config|subscription)\./;

/**
 * A stack, read from the Terraform that its synth wrote and from nothing else: what is made, what is brought, and what refers to what.
 */
export class StackModel {
  readonly things: readonly Thing[];
  private readonly byAddress = new Map<string, Thing>();
  private readonly config: Config;
  private readonly users = new Map<string, Thing[]>();

  /** `config` is the content of the stack's `cdk.tf.json`. */
  constructor(
    readonly name: string,
    config: object,
  ) {
    this.config = config;
    const made = this.read(this.config.resource, true);
    const sources = this.read(this.config.data, false);
    for (const thing of [...made, ...sources]) this.byAddress.set(thing.address, thing);
    // Names may refer to one another, so that they are known only now.
    for (const thing of [...made, ...sources]) this.byAddress.set(thing.address, { ...thing, name: this.nameOf(thing) });
    for (const { address } of made) this.noteWhatUses(address);
    // Modules make things too, whether or not anything refers to them.
    for (const name of Object.keys(this.config.module ?? {})) this.add(`module.${name}`, 'module', name, {});
    const all = [...this.byAddress.values()].filter((thing) => thing.made || this.isBrought(thing));
    this.things = all.sort((a, b) => inOrder(a.path, b.path) || inOrder(a.address, b.address));
  }

  get made(): Thing[] {
    return this.things.filter((thing) => thing.made);
  }

  get brought(): Thing[] {
    return this.things.filter((thing) => !thing.made);
  }

  /** What is made of one of these types of Terraform, or of Azure. */
  all(...types: string[]): Thing[] {
    return this.made.filter(({ type }) => types.includes(type));
  }

  /** The workspaces and hubs that are made. */
  get workspaces(): Thing[] {
    return this.all('azurerm_machine_learning_workspace', 'azurerm_ai_foundry');
  }

  /** The settings of all providers of a name, such as `azurerm`: of each alias. */
  providers(name: string): Attributes[] {
    return blocks(this.config.provider?.[name]);
  }

  /** The settings of the provider of a name that is used where nothing else is said. */
  provider(name: string): Attributes {
    return this.providers(name).find(({ alias }) => alias === undefined) ?? {};
  }

  /** The settings of the provider of azurerm or azapi by which a thing is made or read; nothing for what is brought by its id, and for what lies not in Azure. */
  providerOf({ address, attributes }: Thing): Attributes | undefined {
    const [, name = ''] = /^(?:data\.)?(azurerm|azapi)_/.exec(address) ?? [];
    const [, alias] = /\.(.+)$/.exec(String(attributes.provider)) ?? [];
    return this.providers(name).find((provider) => provider.alias === alias);
  }

  /** The subscription that the provider of a thing names; nothing where it is that of the credentials, or only Terraform knows it. */
  subscriptionOf(thing: Thing): string | undefined {
    const id = this.providerOf(thing)?.subscription_id;
    return typeof id === 'string' && !id.includes('${') ? id.toLowerCase() : undefined;
  }

  /** The version of a provider that the stack requires. */
  requiredVersion(name: string): string | undefined {
    const { version } = block(block(block(this.config.terraform).required_providers)[name]);
    return typeof version === 'string' ? version : undefined;
  }

  /** The things that refer to this one, in the order of their addresses. */
  usersOf(thing: Thing): Thing[] {
    return this.users.get(thing.address) ?? [];
  }

  /** The thing that a value means: the first that its text refers to, or what is brought by the id that it is. */
  find(value: unknown): Thing | undefined {
    const text = typeof value === 'string' ? this.withoutLocals(value) : '';
    return this.byAddress.get(text.toLowerCase()) ?? this.referencesIn(text)[0];
  }

  /** What the attributes of a thing refer to, but for those named in `without`. */
  references(thing: Thing, ...without: string[]): Thing[] {
    const kept = Object.entries(thing.attributes).filter(([name]) => !without.includes(name) && name !== '//');
    const found = kept.flatMap(([, value]) => everyText(value).flatMap((text) => this.meant(text)));
    return [...new Set(found)].filter((other) => other.address !== thing.address);
  }

  /** A value as people read it: with the names of what it refers to, as far as they are known. */
  text(value: unknown): string {
    if (typeof value !== 'string') return value === undefined || value === null || typeof value === 'object' ? '' : JSON.stringify(value);
    return this.withoutLocals(value).replace(EXPRESSION, (_, expression: string) => this.expression(expression));
  }

  private expression(expression: string): string {
    const [, address = '', attribute = ''] = /^((?:data\.)?[a-z]\w*\.[\w-]+)\.(\w+)$/.exec(expression) ?? [];
    const thing = this.byAddress.get(address);
    if (thing === undefined) return this.referencesIn(expression)[0]?.name ?? '…';
    // What else is written in a program may be a secret.
    if (!['id', 'name'].includes(attribute) && typeof thing.attributes[attribute] === 'string') return '…';
    return thing.name === '' ? this.nameOf(thing) : thing.name;
  }

  private read(section: Config['resource'], made: boolean): Thing[] {
    return Object.entries(section ?? {}).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, attributes]) => ({
        address: `${made ? '' : 'data.'}${type}.${id}`,
        type: type === 'azapi_resource' && typeof attributes.type === 'string' ? withoutVersion(attributes.type) : type,
        path: this.pathOf(attributes) ?? id,
        name: '',
        made,
        attributes,
      })),
    );
  }

  private pathOf(attributes: Attributes): string | undefined {
    const { path } = block(block(attributes['//']).metadata);
    return typeof path === 'string' ? path.replace(/^[^/]*\//, '') : undefined;
  }

  private nameOf({ type, path, attributes }: Thing): string {
    if (attributes.name !== undefined) return this.text(attributes.name);
    // How the CDKs call the state of the other stack, in which they look up what a reference to it means.
    if (type === 'terraform_remote_state') return path.replace(/^cross-stack-reference-input-/, '');
    const target = texts(attributes.resource_id)[0];
    return target === undefined ? '' : this.text(target).split('/').slice(-1).join('');
  }

  private noteWhatUses(address: string): void {
    const user = this.byAddress.get(address);
    if (user === undefined) return;
    const said = Object.entries(user.attributes).filter(([name]) => name !== '//');
    for (const text of everyText(said)) this.bring(text);
    const group = user.attributes.resource_group_name;
    if (typeof group === 'string' && !group.includes('${')) this.bringGroup(group);
    for (const used of this.references(user)) this.users.set(used.address, [...(this.users.get(used.address) ?? []), user]);
  }

  /** Takes note of what a text brings by its id, or by a variable or a module. */
  private bring(text: string): void {
    const id = parseAzureId(text);
    if (id !== undefined) this.add(text.toLowerCase(), id.type, id.name, { id: text });
    for (const address of this.addressesIn(this.withoutLocals(text))) {
      const [kind, name = ''] = address.split('.');
      if (kind === 'var') this.add(address, 'variable', address, this.config.variable?.[name] ?? {});
      if (kind === 'module') this.add(address, 'module', name, {});
    }
  }

  private bringGroup(name: string): void {
    const type = 'Microsoft.Resources/resourceGroups';
    const known = [...this.byAddress.values()].some(
      (thing) => (thing.type === type || thing.type === 'azurerm_resource_group') && thing.name === name,
    );
    if (!known) this.add(`resource group ${name}`, type, name, {});
  }

  private add(address: string, type: string, name: string, attributes: Attributes): void {
    if (!this.byAddress.has(address)) this.byAddress.set(address, { address, type, path: '', name, made: false, attributes });
  }

  /** A data source that only reads what this stack makes brings nothing. */
  private isBrought(thing: Thing): boolean {
    if (DEPLOYER.test(thing.address)) return false;
    return !thing.address.startsWith('data.') || !this.references(thing).some(({ made }) => made);
  }

  private meant(text: string): Thing[] {
    const brought = this.byAddress.get(text.toLowerCase());
    if (brought !== undefined) return [brought];
    return this.referencesIn(text);
  }

  private referencesIn(text: string): Thing[] {
    return this.addressesIn(text).flatMap((address) => this.byAddress.get(address) ?? []);
  }

  private addressesIn(text: string): string[] {
    // Lists such as depends_on hold bare addresses; elsewhere they stand in expressions.
    const whole = this.byAddress.has(text) ? [text] : [];
    const parts = [...text.matchAll(EXPRESSION)].flatMap(([, inner = '']) => [...inner.matchAll(REFERENCE)].map(([found]) => found));
    return [...new Set([...whole, ...parts])];
  }

  /** With the values of Terraform's locals in their place, which are one step only in what CDKs write. */
  private withoutLocals(text: string): string {
    return text.replace(/\$\{local\.([\w-]+)\}/g, (whole, name: string) => {
      const value = this.config.locals?.[name];
      return typeof value === 'string' ? value : whole;
    });
  }
}

type Attributes = { readonly [attribute: string]: unknown };

/** A resource as Terraform sees it. */
export class Made {
  constructor(
    readonly address: string,
    private readonly attributes: Attributes,
    /** The construct that makes it, where that is known. */
    readonly path = address,
  ) {}

  /** The value of an attribute, or of an attribute in nested blocks: `scale_settings.min_node_count`. A block may be written as an object or as a list of one. */
  at(path: string): unknown {
    return path.split('.').reduce<unknown>((value, key) => {
      const block: unknown = Array.isArray(value) ? value[0] : value;
      return (block as Attributes | undefined)?.[key];
    }, this.attributes);
  }

  /** All blocks of a name, however they are written. */
  blocks(name: string): Attributes[] {
    const value = this.attributes[name] ?? [];
    return (Array.isArray(value) ? value : [value]) as Attributes[];
  }

  refersTo(other: Made): boolean {
    return this.includes(`\${${other.address}.`);
  }

  includes(text: string): boolean {
    return JSON.stringify(this.attributes).includes(text);
  }
}

/** A synthesized stack. */
export class Configuration {
  private readonly made = new Map<string, Made[]>();

  constructor(
    private readonly resource: { readonly [type: string]: { readonly [id: string]: Attributes } },
    private readonly pathOf: (address: string) => string | undefined = () => undefined,
  ) {}

  all(type: string): Made[] {
    const full = /^(azapi|azurerm)_/.test(type) ? type : `azurerm_${type}`;
    const known = this.made.get(full) ?? Object.entries(this.resource[full] ?? {}).map(([id, attributes]) => this.make(`${full}.${id}`, attributes));
    this.made.set(full, known);
    return known;
  }

  /** Whether a resource of `type` refers to `made`. */
  isLinked(made: Made, type: string): boolean {
    return this.all(type).some((other) => other.refersTo(made));
  }

  private make(address: string, attributes: Attributes): Made {
    return new Made(address, attributes, this.pathOf(address));
  }
}

/** What a rule looks at, and when a resource of such a type satisfies it. */
export interface Rule {
  readonly of: string | readonly string[];
  readonly wants: (made: Made, within: Configuration) => boolean;
  /** Whether no such resource is made in a way that satisfies it from the start, which a denial looks at. */
  readonly tooLate?: boolean;
}

/** Everything of a stack that a rule looks at. */
export function judgedBy({ of }: Rule, stack: Configuration): Made[] {
  return (typeof of === 'string' ? [of] : of).flatMap((type) => stack.all(type));
}

/** A rule that wants an attribute to have a value. What only Terraform knows is let through. */
export function equals(of: Rule['of'], path: string, value: unknown): Rule {
  return { of, wants: (made) => mayBe(made.at(path), value) };
}

/** A rule that wants one of several attributes to have the value that goes with it: versions of azurerm call the same by different names. */
export function equalsAny(of: Rule['of'], wanted: { readonly [path: string]: unknown }): Rule {
  return { of, wants: (made) => Object.entries(wanted).some(([path, value]) => mayBe(made.at(path), value)) };
}

/** A rule that wants an attribute to have anything but a value. */
export function differs(of: Rule['of'], path: string, value: unknown): Rule {
  return { of, wants: (made) => made.at(path) !== value };
}

/** A rule that wants an attribute to be there. */
export function given(of: Rule['of'], path: string): Rule {
  return { of, wants: (made) => made.at(path) !== undefined };
}

/** A rule that wants another resource to refer to this one. */
export function linked(of: Rule['of'], type: string): Rule {
  return { of, wants: (made, within) => within.isLinked(made, type) };
}

/** A rule that wants a diagnostic setting on the resource itself, with logs. */
export function logged(of: Rule['of']): Rule {
  return {
    of,
    wants: (made, within) =>
      within
        .all('monitor_diagnostic_setting')
        .some((setting) => setting.at('target_resource_id') === `\${${made.address}.id}` && setting.blocks('enabled_log').length > 0),
  };
}

/** A rule that wants the firewall of an account or a vault to deny, where it has one. */
export function denying(of: Rule['of']): Rule {
  return { of, wants: (made) => ['network_rules.default_action', 'network_acls.default_action'].some((path) => mayBe(made.at(path), 'Deny')) };
}

/** A rule that wants one of several to be satisfied. */
export function either(...rules: readonly [Rule, ...Rule[]]): Rule {
  return { of: rules[0].of, wants: (made, within) => rules.some(({ wants }) => wants(made, within)) };
}

/** A rule that wants all of several to be satisfied. */
export function every(...rules: readonly [Rule, ...Rule[]]): Rule {
  return { of: rules[0].of, wants: (made, within) => rules.every(({ wants }) => wants(made, within)) };
}

function mayBe(value: unknown, wanted: unknown): boolean {
  return value === wanted || (typeof value === 'string' && value.includes('${'));
}

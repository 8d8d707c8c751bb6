type Attributes = { readonly [attribute: string]: unknown };

/** A resource as Terraform sees it. */
export class Made {
  constructor(
    readonly address: string,
    private readonly attributes: Attributes,
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
    return JSON.stringify(this.attributes).includes(`\${${other.address}.`);
  }

  includes(text: string): boolean {
    return JSON.stringify(this.attributes).includes(text);
  }
}

/** A synthesized stack. */
export class Configuration {
  constructor(private readonly resource: { readonly [type: string]: { readonly [id: string]: Attributes } }) {}

  all(type: string): Made[] {
    const full = /^(azapi|azurerm)_/.test(type) ? type : `azurerm_${type}`;
    return Object.entries(this.resource[full] ?? {}).map(([id, attributes]) => new Made(`${full}.${id}`, attributes));
  }

  /** Whether a resource of `type` refers to `made`. */
  isLinked(made: Made, type: string): boolean {
    return this.all(type).some((other) => other.refersTo(made));
  }
}

/** What a rule looks at, and when a resource of that type satisfies it. */
export interface Rule {
  readonly of: string;
  readonly wants: (made: Made, within: Configuration) => boolean;
}

/** `passes` or `fails` as the page says it; `–` where the stack has no resource that the rule looks at. */
export function verdict({ of, wants }: Rule, stack: Configuration): string {
  const looked = stack.all(of);
  if (looked.length === 0) return '–';
  return looked.every((made) => wants(made, stack)) ? 'passes' : 'fails';
}

/** A rule that wants an attribute to have a value. */
export function equals(of: string, path: string, value: unknown): Rule {
  return { of, wants: (made) => made.at(path) === value };
}

/** A rule that wants an attribute to have anything but a value. */
export function differs(of: string, path: string, value: unknown): Rule {
  return { of, wants: (made) => made.at(path) !== value };
}

/** A rule that wants an attribute to be there. */
export function given(of: string, path: string): Rule {
  return { of, wants: (made) => made.at(path) !== undefined };
}

/** A rule that wants another resource to refer to this one. */
export function linked(of: string, type: string): Rule {
  return { of, wants: (made, within) => within.isLinked(made, type) };
}

type Section = { [name: string]: unknown };
type Sections = { [section: string]: Section };

const BY_TYPE = ['resource', 'data'];
const BY_NAME = ['variable', 'output'];

/**
 * Many configurations as one, each with addresses of its own, so that Terraform and its providers start once for all of them. They share providers: see
 * `together`.
 */
export function merge(configs: readonly object[]): object {
  const merged = { ...(configs[0] as Sections), ...Object.fromEntries([...BY_TYPE, ...BY_NAME].map((section) => [section, {}])) };
  for (const [index, config] of configs.entries()) {
    const own = prefix(index);
    const text = JSON.stringify(config)
      .replace(/\b((?:azurerm|azapi|time)_\w+|terraform_data)\.(?=[\w-])/g, `$1.${own}`)
      .replace(/\bvar\.(?=[\w-])/g, `var.${own}`);
    const renamed = JSON.parse(text) as Sections;
    for (const section of BY_TYPE) {
      for (const [type, byId] of Object.entries(renamed[section] ?? {})) {
        const into = merged[section] as Section;
        into[type] = { ...(into[type] as Section | undefined), ...prefixed(byId as Section, own) };
      }
    }
    for (const section of BY_NAME) merged[section] = { ...merged[section], ...prefixed(renamed[section] ?? {}, own) };
  }
  // Terraform takes an empty section for a block without its name.
  return Object.fromEntries(Object.entries(merged).filter(([, section]) => Object.keys(section).length > 0));
}

/** Which of the merged configurations an address belongs to, and the address there. */
export function ownerOf(address: string): { readonly index: number; readonly address: string } {
  return { index: Number(/\.c(\d+)_/.exec(address)?.[1]), address: strip(address) };
}

/** A text of Terraform's without what tells the merged configurations apart. */
export function strip(text: string): string {
  return text.replace(/\.c\d+_/g, '.');
}

/** What configurations must have in common to be one; none goes together with others that has more than resources, such as an import. */
export function together(config: object): string | undefined {
  const { provider, terraform, ...sections } = config as Sections;
  const others = Object.keys(sections).filter((section) => section !== '//' && ![...BY_TYPE, ...BY_NAME].includes(section));
  return others.length > 0 ? undefined : JSON.stringify({ provider, terraform });
}

function prefix(index: number): string {
  return `c${String(index)}_`;
}

function prefixed(section: Section, own: string): Section {
  return Object.fromEntries(Object.entries(section).map(([name, value]) => [`${own}${name}`, value]));
}

/** A text that says something. */
export function textOr(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A word that can name a variable or a construct, from one of Azure's names. */
export function wordOf(name: string): string {
  const [first = '', ...rest] = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  return [first, ...rest.map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)].join('');
}

/** The same with a capital, as ids of constructs have it. */
export function idOfWord(name: string): string {
  const word = wordOf(name);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** The name, or with a number what is taken already. */
export function unused(name: string, taken: Set<string>): string {
  let found = name;
  for (let count = 2; taken.has(found); count += 1) found = `${name}${String(count)}`;
  taken.add(found);
  return found;
}

const SECRET = /(password|passwd|pwd|secret|token|sas|credentials?|connection_?string|(api|account|access|primary|secondary|storage|shared)_?key)$/i;

/** The name of something that by its name is a secret, and is not to be written into a program. */
export function secretIn(values: object): string | undefined {
  return Object.keys(values).find((name) => SECRET.test(name));
}

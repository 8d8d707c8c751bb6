/** A version as three numbers. */
type Version = readonly [number, number, number];

/** The versions of a provider that a constraint admits: from the first one on, and below the second. */
export interface VersionRange {
  readonly from: Version;
  readonly below: Version;
}

const ANY: VersionRange = { from: [0, 0, 0], below: [Infinity, 0, 0] };

/** Each resource of a stack asks for the same. */
const ranges = new Map<string, VersionRange | undefined>();

/**
 * What a version constraint of Terraform admits, such as `~> 4.81` or `>= 4.81.0, < 5.0.0`; nothing for a text that is none. Versions that it leaves out with `!=`
 * make no difference here.
 *
 * Source: Terraform's page "Version constraints".
 */
export function versionRange(constraint: string): VersionRange | undefined {
  if (!ranges.has(constraint)) ranges.set(constraint, readRange(constraint));
  return ranges.get(constraint);
}

function readRange(constraint: string): VersionRange | undefined {
  let range = ANY;
  for (const term of constraint.split(',')) {
    const admitted = termRange(term.trim());
    if (admitted === undefined) return undefined;
    range = { from: later(range.from, admitted.from), below: earlier(range.below, admitted.below) };
  }
  return isBefore(range.from, range.below) ? range : undefined;
}

/** Whether a range admits a version from `first` on. */
export function admitsFrom({ below }: VersionRange, first: string): boolean {
  return isBefore(versionOf(first), below);
}

/** Whether a range admits a version before `first`. */
export function admitsBefore({ from }: VersionRange, first: string): boolean {
  return isBefore(from, versionOf(first));
}

function termRange(term: string): VersionRange | undefined {
  const [, operator = '=', text] = /^(=|!=|>=|<=|>|<|~>)?\s*(\d+(?:\.\d+){0,2}(?:-[\w.]+)?)$/.exec(term) ?? [];
  if (text === undefined) return undefined;
  const version = versionOf(text);
  const [major, minor, patch] = version;
  const next: Version = [major, minor, patch + 1];
  switch (operator) {
    case '!=':
      return ANY;
    case '>=':
      return { ...ANY, from: version };
    case '>':
      return { ...ANY, from: next };
    case '<':
      return { ...ANY, below: version };
    case '<=':
      return { ...ANY, below: next };
    case '~>':
      return { from: version, below: text.split('.').length < 3 ? [major + 1, 0, 0] : [major, minor + 1, 0] };
    default:
      return { from: version, below: next };
  }
}

function versionOf(text: string): Version {
  const [major = 0, minor = 0, patch = 0] = text.replace(/-.*$/, '').split('.').map(Number);
  return [major, minor, patch];
}

function isBefore(one: Version, other: Version): boolean {
  const place = one.findIndex((part, index) => part !== other[index]);
  return place !== -1 && (one[place] as number) < (other[place] as number);
}

function later(one: Version, other: Version): Version {
  return isBefore(one, other) ? other : one;
}

function earlier(one: Version, other: Version): Version {
  return isBefore(one, other) ? one : other;
}

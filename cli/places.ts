import { StackModel, Thing } from './stack-model';

/** Where in a stack with several workspaces a thing belongs: to one of them, such as `Teams/fraud`, or, empty, to all. */
export class Places {
  private readonly names: string[];

  constructor(private readonly model: StackModel) {
    const paths = model.workspaces.map(({ path }) => path.split('/').filter((id) => id !== 'Resource'));
    const shared = sharedStart(paths);
    // With one workspace, everything is about it.
    this.names = paths.length < 2 ? [] : [...new Set(paths.map((path) => path.slice(0, shared + 1).join('/')))].sort();
  }

  /** The place of what is made by its path, of what is brought by the only place that uses it. */
  of(thing: Thing): string {
    if (thing.made) return this.names.find((name) => thing.path === name || thing.path.startsWith(`${name}/`)) ?? '';
    const users = [...new Set(this.model.usersOf(thing).map((user) => this.of(user)))];
    return users.length === 1 ? (users[0] ?? '') : '';
  }

  /** All places, what is shared first. */
  get all(): string[] {
    return ['', ...this.names];
  }
}

/** How many ids all paths begin with in common. */
function sharedStart(paths: string[][]): number {
  const [first = []] = paths;
  const different = first.findIndex((id, index) => paths.some((path) => path[index] !== id));
  return different === -1 ? Math.max(0, first.length - 1) : different;
}

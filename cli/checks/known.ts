import { readFileSync } from 'node:fs';
import { Attributes, block, blocks } from '../json';
import { CommandError } from '../stack-files';
import { Thing } from '../stack-model';

/** What Terraform has made already, as its state or a plan says: the names of that are taken, by the stack itself. */
export class Known {
  private constructor(private readonly addresses: ReadonlySet<string> | 'all') {}

  static nothing(): Known {
    return new Known(new Set());
  }

  /** After an apply, all that a stack makes is there. */
  static everything(): Known {
    return new Known('all');
  }

  /** Reads what `terraform state pull`, `terraform show -json` or `terraform show -json <plan>` has written. */
  static fromFile(file: string): Known {
    let content: Attributes;
    try {
      const text = readFileSync(file, 'utf8');
      // Before the first apply there is no state to pull.
      if (text.trim() === '') return Known.nothing();
      content = block(JSON.parse(text));
    } catch (error) {
      throw new CommandError(
        `'${file}' is no state or plan in JSON, as \`terraform state pull\` and \`terraform show -json\` write it: ${(error as Error).message}`,
      );
    }
    const state = block(content.prior_state);
    const { values } = content.prior_state === undefined ? content : state;
    if (Array.isArray(content.resources)) return new Known(new Set(blocks(content.resources).filter(isMade).map(addressOf)));
    if (values === undefined && content.format_version === undefined) throw new CommandError(`'${file}' is neither a state nor a plan of Terraform`);
    return new Known(new Set(resourcesIn(block(block(values).root_module)).map(({ address }) => withoutIndex(String(address)))));
  }

  has({ address }: Thing): boolean {
    return this.addresses === 'all' || this.addresses.has(address);
  }
}

function isMade({ mode, instances }: Attributes): boolean {
  return mode === 'managed' && Array.isArray(instances) && instances.length > 0;
}

function addressOf({ type, name }: Attributes): string {
  return `${String(type)}.${String(name)}`;
}

function withoutIndex(address: string): string {
  return address.replace(/\[.*\]$/, '');
}

function resourcesIn({ resources, child_modules: children }: Attributes): Attributes[] {
  return [...blocks(resources ?? []).filter(({ mode }) => mode === 'managed'), ...blocks(children ?? []).flatMap(resourcesIn)];
}

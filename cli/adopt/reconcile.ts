import { StackModel, Thing } from '../stack-model';
import { differencesOf } from './differences';
import { Found, Live } from './live';
import { Match } from './match';
import { Tables, Value } from './program';

/** What only Terraform knows: waits, settings that are sent, and triggers. Azure has nothing that could be imported. */
const ONLY_TERRAFORM = ['time_sleep', 'terraform_data', 'azapi_update_resource', 'azapi_resource_action'];

export interface Reconciled {
  readonly tables: Tables;
  /** What only Terraform knows, and a plan adds. */
  readonly actions: readonly Thing[];
  /** What Azure has and the program does not make. */
  readonly left: readonly Found[];
}

/** Holds what a program makes against what Azure has. */
export function reconcile(model: StackModel, live: Live): Reconciled {
  const match = new Match(model, live);
  const imports: { [path: string]: string } = {};
  const differences: { [path: string]: { readonly [attribute: string]: Value } } = {};
  const [absent, actions]: [Thing[], Thing[]] = [[], []];
  for (const thing of model.made) {
    if (ONLY_TERRAFORM.includes(thing.type)) {
      actions.push(thing);
      continue;
    }
    const found = match.of(thing);
    if (found === undefined) {
      absent.push(thing);
      continue;
    }
    imports[thing.path] = importId(thing, found, match);
    const differs = differencesOf(thing, found, match);
    if (Object.keys(differs).length > 0) differences[thing.path] = differs;
  }
  // What waits for something that is not there has nothing to wait for, and nothing to refer to.
  const idle = actions.filter((action) => model.references(action, 'depends_on', 'lifecycle').some((other) => absent.includes(other)));
  return {
    tables: { imports, differences, absent: [...absent, ...idle].map(({ path }) => path) },
    actions: actions.filter((action) => !idle.includes(action)),
    left: match.left,
  };
}

/** The id by which azurerm imports something: of some types one of its own. */
function importId(thing: Thing, found: Found, match: Match): string {
  if (thing.type === 'azurerm_monitor_diagnostic_setting') return `${String(match.valueOf(thing.attributes.target_resource_id))}|${found.name}`;
  const id = match.idIn(thing, found);
  // azapi reads it with the version of the API that the program says.
  const version = /@(.*)$/.exec(typeof thing.attributes.type === 'string' ? thing.attributes.type : '')?.[1];
  return version === undefined ? id : `${id}?api-version=${version}`;
}

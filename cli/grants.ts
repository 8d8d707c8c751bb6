import { Attributes } from './json';
import { kindOf } from './kinds';
import { StackModel, Thing } from './stack-model';

/** One role that somebody gets on something. */
export interface Grant {
  /** The name of an identity or compute, `whoever deploys`, or a group, person or service principal by its object id. */
  readonly principal: string;
  /** The identity or compute itself, where the stack knows it. */
  readonly holder: Thing | undefined;
  /** As Azure spells it. */
  readonly role: string;
  readonly scope: Thing | undefined;
}

const KINDS_OF_PRINCIPALS: { readonly [type: string]: string } = { Group: 'group', User: 'person', ServicePrincipal: 'service principal' };

/** All grants of a stack, in the order of who gets them and of what they are. */
export function grantsOf(model: StackModel): Grant[] {
  return model.all('azurerm_role_assignment').map(({ attributes }) => {
    const holder = model.find(attributes.principal_id);
    return {
      principal: principalOf(attributes.principal_id, attributes.principal_type, holder, model),
      holder,
      role: roleOf(attributes, model),
      scope: model.find(attributes.scope),
    };
  });
}

/** A role by its name, also one that the stack makes itself. */
function roleOf({ role_definition_name: name, role_definition_id: id }: Attributes, model: StackModel): string {
  const made = model.all('azurerm_role_definition').find(({ address }) => String(id).includes(`{${address}.`));
  return made?.name ?? model.text(name ?? id);
}

function principalOf(id: unknown, type: unknown, holder: Thing | undefined, model: StackModel): string {
  if (holder?.type === 'azurerm_client_config') return 'whoever deploys';
  if (holder === undefined) return `${KINDS_OF_PRINCIPALS[String(type)] ?? 'principal'} ${model.text(id)}`;
  const kind = kindOf(holder, model);
  return kind.part === 'identity' || kind.part === 'inputs' ? holder.name : `${holder.name} (${kind.title})`;
}

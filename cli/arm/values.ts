import { StackModel, Thing } from '../stack-model';

const REFERENCE = /^\$\{((?:data\.)?[a-z]\w*\.[\w-]+)\.(\w+)\}$/;
/** References lead from resource to resource; more steps than these are a circle. */
const MOST_STEPS = 8;

/** The text that an attribute will have, also where it is taken from another resource; nothing where only Terraform or Azure knows it. */
export function textOf(value: unknown, model: StackModel, steps = MOST_STEPS): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const [, address, attribute = ''] = REFERENCE.exec(value) ?? [];
  if (address === undefined) return value.includes('${') ? undefined : value;
  const thing = model.find(value);
  return thing === undefined || steps === 0 || attribute === 'id' ? undefined : textOf(thing.attributes[attribute], model, steps - 1);
}

/** The region of a thing as Azure writes it in short, such as `westeurope`. */
export function regionOf(thing: Thing, model: StackModel): string | undefined {
  const location = textOf(thing.attributes.location, model);
  return location === undefined ? undefined : shortRegion(location);
}

/** `West Europe` and `westeurope` are one region. */
export function shortRegion(location: string): string {
  return location.replace(/\s/g, '').toLowerCase();
}

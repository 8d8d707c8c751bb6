import { StackModel, Thing } from './stack-model';

/** The parts of a stack, in the order in which they are shown. */
export const PARTS = [
  'resource group',
  'workspace',
  'identity',
  'storage',
  'vault',
  'registry',
  'insights',
  'key',
  'network',
  'private links',
  'DNS zones',
  'outbound rules',
  'compute',
  'data',
  'serving',
  'connections',
  'monitoring',
  'guards',
  'order',
  'inputs',
  'other',
] as const;

export type Part = (typeof PARTS)[number];

/** How a picture shows a thing: as a box, within the box of another, as a line between two, as a word on one, or not at all. */
export type Shape = 'box' | 'line' | 'word' | 'none';

/** What people call a kind of thing, what it belongs to, and what it is for. */
export interface Kind {
  readonly part: Part;
  readonly title: string;
  /** One clause; `to` gives the name of what an attribute of the thing refers to. */
  readonly why: string | Why;
  /** Terraform's types, and Azure's. */
  readonly types: readonly string[];
  readonly shape: Shape;
  /** What is shown in place of its name, where that says little. */
  readonly shownAs?: Why;
}

export type Why = (thing: Thing, model: StackModel) => string;

import { Found, Live, propertiesOf, titleOf } from './live';
import { block } from '../json';
import { Expression, Statement } from './program';

/** What the workspace is called in the program. */
export const WORKSPACE = 'ml';

/** Something that the program leaves alone, and why. */
export interface LeftAlone {
  /** Its id, or the construct that it would be. */
  readonly id: string;
  /** Its type and its name. */
  readonly what: string;
  readonly reason: string;
}

/** A program as it is being written. */
export class Composing {
  readonly statements: Statement[] = [];
  readonly leftAlone: LeftAlone[] = [];
  /** Clusters and instances by their ids, and what they are called in the program. */
  readonly computes = new Map<string, string>();
  readonly variables = new Set<string>(['app', 'stack', 'settings', WORKSPACE]);
  /** The ids of constructs in the stack itself that are taken. */
  readonly stackIds = new Set<string>(['Ml', 'Azurerm', 'Azapi', 'Time', 'Monitor', 'Zones']);
  /** The ids of constructs below the workspace that are taken: those of the library begin with a capital. */
  readonly taken = new Set<string>();
  readonly isManaged: boolean;
  /** Whether private endpoints lead to the workspace. */
  readonly isLinked: boolean;

  constructor(
    readonly live: Live,
    /** The `environment` of the azurerm provider. */
    readonly cloud: string,
  ) {
    const { managedNetwork, privateEndpointConnections } = propertiesOf(live.workspace);
    const { isolationMode } = block(managedNetwork);
    this.isManaged = typeof isolationMode === 'string' && isolationMode !== 'Disabled';
    this.isLinked = Array.isArray(privateEndpointConnections) && privateEndpointConnections.length > 0;
  }

  leave(found: Found, reason: string): void {
    this.leftAlone.push({ id: found.id, what: titleOf(found), reason });
  }

  /** Has Terraform leave an attribute as it is in Azure. */
  keep(resource: string, attribute: string): void {
    this.statements.push({ expression: Expression.call(`${resource}.addOverride`, 'lifecycle.ignore_changes', [attribute]) });
  }
}

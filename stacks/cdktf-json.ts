import type { BringYourOwnSettings } from './bring-your-own-stack';
import type { FoundrySettings } from './foundry-stack';
import type { PlatformSettings } from './platform-stack';
import type { PrivateSettings } from './private-stack';
import type { QuickstartSettings } from './quickstart-stack';
import type { ServingSettings } from './serving-stack';
import type { TeamsSettings } from './teams-stack';

/** The settings of each stack, by its id: a new stack has a line here. */
export interface StackSettings {
  /** The smallest workspace that works: reachable from the public network, everything else by default. */
  readonly quickstart: QuickstartSettings;
  /** A workspace that nobody reaches but through private endpoints, encrypted with a key of your own, copied to a second region and guarded. */
  readonly private: PrivateSettings;
  /** A workspace on parts, an identity, a key and DNS zones that exist. */
  readonly 'bring-your-own': BringYourOwnSettings;
  /** A hub with the DNS zones and, on request, a firewall, a VPN, and Bastion with a jump host; and a workspace in a virtual network of its own for each team. */
  readonly platform: PlatformSettings;
  /** An Azure AI Foundry hub with its projects. */
  readonly foundry: FoundrySettings;
  /** A workspace without shared keys, and an online endpoint in it with its deployments. */
  readonly serving: ServingSettings;
  /** A workspace for each file in stacks/teams/, in a stack of its own. */
  readonly teams: TeamsSettings;
}

/** `context` of cdktf.json: also the place for feature flags of cdktf and for what else a program asks of its context. */
export interface Context extends Partial<StackSettings> {
  readonly [key: string]: unknown;
}

/** cdktf.json, of which cdktf has keys of its own. `npm run schema` writes cdktf.schema.json from this type. */
export interface CdktfJson {
  /** The settings of the stacks, one object for each. */
  readonly context: Context;
  readonly [key: string]: unknown;
}

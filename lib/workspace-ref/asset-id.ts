import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { IResourceRef } from '../core/types';

/** What deployments and jobs refer to, as Azure calls it in ids. */
export type AssetKind = 'models' | 'environments' | 'codes' | 'components';

const SHORT = /^azureml:(?<name>[\w.-]+):(?<version>[\w.-]+)$/;

/**
 * The id of an asset: `azureml:<name>:<version>` for one of the workspace, `azureml://registries/…` for one of a registry, or its Azure resource id.
 * Deployments and jobs keep to one version, so that the newest cannot be meant.
 */
export function assetId(scope: Construct, property: string, value: string, kind: AssetKind, workspace: IResourceRef): string {
  if (Token.isUnresolved(value)) return value;
  const parts = SHORT.exec(value)?.groups;
  if (parts !== undefined) return `${workspace.id}/${kind}/${String(parts.name)}/versions/${String(parts.version)}`;
  const whole = new RegExp(`^(azureml://(registries|locations)/[^/]+/.*|/subscriptions/.+/workspaces/[^/]+/|/subscriptions/.+/registries/[^/]+/)`);
  if (whole.test(value) && new RegExp(`/${kind}/[^/]+/versions/[^/]+$`).test(value)) return value;
  refuse(scope, {
    property,
    value,
    rule: `this names no version of one of the ${kind} of a workspace or a registry`,
    remedy: `Pass 'azureml:<name>:<version>', 'azureml://registries/<registry>/${kind}/<name>/versions/<version>', or the whole Azure resource id`,
  });
}

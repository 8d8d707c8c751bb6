import { Construct } from 'constructs';
import { ours } from '../core/given';
import { IResourceRef } from '../core/types';
import { sendsSomething } from './diagnostic-content';
import { DiagnosticSetting } from './diagnostic-setting';
import { DiagnosticSource } from './diagnostic-source';
import { DiagnosticsOptions } from './diagnostic-setting-props';

/** A diagnostic setting of `target` in `scope`, where it is wanted and has something to send. */
export function diagnose(
  scope: Construct,
  id: string,
  target: IResourceRef,
  source: DiagnosticSource,
  diagnostics: DiagnosticsOptions | undefined,
): DiagnosticSetting | undefined {
  if (diagnostics === undefined) return undefined;
  // Named one by one: what else a caller's object carries is not for a setting.
  const { logAnalytics, storage, eventHub, partner, logs, metrics } = diagnostics;
  if (!sendsSomething({ source, logs, metrics })) return undefined;
  return new DiagnosticSetting(scope, id, ours({ target, source, logAnalytics, storage, eventHub, partner, logs, metrics }));
}

/** Diagnostic settings of a part, each under its id in the part. */
export function diagnosePart(
  part: Construct & IResourceRef,
  diagnostics: DiagnosticsOptions | undefined,
  sources: { readonly [id: string]: DiagnosticSource },
): void {
  for (const [id, source] of Object.entries(sources)) diagnose(part, id, part, source, diagnostics);
}

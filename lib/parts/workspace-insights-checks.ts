import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { WorkspaceInsightsProps } from './workspace-insights-props';

// What the props alone tell.

/** Refuses diagnostics of a Log Analytics workspace that is brought. */
export function checkDiagnostics(scope: Construct, { logAnalytics, diagnostics }: WorkspaceInsightsProps): void {
  if (logAnalytics === undefined || diagnostics === undefined) return;
  refuse(scope, {
    property: 'diagnostics',
    value: Object.keys(diagnostics),
    rule: `the Log Analytics workspace that sends is brought, and what is brought is not configured`,
    remedy: `Leave out 'diagnostics', or make a DiagnosticSetting`,
  });
}

import { Construct } from 'constructs';
import { checkTexts, variableTexts } from '../core/checks';
import { canonicalDuration } from '../core/duration';
import { refuse } from '../core/errors';
import { OnlineDeploymentProps } from './online-deployment-props';

// What the props alone tell.

/** Refuses texts that Terraform would take for templates, and code without an environment. */
export function checkOnlineDeployment(scope: Construct, { environment, scoring, environmentVariables, description }: OnlineDeploymentProps): void {
  checkTexts(scope, { description, 'scoring.scoringScript': scoring?.scoringScript, ...variableTexts(environmentVariables) });
  checkEnvironment(scope, { environment, scoring });
}

/** The code of a deployment runs in an environment. */
export function checkEnvironment(scope: Construct, { environment, scoring }: { readonly environment?: string; readonly scoring?: object }): void {
  if (scoring === undefined || environment !== undefined) return;
  refuse(scope, {
    property: 'environment',
    value: environment,
    rule: `the code of 'scoring' runs in an environment`,
    remedy: `Pass 'environment', or leave out 'scoring' for an MLflow model`,
  });
}

/** The time that a request may take, as Azure writes it; refuses more than managed endpoints allow. */
export function timeoutOf(scope: Construct, requestTimeout: string): string {
  const canonical = canonicalDuration(scope, 'requests.requestTimeout', requestTimeout);
  const [, minutes = '0', seconds = '0'] = /^PT(?:(\d+)M)?(?:(\d+)S)?$/.exec(canonical) ?? [undefined, '99'];
  const total = Number(minutes) * 60 + Number(seconds);
  if (canonical.startsWith('$') || (total > 0 && total <= 180)) return canonical;
  refuse(scope, {
    property: 'requests.requestTimeout',
    value: requestTimeout,
    rule: 'a request to a managed online endpoint takes at most three minutes',
    remedy: 'Pass PT1S to PT3M, or use a batch endpoint',
  });
}

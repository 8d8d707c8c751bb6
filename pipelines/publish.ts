// Tells people what a pipeline found:
//   publish.ts comment <stack>            the report of plan.sh, as a comment on the pull request
//   publish.ts verify <stack>             what verify says after apply.sh, as a comment on the pull request that was merged, if there is one
//   publish.ts issue <stack> <changes>    the report of drift.sh, as an issue of GitHub that is open as long as `changes` is true
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commentOnAzureDevOps, commentOnMergedInAzureDevOps } from './azure-devops';
import { commentOnGitHub, commentOnMergedInGitHub, reportIssueOnGitHub } from './github';
import { IN_AZURE_PIPELINES } from './http';
import { markerOf } from './report';

async function publish(what: string, stack: string, changes: string): Promise<void> {
  const file = (name: string): string => join(process.env.CDKTF_OUTDIR ?? 'cdktf.out', 'reports', name);
  const report = (): string => readFileSync(file(`${stack}.md`), 'utf8');
  if (what === 'comment') {
    const comment = IN_AZURE_PIPELINES ? commentOnAzureDevOps : commentOnGitHub;
    await comment(markerOf('Plan', stack), report());
  } else if (what === 'verify') {
    const comment = IN_AZURE_PIPELINES ? commentOnMergedInAzureDevOps : commentOnMergedInGitHub;
    const answer = file(`${stack}.verify.md`);
    const marker = markerOf('Verify', stack);
    if (existsSync(answer)) await comment(marker, `${marker}\n${readFileSync(answer, 'utf8')}`);
  } else if (what === 'issue' && (changes === 'true' || changes === 'false')) {
    await reportIssueOnGitHub(markerOf('Drift', stack), `Drift in the stack ${stack}`, changes === 'true' ? report() : undefined);
  } else throw new Error('usage: publish.ts comment <stack> | publish.ts verify <stack> | publish.ts issue <stack> true|false');
}

const [what = '', stack = '', changes = ''] = process.argv.slice(2);
publish(what, stack, changes).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

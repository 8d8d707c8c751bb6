import { App, Testing } from 'cdktf';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCase, Case, workspaceCase } from './cases';
import { violations } from './rules';

/** How often the library was asked, refused, and gave an answer; and the answers that were wrong. */
export interface Tally {
  tried: number;
  refused: number;
  accepted: number;
  readonly wrong: string[];
}

/** An error of ours: the construct's path, the property, its value, the rule and the way out. */
const OURS = /\[fuzz\/[^\]]+\] '[\w. ]+' is .+: .+\. .+\.|\[fuzz\] '[\w. ]+' is .+: .+\. .+\./s;

/** The Terraform of a case, or the error with which it is refused. */
export function tryCase(drawn: Case): { readonly json: object } | { readonly error: Error } {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  try {
    return { json: JSON.parse(Testing.synth(buildCase(new App({ outdir }), drawn), true)) as object };
  } catch (error) {
    return { error: error as Error };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Tries `cases` cases; each is refused with an error of ours, or gives what breaks no rule. `accept` gets what is accepted. */
export function fuzz(cases: number, seed: number, accept: (json: object) => void = () => undefined): Tally {
  const tally: Tally = { tried: 0, refused: 0, accepted: 0, wrong: [] };
  const property = fc.property(workspaceCase, (drawn) => {
    tally.tried += 1;
    const answer = tryCase(drawn);
    const problems =
      'error' in answer ? (OURS.test(answer.error.message) ? [] : [`not an error of ours: ${answer.error.message}`]) : violations(answer.json);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    if ('error' in answer) tally.refused += 1;
    else {
      tally.accepted += 1;
      accept(answer.json);
    }
  });
  const result = fc.check(property, { numRuns: cases, seed });
  if (result.failed) tally.wrong.push(`${JSON.stringify(result.counterexample)}\n${String((result.errorInstance as Error | null)?.message)}`);
  return tally;
}

export function tell({ tried, refused, accepted, wrong }: Tally, seed: number): string {
  return `fuzz with seed ${String(seed)}: ${String(tried)} tried, ${String(refused)} refused, ${String(accepted)} accepted, ${String(wrong.length)} accepted though wrong`;
}

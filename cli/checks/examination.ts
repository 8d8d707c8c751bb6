import { Finding, State } from './finding';
import { Check, Sight } from './sight';

/** What a command looks at, and how it tells of it. */
export interface Examination {
  readonly command: 'preflight' | 'verify';
  /** In the order in which they are told. */
  readonly checks: readonly Check[];
  readonly headings: { readonly [state in State]: string };
  /** What is said of a stack with findings: how many of each kind. */
  readonly counts: { readonly [state in State]: string };
  /** What is said of a stack without any. */
  readonly nothing: string;
}

/** What an examination tells of one stack. */
export interface Told {
  readonly stack: string;
  readonly findings: readonly Finding[];
  /** The checks that found nothing. */
  readonly passed: readonly string[];
}

export const STATES: readonly State[] = ['fails', 'warning', 'unknown'];

/** Makes all checks at once; the gravest findings come first. */
export async function examine(checks: readonly Check[], sight: Sight): Promise<Told> {
  const found = await Promise.all(checks.map(async (check) => ({ check, findings: await check.run(sight) })));
  const findings = found.flatMap(({ findings: own }) => own);
  return {
    stack: sight.model.name,
    findings: STATES.flatMap((state) => findings.filter((finding) => finding.state === state)),
    passed: found.filter(({ findings: own }) => own.length === 0).map(({ check }) => check.name),
  };
}

import { Effect } from './judge';

/** Counts what the lives were like. */
export class Tally {
  private lived = 0;
  private readonly counts = { 'change in place': 0, replace: 0, stay: 0, 'are refused': 0, 'change nothing': 0 };

  note(effects: readonly Effect[]): void {
    const some = (test: RegExp): boolean => effects.some(({ effect }) => test.test(effect));
    this.lived += 1;
    if (some(/replaces/)) this.counts.replace += 1;
    if (some(/stays/)) this.counts.stay += 1;
    if (some(/refused/)) this.counts['are refused'] += 1;
    if (effects.every(({ effect }) => effect === 'nothing')) this.counts['change nothing'] += 1;
    else if (!some(/replaces|stays|refused/)) this.counts['change in place'] += 1;
  }

  get text(): string {
    return `props: ${String(this.lived)} lived, of which ${Object.entries(this.counts)
      .map(([what, count]) => `${String(count)} ${what}`)
      .join(', ')}`;
  }
}

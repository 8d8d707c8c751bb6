import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Browser, chromium } from 'playwright-core';

/** What Chromium and Chrome are called by those who package them, as in tools/chromium.sh. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const { PATH = '', CHROMIUM, CI } = process.env;
const onPath = PATH.split(delimiter).flatMap((directory) => NAMES.map((name) => join(directory, name)));

/** The browser of this machine: the one that the variable CHROMIUM names, or the first on the PATH. */
const executable = (CHROMIUM === undefined || CHROMIUM === '' ? onPath : [CHROMIUM]).find((file) => existsSync(file));

const MISSING = "There is no Chromium to look at pages with: install Debian's package chromium, or name one with the variable CHROMIUM.";

/** Tests in a browser. Without one they are skipped with a message; in continuous integration that is a failure. */
export function describeInBrowser(title: string, tests: () => void): void {
  if (executable !== undefined) {
    describe(title, tests);
  } else if (CI === 'true') {
    test(title, () => {
      throw new Error(MISSING);
    });
  } else {
    console.warn(MISSING);
    describe.skip(title, tests);
  }
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executable, args: ['--no-sandbox'] });
}

// Makes a release of what is on main: `npm run release -- patch`, `minor`, `major`, or a version. Pushing its tag publishes it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const BUMPS = /^(patch|minor|major|\d+\.\d+\.\d+)$/;
const HEADING = '## Unreleased';

class Refusal extends Error {}

const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();

/** The changelog with its part `Unreleased` as that of a version, and an empty one above. */
function released(changelog, version) {
  const [before, rest] = changelog.split(new RegExp(`^${HEADING}\\n`, 'm'));
  if (rest === undefined) throw new Refusal(`CHANGELOG.md has no part '${HEADING}'`);
  const [changes] = rest.split(/^## /m);
  if (!/^- /m.test(changes)) throw new Refusal(`CHANGELOG.md says nothing under '${HEADING}': write down what has changed for users`);
  return `${before}${HEADING}\n\n## ${version} - ${new Date().toISOString().slice(0, 10)}\n${rest}`;
}

function release(bump) {
  if (!BUMPS.test(bump ?? '')) throw new Refusal('Usage: npm run release -- patch|minor|major|<version>');
  const branch = run('git', 'branch', '--show-current');
  if (branch !== 'main') throw new Refusal(`the branch is '${branch}': releases are made on main`);
  if (run('git', 'status', '--porcelain') !== '') throw new Refusal('there are changes that are not committed: commit or stash them');
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  released(changelog, 'checked before anything changes');

  const tag = run('npm', 'version', bump, '--no-git-tag-version', '--allow-same-version');
  if (run('git', 'tag', '--list', tag) !== '') {
    run('git', 'checkout', '--quiet', '--', 'package.json', 'package-lock.json');
    throw new Refusal(`the tag ${tag} is there already: choose a later version`);
  }
  writeFileSync('CHANGELOG.md', released(changelog, tag.slice(1)));
  run('git', 'commit', '--quiet', '--message', `Release ${tag.slice(1)}`, 'package.json', 'package-lock.json', 'CHANGELOG.md');
  run('git', 'tag', '--annotate', tag, '--message', `Release ${tag.slice(1)}`);
  return `Made ${tag}. Look at it, then publish it: git push --follow-tags`;
}

try {
  console.log(release(process.argv[2]));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

import { spawnSync } from 'node:child_process';

// TypeDoc fails for what is exported without a word of documentation or refers to what is not exported, and for links that lead nowhere. Types are checked elsewhere.
test('everything public is documented, and refers to what is public', () => {
  const { status, stderr } = spawnSync('npx', ['--no-install', 'typedoc', '--emit', 'none', '--skipErrorChecking'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
}, 60_000);

// Writes all three packages: dist/ with this directory's package.json, dist-cdktn/ and dist-create/.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeCdktnPackage } from './cdktn-package';
import { writeCreatePackage } from './create-package';
import { rollUpDeclarations } from './declarations';
import { ROOT } from './manifest';

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { cwd: ROOT, stdio: 'inherit' });
rollUpDeclarations();
writeCdktnPackage();
writeCreatePackage();

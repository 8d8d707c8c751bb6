// Reads a plan as `terraform show -json` writes it, writes the report of it, and prints its fingerprint; common.sh calls it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportOf } from './report';
import { fingerprintOf, TerraformPlan } from './terraform-plan';

const [stack = '', title = '', directory = ''] = process.argv.slice(2);
const read = (extension: string): string => readFileSync(join(directory, `${stack}.${extension}`), 'utf8');
const plan = JSON.parse(readFileSync(0, 'utf8')) as TerraformPlan;
const fingerprint = fingerprintOf(plan);
const text = read('txt');
const explanation = read('explanation.md');
// Only a plan is preceded by it.
const preflight = title === 'Plan' && existsSync(join(directory, `${stack}.preflight.md`)) ? read('preflight.md') : '';
writeFileSync(join(directory, `${stack}.md`), reportOf({ stack, title, plan, text, preflight, explanation, fingerprint }));
console.log(fingerprint);

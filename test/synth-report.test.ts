import { Annotations, App, TerraformStack } from 'cdktf';
import { SynthReport } from '../lib';
import { testApp } from './support';

function report(): string[] {
  const app: App = testApp();
  const stack = new TerraformStack(app, 'test');
  Annotations.of(stack).addWarning('mind the gap');
  app.synth();
  const written: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  SynthReport.print(app);
  write.mockRestore();
  return written;
}

describe('the report of a synth', () => {
  const FLAG = 'CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS';
  const before = process.env[FLAG];
  afterEach(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, FLAG);
    else process.env[FLAG] = before;
  });

  test('shows warnings with the construct that they are about', () => {
    Reflect.deleteProperty(process.env, FLAG);
    expect(report()).toEqual(['warn: [test] mind the gap\n']);
  });

  test('is silent under the cdktf CLI, which shows them itself', () => {
    process.env[FLAG] = 'true';
    expect(report()).toEqual([]);
  });
});

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
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  test('shows warnings with the construct that they are about', () => {
    process.env = { ...before };
    Reflect.deleteProperty(process.env, 'CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS');
    expect(report()).toEqual(['warn: [test] mind the gap\n']);
  });

  test('shows them too when somebody asks cdktf to go on after errors', () => {
    process.env = { ...before, CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: '1' };
    Reflect.deleteProperty(process.env, 'CDKTF_OUTDIR');
    expect(report()).toEqual(['warn: [test] mind the gap\n']);
  });

  test('is silent under the cdktf CLI, which shows them itself', () => {
    process.env = { ...before, CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true', CDKTF_OUTDIR: 'cdktf.out' };
    expect(report()).toEqual([]);
  });

  test('is that of an app', () => {
    expect(() => {
      SynthReport.print(new TerraformStack(testApp(), 'test') as never);
    }).toThrow(`'app' is the construct 'test': it is no app. Pass the App, which has the stacks.`);
  });
});

import { App } from 'cdktf';
import { refuse } from './errors';
import { givenAs } from './given';

/**
 * What a synth has to say. The cdktf CLI shows warnings itself; a program that is run without it only writes them to `manifest.json`.
 */
export class SynthReport {
  /**
   * Prints the errors, warnings and notes of all stacks on standard error, after `app.synth()`. Under the cdktf CLI, which prints them too, it is silent.
   */
  static print(app: App): void {
    givenAs(undefined, 'app', 'cdk.App', app);
    if (!App.isApp(app)) refuse(undefined, { property: 'app', value: app, rule: 'it is no app', remedy: 'Pass the App, which has the stacks' });
    // The CLI sets both; people set the first one alone, to see all errors at once.
    if (process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS !== undefined && process.env.CDKTF_OUTDIR !== undefined) return;
    for (const { annotations } of Object.values(app.manifest.stacks)) {
      for (const { level, constructPath, message } of annotations) {
        process.stderr.write(`${level.replace('@cdktf/', '')}: [${constructPath}] ${message}\n`);
      }
    }
  }
}

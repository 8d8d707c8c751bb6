import { App } from 'cdktf';

/**
 * What a synth has to say. The cdktf CLI shows warnings itself; a program that is run without it only writes them to `manifest.json`.
 */
export class SynthReport {
  /**
   * Prints the warnings and notes of all stacks on standard error, after `app.synth()`. Under the cdktf CLI, which prints them too, it is silent.
   */
  static print(app: App): void {
    if (process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS !== undefined) return;
    for (const { annotations } of Object.values(app.manifest.stacks)) {
      for (const { level, constructPath, message } of annotations) {
        process.stderr.write(`${level.replace('@cdktf/', '')}: [${constructPath}] ${message}\n`);
      }
    }
  }
}

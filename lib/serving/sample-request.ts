import { TerraformStack, Token } from 'cdktf';
import { addCustomSynthesis } from 'cdktf/lib/synthesize/synthesizer';
import { Construct } from 'constructs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resolve } from '../core/resolve';
import { refuse } from '../core/errors';
import { given } from '../core/given';
import { claim } from '../core/stacks';
import { IDeploymentRef } from './endpoint-ref';

/** What a sample request says, and to which deployment. */
export interface SampleRequestProps {
  /** The deployment that it is for. */
  readonly deployment: IDeploymentRef;
  /**
   * What is sent, as JSON: an object or a list.
   * @change nothing
   */
  readonly body: object;
}

/** A request to try a deployment with, as a file beside the stack's Terraform. */
export class SampleRequest extends Construct {
  /** Where the file is, from the directory of the stack's Terraform. */
  readonly path: string;

  constructor(scope: Construct, id: string, props: SampleRequestProps) {
    props = given(scope, id, 'SampleRequestProps', props);
    super(scope, id);
    const { deployment, body } = props;
    const named = ({ name, node }: IDeploymentRef | IDeploymentRef['endpoint']): string => (Token.isUnresolved(name) ? node.id : name);
    this.path = ['sample-requests', named(deployment.endpoint), named(deployment), `${id}.json`].join('/');
    const other = claim(this, this.path.toLowerCase());
    if (other !== undefined) {
      refuse(this, {
        property: 'id',
        value: id,
        rule: `the file '${this.path}' is that of [${other}] already`,
        remedy: 'Choose another id',
      });
    }
    const text = `${JSON.stringify(resolve(this, body), undefined, 2)}\n`;
    if (text.includes('${')) {
      refuse(this, {
        property: 'body',
        value: '(not shown)',
        rule: 'the file is written before Terraform runs, and part of the body is known only then',
        remedy: 'Pass literals',
      });
    }
    const stack = TerraformStack.of(this);
    addCustomSynthesis(this, {
      onSynthesize: ({ manifest }) => {
        const file = join(manifest.outdir, dirname(manifest.forStack(stack).synthesizedStackPath), this.path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      },
    });
  }
}

import { App } from 'cdktf';
import { SynthReport } from './lib';
import { BringYourOwnStack } from './stacks/bring-your-own-stack';
import { FoundryStack } from './stacks/foundry-stack';
import { PlatformStack } from './stacks/platform-stack';
import { PrivateStack } from './stacks/private-stack';
import { QuickstartStack } from './stacks/quickstart-stack';
import { ServingStack } from './stacks/serving-stack';
import { readContext, settings } from './stacks/settings';

const app = new App({ context: readContext(process.cwd()) });
new QuickstartStack(app, 'quickstart', settings(app, 'quickstart'));
new PrivateStack(app, 'private', settings(app, 'private'));
new BringYourOwnStack(app, 'bring-your-own', settings(app, 'bring-your-own'));
new PlatformStack(app, 'platform', settings(app, 'platform'));
new FoundryStack(app, 'foundry', settings(app, 'foundry'));
new ServingStack(app, 'serving', settings(app, 'serving'));
app.synth();
SynthReport.print(app);

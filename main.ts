import { App } from 'cdktf';
import { SynthReport } from './lib';
import { BRING_YOUR_OWN, BringYourOwnStack } from './stacks/bring-your-own-stack';
import { PLATFORM, PlatformStack } from './stacks/platform-stack';
import { PRIVATE, PrivateStack } from './stacks/private-stack';
import { QUICKSTART, QuickstartStack } from './stacks/quickstart-stack';
import { readContext, settings } from './stacks/settings';

const app = new App({ context: readContext(process.cwd()) });
new QuickstartStack(app, 'quickstart', settings(app, 'quickstart', QUICKSTART));
new PrivateStack(app, 'private', settings(app, 'private', PRIVATE));
new BringYourOwnStack(app, 'bring-your-own', settings(app, 'bring-your-own', BRING_YOUR_OWN));
new PlatformStack(app, 'platform', settings(app, 'platform', PLATFORM));
app.synth();
SynthReport.print(app);

// Prints the Terraform of every stack and of every entry of the catalogue as one JSON document, with the CDK and the binding that the process runs with, for the
// azurerm that the environment names.
import { CATALOGUE } from '../terraform/catalogue';
import { isTold, synthEntry } from '../terraform/scaffold';
import { synthStacks } from '../terraform/stacks';

const entries = Object.entries(CATALOGUE).filter(([, entry]) => isTold(entry));
process.stdout.write(
  JSON.stringify({
    stacks: synthStacks({ azurermVersion: process.env.AZURERM_VERSION }),
    catalogue: Object.fromEntries(entries.map(([name, entry]) => [name, synthEntry(entry)])),
  }),
);

// Prints the Terraform of every entry of the catalogue and of every stack as one JSON document, with the CDK that the process runs with.
import { CATALOGUE } from '../terraform/catalogue';
import { synthEntry } from '../terraform/scaffold';
import { synthStacks } from '../terraform/stacks';

const entries = Object.entries(CATALOGUE).map(([name, entry]) => [name, synthEntry(entry)]);
process.stdout.write(JSON.stringify({ ...synthStacks({ azurermVersion: process.env.AZURERM_VERSION }), ...Object.fromEntries(entries) }));

import { Annotations, IAspect, TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';

const REGIONS = ['westeurope', 'northeurope'];

/**
 * What holds for every resource of a stack, whoever wrote it: `Aspects.of(stack).add(new CompanyRules())`. Synth fails where one breaks a rule.
 */
export class CompanyRules implements IAspect {
  visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node)) return;
    const { locationInput: region } = node as { locationInput?: string };
    // What is only known to Terraform, such as the region of a resource group, is written as ${…}; the resource that it is taken from is checked itself.
    if (region === undefined || region.includes('${') || REGIONS.includes(region)) return;
    Annotations.of(node).addError(`'location' is '${region}': the company keeps its data in ${REGIONS.join(' and ')}. Choose one of these.`);
  }
}

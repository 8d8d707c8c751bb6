import { Aspects, Lazy, TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';
import { azurermHas } from './azurerm';
import { AzurermFeature } from './azurerm-features';

type Arguments = { readonly [argument: string]: unknown };

/**
 * What azurerm 5 calls otherwise than azurerm 4, said in both ways. A binding takes what it knows of it, and what Terraform reads is what the azurerm of the
 * stack knows, whichever version the binding was made from.
 */
export class Dialect<Four extends Arguments, Five extends Arguments> {
  constructor(
    private readonly four: Four,
    private readonly five: Five,
  ) {}

  /** Both, for the configuration of a resource. */
  get config(): Four & Five {
    return { ...this.four, ...this.five };
  }

  /**
   * Writes a resource with its configuration as the azurerm of its stack reads it.
   *
   * @param path where in the resource the arguments are, such as `georeplications.0`, unless they are its own
   */
  settle(resource: TerraformResource, path?: string): void {
    const at = (argument: string): string => [...(path === undefined ? [] : [path]), snakeCase(argument)].join('.');
    Aspects.of(resource).add({
      visit: (node: IConstruct) => {
        if (node !== resource) return;
        const speaksFive = azurermHas(resource, AzurermFeature.VERSION_5);
        const [mine, foreign] = speaksFive ? [this.five, this.four] : [this.four, this.five];
        // Later versions of azurerm 4 know some arguments by both names, and so do their bindings.
        const written = (argument: string, ofFive: boolean): boolean =>
          path === undefined ? argument in resource : boundToFive(resource) === ofFive;
        for (const argument of Object.keys(foreign)) if (written(argument, !speaksFive)) resource.addOverride(at(argument), undefined);
        for (const [argument, value] of Object.entries(mine)) {
          if (value !== undefined && !written(argument, speaksFive)) resource.addOverride(at(argument), value);
        }
      },
    });
  }
}

/** A value that has another form with azurerm 5. */
export function said(scope: IConstruct, four: string, five: string): string {
  return Lazy.stringValue({ produce: () => (azurermHas(scope, AzurermFeature.VERSION_5) ? five : four) });
}

/** Whether a resource is of a binding that was made from azurerm 5. */
function boundToFive({ terraformGeneratorMetadata: metadata }: TerraformResource): boolean {
  return Number(/\d+/.exec(metadata?.providerVersion ?? '')?.[0] ?? 4) >= 5;
}

function snakeCase(argument: string): string {
  return argument.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

import { join } from 'node:path';
import { makeAssembly } from '../../../tools/jsii';
import { ROOT } from '../../../tools/package/manifest';
import { Shapes } from '../../../tools/shapes';
import { Task } from '../tasks';
import { propTasks } from './prove';
import { Tally } from './tally';
import { tagOf, toldBy } from './tags';

/** The lives of the properties, held against the `@change` of their documentation as it is now. */
export function propsOf(chosen: (name: string) => boolean, tally: Tally): Task[] {
  const directory = join(ROOT, 'build', 'changes');
  makeAssembly(directory);
  const shapes = Shapes.read(directory);
  return propTasks(
    chosen,
    ({ subject, property }) => {
      const tag = tagOf(shapes, subject, property);
      return tag === undefined ? undefined : toldBy(tag, subject);
    },
    tally,
  );
}

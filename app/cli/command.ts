/** The entry of the single executable, whose Node is the right one. */
import { run } from './main.ts';

void run(process.argv);

/** The entry of the single executable, whose Node is the right one. */
import { keepCompiled } from './compiled.ts';

keepCompiled();
void import('./main.ts').then(({ run }) => run(process.argv));

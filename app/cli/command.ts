/**
 * The entry of the single executable, whose Node is the right one. Nothing is imported as it begins: what the script has in it,
 * no part beside the program can ask for.
 */
void import('./compiled.js')
  .then(({ keepCompiled }) => {
    keepCompiled();
    return import('./main.ts');
  })
  .then(({ run }) => run(process.argv));

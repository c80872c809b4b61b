#!/usr/bin/env node
// It must parse in every Node, so that an old one is told what is missing.
'use strict';

var wanted = [22, 18];
var running = process.versions.node.split('.').map(Number);
var tooOld = running[0] < wanted[0] || (running[0] === wanted[0] && running[1] < wanted[1]);

if (tooOld) {
  process.stderr.write(
    'Rejoin needs Node ' +
      wanted.join('.') +
      ' or newer and was started by Node ' +
      process.versions.node +
      '. In the checkout, `npx rejoin` brings the right one.\n',
  );
  process.exitCode = 2;
} else {
  import('./compiled.js')
    .then(function (compiled) {
      compiled.keepCompiled();
      return import('./main.ts');
    })
    .then(function (main) {
      return main.run(process.argv);
    });
}

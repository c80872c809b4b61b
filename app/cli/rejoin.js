#!/usr/bin/env node
// The one plain JavaScript file: it must parse in every Node, so that an old one is told what is missing.
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
  Promise.all([import('node:module'), import('node:os'), import('node:path')])
    .then(function (parts) {
      // Left out, it would lie below /tmp, where whoever makes the folder first can put code of theirs into it.
      var home = process.env.XDG_CACHE_HOME || parts[2].join(parts[1].homedir(), '.cache');
      var folder = process.env.NODE_COMPILE_CACHE || parts[2].join(home, 'rejoin', 'compiled');
      if (parts[0].enableCompileCache) parts[0].enableCompileCache(folder);
      // Threads look for it here.
      process.env.NODE_COMPILE_CACHE = folder;
      return import('./main.ts');
    })
    .then(function (main) {
      return main.run(process.argv);
    });
}

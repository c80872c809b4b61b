import evidence from './evidence.ts';
import ladder from './ladder.ts';
import live from './live.ts';
import macos from './macos.ts';
import platform from './platform.ts';
import remedy from './remedy.ts';
import windows from './windows.ts';

export default { ...evidence, ...remedy, ...ladder, ...live, ...platform, ...windows, ...macos };

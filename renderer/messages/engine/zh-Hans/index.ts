import live from './live.ts';
import macos from './macos.ts';
import platform from './platform.ts';
import windows from './windows.ts';

export default { ...live, ...platform, ...windows, ...macos };

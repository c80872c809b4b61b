/** How a system is called in what is sent. */
export const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = {
  ...{ linux: 'linux', win32: 'windows', darwin: 'macos' },
};

/** Which control sockets belong to stations; where they are. */
export { CONTROL_FOLDERS, findControlSockets, type ControlSocket } from './wpa-sockets.ts';

/** 'global' and P2P devices have sockets too, and no connection of their own. */
export const isStation = (name: string): boolean => name !== 'global' && !name.startsWith('p2p-dev-');

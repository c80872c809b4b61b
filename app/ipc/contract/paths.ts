/** Where a page on loopback finds the service. Nothing is loaded with it, for a page needs it before all else. */

export const HELLO_PATH = '/socket';
/** Below it, under its name with the service, a file is put that was announced with `files.open`. */
export const FILES_PATH = '/files/';
/** Says which session puts a file; a page of another origin cannot send it. */
export const SESSION_HEADER = 'x-rejoin-session';

/** What one call may carry. Apart from the contract: a window sends no more, and has no need to check what it sends. */

/** Bytes of a dropped file that one message carries. */
export const CHUNK = 2 * 2 ** 20;
/** Files that are opened together. */
export const MOST_FILES = 500;
/** Characters of a name that a person gives to an access point. */
export const LONGEST_NAME = 64;
/** Lines of a report that one answer holds. */
export const MOST_LINES = 500;

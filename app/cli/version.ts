// Taken into a bundle as it is built: a packed command says what it was built as.
import manifest from '../../package.json' with { type: 'json' };

export const VERSION = manifest.version;

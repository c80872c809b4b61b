/** What a thing's state means to a person; shown as a shape and a colour together. */
export type Tone = 'good' | 'warning' | 'bad' | 'busy' | 'idle';

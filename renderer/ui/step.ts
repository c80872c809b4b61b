/** A step of something that takes a while. */
export interface Step {
  readonly key: string;
  readonly label: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  readonly detail?: string;
  /** Small parts of the step that fill in one by one. */
  readonly parts?: readonly { readonly short: string; readonly label: string; readonly done: boolean }[];
}

/**
 * Every number that a detector decides by, with its default. Policy may set them; a cause code never changes meaning.
 */
export interface Thresholds {
  /** Confidence from which a cause is named; below it the verdict is `undetermined`. Default 0.7. */
  readonly name: number;
  /** Milliseconds after association within which a disconnection is a refusal of the association; 1000 counts, for
   * many logs have whole seconds. Default 1000. */
  readonly afterAssociation: number;
  /** Milliseconds from WPS success to association from which provisioning is called slow. Default 5000 (seed 004: 8000). */
  readonly wpsSlow: number;
  /** Separate troubles of one kind, each after a connection, from which they are a finding though healed. Default 3. */
  readonly comesBack: number;
  /** dBm at or below which a signal is weak. Default -80. */
  readonly weakSignal: number;
}

export const DEFAULTS: Thresholds = {
  name: 0.7,
  afterAssociation: 1000,
  wpsSlow: 5000,
  comesBack: 3,
  weakSignal: -80,
};

/** What a capture file holds, whatever its format. */

/** Where packets of one kind come from. */
export interface CaptureInterface {
  /** LINKTYPE_ number (https://www.tcpdump.org/linktypes.html). */
  readonly linkType: number;
  /** Bytes of frame check sequence behind each frame, where the file says it. */
  readonly fcsLength: number | undefined;
  /** What the packets themselves have shown: see `link-layer.ts`. */
  fcsSeen: boolean | undefined;
  packetsWithoutFcs: number;
}

export const captureInterface = (linkType: number, fcsLength: number | undefined): CaptureInterface => ({
  ...{ linkType, fcsLength, fcsSeen: undefined, packetsWithoutFcs: 0 },
});

export interface PacketSink {
  /**
   * @param bytes the packet is `bytes[start, end)`; good only until this returns
   * @param original its length before it was cut to the snapshot length
   * @param at NaN where the file does not say it
   */
  packet(
    bytes: Uint8Array,
    start: number,
    end: number,
    original: number,
    at: number,
    source: CaptureInterface,
  ): void;
  /** Something that cannot be read stood here, once for each place. */
  damage(): void;
}

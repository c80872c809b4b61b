/** What is used of postject, which has no types. */
declare module 'postject' {
  export function inject(
    program: string,
    name: string,
    content: Buffer,
    options: { sentinelFuse: string; machoSegmentName?: string },
  ): Promise<void>;
}

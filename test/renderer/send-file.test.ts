/** Where a transport carries messages alone, a file goes in pieces. */
import { describe, expect, it } from 'vitest';
import { CHUNK } from '../../app/ipc/contract/limits.ts';
import { sendFile, Unreadable, type Way } from '../../renderer/state/send-file.ts';

const going = new AbortController().signal;

/** A service that takes pieces when it is told to. */
function slow(): { readonly way: Way; readonly taken: Uint8Array[]; readonly answer: () => void } {
  const waiting: (() => void)[] = [];
  const taken: Uint8Array[] = [];
  const take = ({ data }: { data: Uint8Array }): Promise<Record<string, never>> => {
    taken.push(data);
    return new Promise((resolve) => waiting.push(() => resolve({})));
  };
  return { way: { api: { 'files.chunk': take } }, taken, answer: () => waiting.shift()?.() };
}

describe('a file', () => {
  const bytes = Buffer.alloc(6 * CHUNK + 1, 'abc');

  it('goes whole and in order, with few pieces on their way at once', async () => {
    const { way, taken, answer } = slow();
    const sent = sendFile(way, 'a', new Blob([bytes]), going);
    await expect.poll(() => taken.length).toBe(4);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(taken.length).toBe(4);
    const free = setInterval(answer, 1);
    await sent;
    clearInterval(free);
    expect(taken.length).toBe(7);
    expect(Buffer.concat(taken).equals(bytes)).toBe(true);
  });

  it('that is given up ends at once, though nobody answers', async () => {
    const { way, taken } = slow();
    const stop = new AbortController();
    const sent = sendFile(way, 'a', new Blob([bytes]), stop.signal);
    await expect.poll(() => taken.length).toBe(4);
    stop.abort(new Error('given up'));
    await expect(sent).rejects.toThrow('given up');
  });

  it('goes all at once where the transport can; one that cannot be read is told from one that is refused', async () => {
    const put: string[] = [];
    const refused = new Error('refused');
    const { way } = slow();
    const file = new Blob([bytes]);
    await sendFile({ ...way, putFile: (name) => Promise.resolve(void put.push(name)) }, 'a', file, going);
    expect(put).toEqual(['a']);
    const refuse = { ...way, putFile: () => Promise.reject(refused) };
    await expect(sendFile(refuse, 'a', file, going)).rejects.toBe(refused);
    const gone = new Blob([bytes]);
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }) as never;
    await expect(sendFile(refuse, 'a', gone, going)).rejects.toBeInstanceOf(Unreadable);
  });
});

/** Reads a QR code off a picture or off the camera, here: no picture leaves the page. */

/** Loaded with the first picture: a first screen waits for no program that reads them. */
const decoder = () => import('qr/decode.js');

/** Pixels of the longer side that are looked at: a plan's modules are far larger than one in it. */
const MOST = 2048;
/** Milliseconds that a picture may take. */
const PATIENCE = 1500;
/** Milliseconds between two looks at the camera, and that one may take. */
const EVERY = 200;
const GLANCE = 120;

async function look(
  source: CanvasImageSource,
  width: number,
  height: number,
  timeLimit: number,
): Promise<string | undefined> {
  const { default: decodeQR } = await decoder();
  const scale = Math.min(1, MOST / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.max(1, width * scale), Math.max(1, height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  // What is clear is paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height), { format: 'RGBA', timeLimit });
  } catch {
    return undefined;
  }
}

/** @returns undefined where nothing is drawn in it. @throws where it is no picture */
export async function readPicture(file: Blob): Promise<string | undefined> {
  const picture = await createImageBitmap(file);
  try {
    return await look(picture, picture.width, picture.height, PATIENCE);
  } finally {
    picture.close();
  }
}

/**
 * Looks through the camera until something is read or the signal ends it; the camera is off afterwards.
 * @param video shows what it sees
 * @throws where there is no camera, or it may not be used
 */
export async function readCamera(video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1920 } },
  });
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const read = await look(video, video.videoWidth, video.videoHeight, GLANCE);
      if (read !== undefined) return read;
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}

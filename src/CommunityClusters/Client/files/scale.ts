/** A picture as it is sent. */
export interface Scaled {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ending: ".jpg" | ".png";
  readonly width: number;
  readonly height: number;
}

const longestSide = 1600;
/** A picture that is smaller than this in bytes and points goes as it is. */
const small = 100 * 1024;
/** What a photograph should not weigh more than, so that eight phones can see it for little. */
const light = 260 * 1024;
const qualities = [0.8, 0.68, 0.55];

/** Scales a picture down as it is seen, turned upright, to what every program draws. @returns none where this browser cannot read it */
export async function scaled(file: Blob): Promise<Scaled | undefined> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return undefined;
  }
  try {
    const least = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    // Drawings with few colours are smaller as they are; a photograph may say elsewhere how it is to be turned.
    if (least === 1 && file.size <= small && (await isPng(file))) {
      return { bytes: new Uint8Array(await file.arrayBuffer()), ending: ".png", width: picture.width, height: picture.height };
    }
    const [width, height] = [Math.max(1, Math.round(picture.width * least)), Math.max(1, Math.round(picture.height * least))];
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    if (!pen) return undefined;
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, 0, 0, width, height);
    // What has no colour is white on paper; a JPEG would make it black.
    pen.globalCompositeOperation = "destination-over";
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, height);
    let best: Blob | null = null;
    for (const quality of qualities) {
      best = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
      if (!best || best.size <= light) break;
    }
    return best ? { bytes: new Uint8Array(await best.arrayBuffer()), ending: ".jpg", width, height } : undefined;
  } finally {
    picture.close();
  }
}

async function isPng(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return [0x89, 0x50, 0x4e, 0x47].every((byte, at) => head[at] === byte);
}

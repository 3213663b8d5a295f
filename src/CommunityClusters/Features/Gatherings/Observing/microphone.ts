import type { Recorder } from "./recording";

/** Speech at this rate is well understood, and two minutes of it are a photograph. */
const bitsPerSecond = 16_000;
/** How often what was heard goes to the disk, in milliseconds. */
const often = 2000;

const types: readonly (readonly [type: string, ending: string])[] = [["audio/webm;codecs=opus", ".weba"], ["audio/ogg;codecs=opus", ".ogg"], ["audio/mp4;codecs=mp4a.40.2", ".m4a"], ["audio/mp4", ".m4a"]];

/** Why there is nothing to record with. */
export type NoMicrophone = "refused" | "none" | "busy";

const reasons: Readonly<Record<string, NoMicrophone>> = { NotFoundError: "none", OverconstrainedError: "none", NotSupportedError: "none", NotReadableError: "busy", AbortError: "busy" };

export interface Microphone {
  /** How the address of what it records ends. */
  readonly ending: string;
  readonly recorder: Recorder;
  close(): void;
}

/** Asks for the microphone; the browser may ask its owner first. */
export async function microphone(): Promise<Microphone | NoMicrophone> {
  const [type, ending] = ("MediaRecorder" in globalThis ? types.find(([one]) => MediaRecorder.isTypeSupported(one)) : undefined) ?? [];
  if (!type || !ending || !("mediaDevices" in navigator)) return "none";
  let stream: MediaStream | undefined;
  const close = (): void => stream?.getTracks().forEach((track) => track.stop());
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, noiseSuppression: true, autoGainControl: true } });
    return { ending, recorder: recorderOf(stream, type, close), close };
  } catch (error) {
    close();
    const { name } = error as DOMException;
    return reasons[name] ?? "refused";
  }
}

function recorderOf(stream: MediaStream, mimeType: string, close: () => void): Recorder {
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: bitsPerSecond });
  let last: Promise<void> = Promise.resolve();
  return {
    start(heard, gone) {
      // One after the other: each is turned into bytes by itself.
      recorder.addEventListener("dataavailable", ({ data }) => (last = last.then(async () => heard(new Uint8Array(await data.arrayBuffer())))));
      recorder.addEventListener("error", gone);
      for (const track of stream.getTracks()) track.addEventListener("ended", gone);
      recorder.start(often);
    },
    async stop() {
      if (recorder.state !== "inactive") {
        const stopped = new Promise((done) => recorder.addEventListener("stop", done, { once: true }));
        recorder.stop();
        await stopped;
      }
      // Nobody is listened to while the disk takes its time.
      close();
      await last;
    },
  };
}

import type * as Y from "yjs";
import type { Files } from "../../../Client/files/files";
import { make, write } from "../../../Client/make";
import { hasLittleRoom } from "../../../Client/little-room";
import type { Say } from "../../Plans/say";
import { now } from "../Days/clock";
import { spoken } from "../Days/spoken";
import { length } from "./media";
import { microphone, type Microphone } from "./microphone";
import { addNote, setSeconds } from "./notes";
import { outline } from "./outlines";
import { Press } from "./press";
import { type Ending, longest, Recording } from "./recording";

export interface Heard {
  readonly element: HTMLElement;
  show(mayWrite: boolean): void;
  destroy(): void;
}

/** From when on the end is said to be near, in seconds before it. */
const near = 10;

/** The button that records what is heard, as long as it is held, or from one tap to the next. */
export function heard(doc: Y.Doc, files: Files, to: { document: string; room: string }, say: Say, noted: () => void): Heard {
  const words = make("span", {}, say("observation.record"));
  const clock = make("b", { class: "heard__clock" });
  const button = make("button", { type: "button", class: "button heard__button", "aria-describedby": "heard-hint" }, outline("mic"), make("span", { class: "heard__words" }, words, clock));
  const hint = make("p", { class: "soft small", id: "heard-hint" }, say("observation.record.hint", { minutes: longest / 60 }));
  const told = make("p", { class: "heard__told", role: "status" });
  const element = make("div", { class: "heard" }, button, hint, told);
  const press = new Press();
  let recording: Recording | undefined;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let isAsking = false;
  let isLetGo = false;
  let isGone = false;

  function asked(what: ReturnType<Press["down"]>): void {
    if (what === "begin") void begin();
    else if (what === "end") end();
  }
  const isOn = (): boolean => isAsking || recording !== undefined;

  button.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || button.disabled) return;
    // A finger that slips off the button still holds it.
    button.setPointerCapture(event.pointerId);
    asked(press.down(event.timeStamp, isOn()));
  });
  for (const up of ["pointerup", "pointercancel", "lostpointercapture"]) button.addEventListener(up, ({ timeStamp }) => asked(press.up(timeStamp)));
  // A long press would ask what to do with the button.
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  button.addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    asked(press.down(event.timeStamp, isOn()));
  });
  button.addEventListener("keyup", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    asked(press.up(event.timeStamp));
  });
  button.addEventListener("blur", ({ timeStamp }) => asked(press.up(timeStamp)));
  button.addEventListener("click", ({ timeStamp }) => asked(press.click(timeStamp, isOn())));

  async function begin(): Promise<void> {
    [isAsking, isLetGo] = [true, false];
    write(told, "");
    draw();
    const [found, isShort] = await Promise.all([microphone(), hasLittleRoom().catch(() => false)]);
    const stays = typeof found !== "string" && !isShort && !isLetGo && !isGone;
    if (!stays && typeof found !== "string") found.close();
    if (!stays) write(told, say(isShort ? "observation.no-room" : typeof found === "string" ? `observation.record.${found}` : "observation.record.ready"));
    else await record(found).catch(() => {
      found.close();
      write(told, say("observation.no-room"));
    });
    isAsking = false;
    draw();
  }

  async function record({ ending, recorder, close }: Microphone): Promise<void> {
    const at = now();
    const file = await files.grow({ ...to, name: `${say("observation.kind.heard")} ${spoken(at)}${ending}`, ending });
    let note: string | undefined;
    let release = (): void => undefined;
    const begun = (): void => {
      note ??= addNote(doc, "heard", at, `/files/${file.id}${ending}`);
      noted();
    };
    recording = new Recording(recorder, file, () => performance.now(), begun, (why, seconds) => {
      close();
      release();
      recording = undefined;
      clearInterval(ticking);
      if (seconds !== undefined) begun();
      if (seconds !== undefined && note) setSeconds(doc, note, seconds);
      write(told, say(ended(why, seconds)));
      draw();
    });
    ticking = setInterval(draw, 250);
    // Where the screen goes dark some phones stop listening.
    void (navigator as Partial<Pick<Navigator, "wakeLock">>).wakeLock?.request("screen").then((awake) => {
      if (recording) release = () => void awake.release();
      else void awake.release();
    }, () => undefined);
    // It was let go while the disk was asked.
    if (isLetGo) void recording.end();
  }

  function end(): void {
    isLetGo = true;
    void recording?.end();
  }

  function draw(): void {
    recording?.tick();
    const seconds = recording?.seconds ?? 0;
    element.toggleAttribute("data-on", recording !== undefined);
    element.toggleAttribute("data-near", seconds > longest - near);
    // A screen reader says once that it records, and not every second.
    write(words, say(recording ? (press.isDown ? "observation.record.let-go" : "observation.record.tap") : isAsking ? "observation.record.asking" : "observation.record"));
    write(clock, recording ? `${length(seconds)} / ${length(longest)}` : "");
    button.setAttribute("aria-pressed", String(recording !== undefined));
  }

  draw();
  return {
    element,
    show: (mayWrite) => (element.hidden = !mayWrite),
    destroy() {
      isGone = true;
      end();
    },
  };
}

function ended(why: Ending, seconds: number | undefined): string {
  if (why === "full" || seconds === undefined) return seconds === undefined ? "observation.no-room" : "observation.record.full";
  return { asked: "observation.record.kept", long: "observation.record.long", gone: "observation.record.gone" }[why];
}

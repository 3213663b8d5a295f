/**
 * What phones and server call of each other. On the line each is a number: its place here, and in `Realtime/Protocol/Calls.cs`. A new
 * one comes last; one that has no place goes by its name.
 */
export const calls: readonly string[] = [
  "Watch", "OpenDocument", "PushUpdate", "ShareAwareness", "CloseDocument",
  "news", "over", "documentUpdated", "documentAwareness", "documentRight", "documentOver",
];

/** The parts of answers whose parts' names are left out, as in `Realtime/Protocol/KnownRecords.cs`. */
export const records: readonly (readonly string[])[] = [
  ["sequence", "isNew", "refused"],
  ["known", "mayWrite", "sequence", "updates", "you", "rest"],
  ["id", "name"],
];

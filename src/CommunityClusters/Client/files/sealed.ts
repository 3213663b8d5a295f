import type { WaitingFile } from "./store";

/** A file of which all is there, as it is sent. */
export async function sealed({ growing: _, ...file }: Omit<WaitingFile, "sha256">): Promise<WaitingFile> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", file.bytes));
  return { ...file, sha256: [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("") };
}

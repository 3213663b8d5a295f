import type { Words } from "../Features/Plans/say";

/** What the script of the page's document says, in the reader's language: a file of its own, which the phone keeps. */
export async function wordsOfPage(): Promise<Words> {
  const address = document.querySelector<HTMLLinkElement>("link[data-words]")?.href;
  return address ? ((await import(address)) as { default: Words }).default : {};
}

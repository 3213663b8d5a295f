import { fileAt } from "../files/address";

/** The whole address that somebody meant, or null if it is none that a plan may lead to. */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (fileAt(text)) return text;
  if (/^(https?|mailto|tel):\S/i.test(text)) return encodeSigns(text);
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return null;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${encodeSigns(text)}`;
  if (/^\+?[\d\s()-]{6,}$/.test(text)) return `tel:${text.replace(/[^\d+]/g, "")}`;
  return /^[^\s/]+\.[^\s/]{2,}(\/.*)?$/s.test(text) ? `https://${encodeSigns(text)}` : null;
}

function encodeSigns(address: string): string {
  return address.replace(/[\s()<>\\"]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);
}

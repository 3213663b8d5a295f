/** Outlines of Lucide 1.62.0, https://lucide.dev (ISC License, Copyright (c) Lucide Icons and Contributors), which stand on this page only. */
const outlines = {
  mic: "M12 19v3M19 10v2a7 7 0 0 1-14 0v-2M9 5a3 3 0 0 1 6 0v7a3 3 0 0 1-6 0z",
  camera: "M13.997 4a2 2 0 0 1 1.76 1.05l.486.9A2 2 0 0 0 18.003 7H20a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h1.997a2 2 0 0 0 1.759-1.048l.489-.904A2 2 0 0 1 10.004 4zM9 13a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
  play: "M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z",
} as const;

/** A picture beside a word, never instead of one. */
export function outline(name: keyof typeof outlines): SVGSVGElement {
  const [svg, path] = [document.createElementNS("http://www.w3.org/2000/svg", "svg"), document.createElementNS("http://www.w3.org/2000/svg", "path")];
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", outlines[name]);
  svg.append(path);
  return svg;
}

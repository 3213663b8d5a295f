/**
 * Who reads on while the editor comes goes on where they were: what stands above becomes longer.
 * @param texts as the server drew them, by section
 * @returns what brings the words that are read back to their place, once the plan is one to write in
 */
export function whereItIsRead(texts: ReadonlyMap<string, HTMLElement>): () => void {
  const inSight = [...texts].map(([id, text]) => ({ id, box: text.getBoundingClientRect() })).filter(({ box }) => box.bottom > 0 && box.top < innerHeight);
  // What begins in sight is read, and else what fills it.
  const read = scrollY > 0 ? (inSight.find(({ box }) => box.top >= 0) ?? inSight[0]) : undefined;
  return () => {
    const now = read && document.getElementById(`section-${read.id}`)?.querySelector(".sheet__text");
    // It may be gone, or folded.
    if (now && now.getClientRects().length > 0) scrollBy({ top: now.getBoundingClientRect().top - read.box.top, behavior: "instant" });
  };
}

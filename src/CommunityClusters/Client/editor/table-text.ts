/** A cell of a table's row: where its words stand in the line, and where the whole of it does, with the bar before it. */
export interface Cell {
  readonly from: number;
  readonly to: number;
  readonly outerFrom: number;
  readonly outerTo: number;
}

/** The cells of a row, from its text. A bar after a backslash is a letter. */
export function cellsOf(row: string): Cell[] {
  const bars: number[] = [];
  for (let at = 0; at < row.length; at++) {
    if (row[at] === "\\") at++;
    else if (row[at] === "|") bars.push(at);
  }
  const start = row.search(/\S/);
  const end = row.trimEnd().length;
  if (start < 0) return [];
  const edges = [...(bars[0] === start ? [] : [start - 1]), ...bars, ...(bars.at(-1) === end - 1 ? [] : [end])];
  return edges.slice(0, -1).map((edge, i) => {
    const stop = edges[i + 1]!;
    const inner = row.slice(edge + 1, stop);
    const ink = inner.trim().length;
    const from = edge + 1 + (ink ? inner.search(/\S/) : Math.min(1, inner.length));
    return { from, to: from + ink, outerFrom: i ? edge : 0, outerTo: i === edges.length - 2 ? row.length : stop };
  });
}

/** A table as the cells' texts, row by row, heads first. */
export type Grid = string[][];

/** A table as Markdown. */
export function writeTable(grid: Grid): string {
  const [heads = [], ...rows] = grid;
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** So much room beside the letters of a cell was typed there; more of it lines up the bars of a table from elsewhere. */
const mostTyped = 2;

/** A cell of a table's row: where its words stand in the line, and where the whole of it does, with the bar before it. */
export interface Cell {
  readonly from: number;
  /** Where its words end, with the spaces that were typed behind them. */
  readonly to: number;
  /** Where its last letter ends; where it is empty, its beginning. */
  readonly ink: number;
  /** Where its room ends: at the bar that closes it, or with the line. */
  readonly stop: number;
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
  const edges = [...(bars[0] === start ? [] : [start - 1]), ...bars, ...(bars.at(-1) === end - 1 ? [] : [row.length])];
  return edges.slice(0, -1).map((edge, i) => {
    const stop = edges[i + 1]!;
    const inner = row.slice(edge + 1, stop);
    const pad = edge + 1 + (/^\s/.test(inner) ? 1 : 0);
    const first = edge + 1 + inner.search(/\S/);
    const from = first <= edge || first - pad <= mostTyped ? pad : first;
    const ink = first <= edge ? from : edge + 1 + inner.trimEnd().length;
    const room = stop - ink - (row[stop] === "|" ? 1 : 0);
    return { from, to: room > 0 && room <= mostTyped ? ink + room : ink, ink, stop, outerFrom: i ? edge : 0, outerTo: i === edges.length - 2 ? row.length : stop };
  });
}

/** The number of the cell in which a place of the row stands. Right before a bar one still writes in the cell that it closes. */
export function columnAt(cells: readonly Cell[], at: number): number {
  return Math.max(0, cells.filter((cell) => cell.outerFrom < at).length - 1);
}

/**
 * What a space that is typed in a row writes where it parts no words, over how much room behind it, and how far the cursor goes:
 * before words none, behind them one, however often it is pressed.
 */
export function spaceAt(row: string, at: number): { insert: string; reach: number; step: number } | null {
  const cells = cellsOf(row);
  const cell = cells[columnAt(cells, at)];
  if (!cell) return null;
  if (at > cell.ink || !row.slice(cell.from, at).trim()) return { insert: "", reach: 0, step: 0 };
  if (at < cell.ink) return null;
  const room = row.slice(at, cell.stop);
  const meant = row[cell.stop] === "|" ? "  " : " ";
  if (` ${room}` === meant) return null;
  return room === meant ? { insert: "", reach: 0, step: 1 } : { insert: meant, reach: room.length, step: 1 };
}

/** A table as the cells' texts, row by row, heads first. */
export type Grid = string[][];

/** A table as Markdown. */
export function writeTable(grid: Grid): string {
  const [heads = [], ...rows] = grid;
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** How words may be marked; a set of them is their sum. */
export const Mark = { strong: 1, em: 2, strike: 4 } as const;
export type Mark = (typeof Mark)[keyof typeof Mark];

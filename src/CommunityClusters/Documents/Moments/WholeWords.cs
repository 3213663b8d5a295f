namespace CommunityClusters.Documents.Moments;

/// <summary>People read words: one of which a letter changed was removed and another added.</summary>
internal static class WholeWords
{
    public static IEnumerable<Piece> Of(IEnumerable<Piece> pieces)
    {
        var word = new List<Piece>();
        foreach (var part in pieces.SelectMany(Parts))
        {
            if (part.Text.Length > 0 && !char.IsWhiteSpace(part.Text[0]))
            {
                word.Add(part);
                continue;
            }

            foreach (var piece in Whole(word))
            {
                yield return piece;
            }

            word.Clear();
            yield return part;
        }

        foreach (var piece in Whole(word))
        {
            yield return piece;
        }
    }

    // Words and what is between them, each by itself.
    private static IEnumerable<Piece> Parts(Piece piece)
    {
        if (piece.Text.Length == 0)
        {
            yield return piece;
        }

        for (var start = 0; start < piece.Text.Length;)
        {
            var isSpace = char.IsWhiteSpace(piece.Text[start]);
            var end = start + 1;
            while (end < piece.Text.Length && char.IsWhiteSpace(piece.Text[end]) == isSpace)
            {
                end++;
            }

            yield return piece with { Text = piece.Text[start..end] };
            start = end;
        }
    }

    private static List<Piece> Whole(List<Piece> word)
    {
        if (word.Count <= 1 || !word.Exists(p => p.Fate == Fate.Same) || word.TrueForAll(p => p.Fate == Fate.Same))
        {
            return word;
        }

        var author = word.Find(p => p.Fate == Fate.Added)?.Client ?? word.First(p => p.Fate == Fate.Same).Client;
        return
        [
            new Piece(Fate.Removed, Text(Fate.Added), word[0].Client),
            new Piece(Fate.Added, Text(Fate.Removed), author),
        ];

        string Text(Fate without) => string.Concat(word.Where(p => p.Fate != without).Select(p => p.Text));
    }
}

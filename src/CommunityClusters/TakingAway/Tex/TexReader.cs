using System.Text;

namespace CommunityClusters.TakingAway.Tex;

/// <summary>
/// Reads the TeX that schools use: fractions, roots, indices, letters of Greek, signs, functions, accents, growing brackets, words.
/// What is beyond that is not read at all, and stays TeX wherever it is taken.
/// </summary>
internal sealed class TexReader
{
    private const int Longest = 3000;
    private const int Deepest = 40;

    private readonly string _tex;
    private int _at;
    private int _depth;
    private bool _isUpright;

    private TexReader(string tex) => _tex = tex;

    private bool IsOver => _at >= _tex.Length;

    /// <summary>What a formula says, or null where it says more than is understood here.</summary>
    public static TexNode? Read(string tex)
    {
        if (tex.Length > Longest)
        {
            return null;
        }

        var reader = new TexReader(tex);
        try
        {
            var row = reader.ReadRow();
            return reader.IsOver && row.Items.Count > 0 ? row : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private TexNode.Row ReadRow()
    {
        if (++_depth > Deepest)
        {
            throw new FormatException();
        }

        var items = new List<TexNode>();
        while (true)
        {
            SkipSpace();
            if (IsOver || _tex[_at] == '}' || IsRight())
            {
                _depth--;
                return new TexNode.Row(items);
            }

            if (ReadScripted() is not TexNode.Symbol { Text.Length: 0 } and var item)
            {
                items.Add(item);
            }
        }
    }

    private TexNode ReadScripted()
    {
        var over = _tex[_at] is '^' or '_' ? new TexNode.Row([]) : ReadOne();
        var (below, above) = ((TexNode?)null, (TexNode?)null);
        for (SkipSpace(); !IsOver && _tex[_at] is '^' or '_'; SkipSpace())
        {
            ref var place = ref _tex[_at++] == '^' ? ref above : ref below;
            place = place is null ? ReadArgument() : throw new FormatException();
        }

        return below is null && above is null ? over : new TexNode.Scripts(over, below, above);
    }

    private TexNode ReadArgument()
    {
        SkipSpace();
        return IsOver ? throw new FormatException() : ReadOne();
    }

    private TexNode ReadOne()
    {
        if (_tex[_at] == '{')
        {
            _at++;
            var row = ReadRow();
            return IsOver || _tex[_at++] != '}' ? throw new FormatException() : row;
        }

        if (_tex[_at] == '\\')
        {
            _at++;
            return ReadCommand(ReadName());
        }

        if (char.IsAsciiDigit(_tex[_at]))
        {
            var from = _at;
            while (!IsOver && (char.IsAsciiDigit(_tex[_at]) || (_tex[_at] is '.' or ',' && _at + 1 < _tex.Length && char.IsAsciiDigit(_tex[_at + 1]))))
            {
                _at++;
            }

            return new TexNode.Symbol(_tex[from.._at], SymbolKind.Upright);
        }

        if (char.IsHighSurrogate(_tex[_at]) && _at + 1 < _tex.Length)
        {
            _at += 2;
            return new TexNode.Symbol(_tex[(_at - 2).._at], SymbolKind.Upright);
        }

        return AsStands(TexSigns.Self(_tex[_at++]) ?? throw new FormatException());
    }

    private TexNode ReadCommand(string name) => name switch
    {
        "frac" or "dfrac" or "tfrac" => new TexNode.Fraction(ReadArgument(), ReadArgument()),
        "sqrt" => ReadRoot(),
        "text" or "textrm" or "textbf" or "textit" or "mbox" or "operatorname" => new TexNode.Words(ReadWords()),
        "mathrm" or "mathbf" or "mathit" or "boldsymbol" or "mathsf" => ReadUpright(name is not "mathit"),
        "left" => ReadFenced(),
        _ when TexSigns.IsName(name) => new TexNode.Words(name),
        _ when TexSigns.Accent(name) is { } mark => new TexNode.Accent(mark, ReadArgument()),
        _ => AsStands(TexSigns.Sign(name) ?? throw new FormatException()),
    };

    private TexNode.Root ReadRoot()
    {
        SkipSpace();
        TexNode? degree = null;
        if (!IsOver && _tex[_at] == '[')
        {
            var end = _tex.IndexOf(']', _at);
            degree = end < 0 ? null : Read(_tex[(_at + 1)..end]);
            _at = degree is null ? throw new FormatException() : end + 1;
        }

        return new TexNode.Root(ReadArgument(), degree);
    }

    private TexNode ReadUpright(bool isUpright)
    {
        var was = _isUpright;
        _isUpright = isUpright;
        var inside = ReadArgument();
        _isUpright = was;
        return inside;
    }

    private TexNode.Fenced ReadFenced()
    {
        var open = ReadFence();
        var inside = ReadRow();
        if (!IsRight())
        {
            throw new FormatException();
        }

        _at += @"\right".Length;
        return new TexNode.Fenced(open, ReadFence(), inside);
    }

    private string ReadFence()
    {
        SkipSpace();
        if (IsOver)
        {
            throw new FormatException();
        }

        var sign = _tex[_at++];
        return sign switch
        {
            '.' => "",
            '(' or ')' or '[' or ']' or '|' or '/' or '<' or '>' => sign.ToString(),
            '\\' => TexSigns.Sign(ReadName()) is { Text: { Length: 1 } text } ? text : throw new FormatException(),
            _ => throw new FormatException(),
        };
    }

    private string ReadWords()
    {
        SkipSpace();
        if (IsOver || _tex[_at++] != '{')
        {
            throw new FormatException();
        }

        var words = new StringBuilder();
        for (; !IsOver && _tex[_at] != '}'; _at++)
        {
            if (_tex[_at] == '\\' && _at + 1 < _tex.Length && _tex[_at + 1] is '$' or '%' or '&' or '#' or '_' or '{' or '}' or ' ')
            {
                _at++;
            }
            else if (_tex[_at] is '\\' or '{' or '$')
            {
                throw new FormatException();
            }

            words.Append(_tex[_at]);
        }

        return IsOver || _tex[_at++] != '}' ? throw new FormatException() : words.ToString();
    }

    private string ReadName()
    {
        var from = _at;
        while (!IsOver && char.IsAsciiLetter(_tex[_at]))
        {
            _at++;
        }

        return _at > from ? _tex[from.._at] : IsOver ? throw new FormatException() : _tex[_at++].ToString();
    }

    private TexNode.Symbol AsStands(TexNode.Symbol sign) => _isUpright && sign.Kind == SymbolKind.Letter ? sign with { Kind = SymbolKind.Upright } : sign;

    // Not the arrow that begins so.
    private bool IsRight() => string.CompareOrdinal(_tex, _at, @"\right", 0, 6) == 0 && (_at + 6 >= _tex.Length || !char.IsAsciiLetter(_tex[_at + 6]));

    private void SkipSpace()
    {
        while (!IsOver && char.IsWhiteSpace(_tex[_at]))
        {
            _at++;
        }
    }
}

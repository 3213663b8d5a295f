namespace CommunityClusters.Crdt.Blocks;

/// <summary>
/// Characters or values in a row. Pieces of what came together share one array: to cut it in two, or to join what was cut,
/// copies nothing.
/// </summary>
internal struct Run<T>(T[] values)
{
    private T[] _values = values;
    private int _start;

    // What lies behind it in the array is free.
    private bool _isLast = true;

    public int Length { get; private set; } = values.Length;

    public readonly Span<T> Values => _values.AsSpan(_start, Length);

    /// <summary>Keeps what is before an offset.</summary>
    /// <returns>The rest.</returns>
    public Run<T> Split(int offset)
    {
        var rest = this;
        rest._start += offset;
        rest.Length -= offset;
        (Length, _isLast) = (offset, false);
        return rest;
    }

    /// <summary>Lets go of an array that is kept for a small part of it.</summary>
    /// <returns>Whether it was.</returns>
    public bool Trim()
    {
        const int LargestPart = 8;
        if (Length * LargestPart >= _values.Length)
        {
            return false;
        }

        (_values, _start, _isLast) = (Values.ToArray(), 0, true);
        return true;
    }

    public void Append(in Run<T> next)
    {
        var end = _start + Length;
        if (next._values == _values && next._start == end)
        {
            _isLast = next._isLast;
        }
        else if (!_isLast || _values.Length - end < next.Length)
        {
            var larger = new T[Math.Max(Length + next.Length, Length + (Length / 2))];
            Values.CopyTo(larger);
            next.Values.CopyTo(larger.AsSpan(Length));
            (_values, _start, _isLast) = (larger, 0, true);
        }
        else
        {
            next.Values.CopyTo(_values.AsSpan(end));
        }

        Length += next.Length;
    }
}

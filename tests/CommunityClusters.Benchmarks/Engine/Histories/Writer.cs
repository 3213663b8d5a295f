namespace CommunityClusters.Benchmarks.Engine.Histories;

/// <summary>Somebody who types and takes back at one place for a while, then goes on near it, and now and then far from it.</summary>
internal sealed class Writer(int seed)
{
    private const double Moves = 0.02;
    private const double MovesFar = 0.1;
    private const double TakesBack = 0.03;
    private const int MostTakenBack = 30;
    private const int Near = 500;

    private readonly Random _random = new(seed);
    private readonly List<char> _text = [];
    private int _at;
    private int _toTakeBack;

    public string Text => new([.. _text]);

    public Edit Next()
    {
        if (_random.NextDouble() < Moves)
        {
            _at = _random.NextDouble() < MovesFar ? _random.Next(_text.Count + 1) : Math.Clamp(_at + _random.Next(-Near, Near), 0, _text.Count);
        }

        if (_toTakeBack == 0 && _random.NextDouble() < TakesBack)
        {
            _toTakeBack = _random.Next(1, MostTakenBack + 1);
        }

        if (_at > 0 && _toTakeBack > 0)
        {
            _toTakeBack--;
            _text.RemoveAt(--_at);
            return new Edit(_at, 1, "");
        }

        var letter = (char)_random.Next('a', 'z' + 1);
        _text.Insert(_at, letter);
        return new Edit(_at++, 0, letter.ToString());
    }
}

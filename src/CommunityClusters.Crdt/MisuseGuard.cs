namespace CommunityClusters.Crdt;

/// <summary>Notices, in debug builds, when two threads are in one document.</summary>
internal sealed class MisuseGuard
{
#if DEBUG
    private int _thread;
    private int _depth;
#endif

    public Stay Enter()
    {
#if DEBUG
        var me = Environment.CurrentManagedThreadId;
        var present = Interlocked.CompareExchange(ref _thread, me, 0);
        if (present != 0 && present != me)
        {
            throw new InvalidOperationException("A document is used by two threads at a time.");
        }

        _depth++;
#endif
        return new Stay(this);
    }

    private void Leave()
    {
#if DEBUG
        if (--_depth == 0)
        {
            Volatile.Write(ref _thread, 0);
        }
#else
        _ = this;
#endif
    }

    internal readonly ref struct Stay(MisuseGuard guard)
    {
        public void Dispose() => guard?.Leave();
    }
}

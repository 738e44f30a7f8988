namespace ContractTests.Runs;

/// <summary>
/// How many cases may be under way at once. A case that has to be alone waits until all others have left, and keeps the next ones out; whoever
/// came first is let in first.
/// </summary>
internal sealed class Places(int count)
{
    private readonly Lock _lock = new();
    private readonly Queue<(bool Alone, TaskCompletionSource Entered)> _waiting = [];
    private int _inside;
    private bool _closed; // somebody is alone inside

    public Task Enter(bool alone)
    {
        lock (_lock)
        {
            var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((alone, entered));
            LetIn();
            return entered.Task;
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            _inside--;
            _closed = false; // nobody else was inside, if it was
            LetIn();
        }
    }

    private void LetIn()
    {
        while (!_closed && _inside < count && _waiting.TryPeek(out var next) && (!next.Alone || _inside == 0))
        {
            _waiting.Dequeue();
            _inside++;
            _closed = next.Alone;
            next.Entered.SetResult();
        }
    }
}

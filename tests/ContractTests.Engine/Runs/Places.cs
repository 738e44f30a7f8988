namespace ContractTests.Runs;

/// <summary>
/// How many cases may be under way at once. A case that has to be alone waits until nobody else is inside or wants to be, and keeps the others
/// out as long as it is there.
/// </summary>
internal sealed class Places(int count)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private readonly Queue<TaskCompletionSource> _waitingToBeAlone = [];
    private int _inside;
    private bool _closed; // somebody is alone inside

    public Task Enter(bool alone)
    {
        lock (_lock)
        {
            if (!alone && !_closed && _inside < count && _waiting.Count == 0)
            {
                _inside++;
                return Task.CompletedTask;
            }

            var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (alone ? _waitingToBeAlone : _waiting).Enqueue(entered);
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
        while (!_closed && _inside < count && _waiting.TryDequeue(out var next))
            Admit(next);
        if (_inside == 0 && _waitingToBeAlone.TryDequeue(out var alone))
        {
            _closed = true;
            Admit(alone);
        }
    }

    private void Admit(TaskCompletionSource next)
    {
        _inside++;
        next.SetResult();
    }
}

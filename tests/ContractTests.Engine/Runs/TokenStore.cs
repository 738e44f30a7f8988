using System.Collections.Concurrent;
using ContractTests.Contracts.Environments;
using ContractTests.Exchanges;

namespace ContractTests.Runs;

/// <summary>
/// The tokens of a run: each is obtained once, however many requests wait for it, and anew when its time is over or when a request that
/// carried it was answered 401.
/// </summary>
internal sealed class TokenStore(RunContext context, Health health, TimeProvider clock)
{
    // A 401 that a new token draws as well was no matter of time. After so many of them, a token that is younger than this is believed.
    private const int MostWrongSuspicions = 3;

    private static readonly TimeSpan BetweenSuspicions = TimeSpan.FromSeconds(1);

    private readonly TokenRequest _request = new(context, clock);
    private readonly ConcurrentDictionary<string, Holder> _holders = new(StringComparer.Ordinal);

    /// <summary>The environment is still waited for: what fails now may succeed next time, and says nothing.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>The identity's token. For a request that <paramref name="must"/> go out, such as a deletion, one is obtained whatever happened before.</summary>
    /// <exception cref="IdentityUnavailableException">The identity's own request failed, now or earlier in the run.</exception>
    public Task<Token> Of(Identity identity, bool must)
    {
        var holder = _holders.GetOrAdd(identity.Name, _ => new Holder());
        lock (holder)
        {
            var again = must || IsWaiting;
            if (holder.Token is null or { IsCanceled: true } || (again && holder.Token.IsFaulted) || (holder.Token.IsCompletedSuccessfully && holder.Token.Result.Renew <= clock.GetUtcNow()))
                holder.Token = Obtain(identity, must);
            return holder.Token;
        }
    }

    /// <summary>
    /// Whether there is another token than the one that drew a 401 when it asked for <paramref name="what"/>. A token may end before its time, so
    /// what was said of that does not count.
    /// </summary>
    public async Task<bool> Renewed(Token refused, Identity identity, string what, bool must)
    {
        var holder = _holders[identity.Name]; // it held the one that was refused
        Task<Token> other;
        lock (holder)
        {
            if (holder.Token is { IsCompletedSuccessfully: true } && holder.Token.Result == refused)
            {
                if (holder.Refusing.Contains(what) || (holder.WrongSuspicions >= MostWrongSuspicions && clock.GetUtcNow() - refused.Obtained < BetweenSuspicions))
                    return false;
                holder.Token = Obtain(identity, must);
            }

            other = holder.Token!; // the refused one came from there
        }

        return (await other).Value != refused.Value;
    }

    /// <summary>A new token drew the same 401: what it asked for refuses all of them.</summary>
    public void WasNotTooOld(Identity identity, string what)
    {
        var holder = _holders[identity.Name];
        lock (holder)
        {
            holder.WrongSuspicions++;
            holder.Refusing.Add(what);
        }
    }

    private async Task<Token> Obtain(Identity identity, bool must)
    {
        await Task.Yield(); // the lock is not held while the request is under way
        try
        {
            return await _request.Send(identity, must);
        }
        catch (UnmakeableRequestException error)
        {
            var why = $"the identity `{identity.Name}` could not be obtained: {error.Message}";
            if (!IsWaiting && error is not UnsentRequestException)
                health.Say(why);
            throw new IdentityUnavailableException(why);
        }
    }

    private sealed class Holder
    {
        public Task<Token>? Token { get; set; }

        public int WrongSuspicions { get; set; }

        public HashSet<string> Refusing { get; } = [];
    }
}

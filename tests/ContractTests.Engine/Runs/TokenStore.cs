using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Requests;
using ContractTests.Exchanges;

namespace ContractTests.Runs;

/// <summary>
/// The tokens of a run: each is obtained once, however many requests wait for it, and anew when its time is over or when a request was answered
/// 401 with it and nobody knows how long it lasts.
/// </summary>
internal sealed class TokenStore(RunContext context, Health health, TimeProvider clock)
{
    // A 401 that a new token draws as well was no matter of time. After so many of them, a token that is younger than this is believed.
    private const int MostWrongSuspicions = 3;

    private static readonly TimeSpan BetweenSuspicions = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(30);

    /// <summary>The environment is still waited for: what fails now may succeed next time, and says nothing.</summary>
    public bool IsWaiting { get; set; }

    private readonly ConcurrentDictionary<string, Holder> _holders = new(StringComparer.Ordinal);

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
            return identity.Token is { } source ? await Obtain(source, must) : await Obtain(identity.OAuth2!, must); // asked for only where the identity has one of them
        }
        catch (UnmakeableRequestException error)
        {
            var why = $"the identity `{identity.Name}` could not be obtained: {error.Message}";
            if (!IsWaiting && error is not UnsentRequestException)
                health.Say(why);
            throw new IdentityUnavailableException(why);
        }
    }

    private async Task<Token> Obtain(TokenSource source, bool must)
    {
        var scope = context.NewScope();
        var answer = await Answered(source.Request, scope, must);
        var values = new Dictionary<string, VariableValue>();
        var missing = context.Take([source.From], answer, (_, value) => values[TokenSource.TokenName] = value);
        if (!missing.Any && values[TokenSource.TokenName].Json is ['{' or '[', ..])
            throw new UnmakeableRequestException($"{source.Request} was answered {context.Shown(answer)}, and `{source.From.From}` is no text in it");
        if (missing.Any)
            throw new UnmakeableRequestException($"{source.Request} was answered {context.Shown(answer)} with {missing}");
        if (source.Expires is { } expires)
            context.Take([expires], answer, (name, value) => values[name] = value);
        scope.Own(TokenSource.TokenName, values[TokenSource.TokenName]);
        return Checked(scope.Text(source.Format), source.Request.ToString(), values.TryGetValue("expires", out var end) ? Renewal(End(end.Text)) : null);
    }

    // Go's and many other clients do the same: Basic is what every server must understand (RFC 6749 section 2.3.1), some want the form alone.
    private async Task<Token> Obtain(ClientCredentials client, bool must)
    {
        var scope = context.NewScope();
        var (id, secret) = (scope.Text(client.ClientId), scope.Text(client.ClientSecret));
        var grant = new List<KeyValuePair<string, string>> { new("grant_type", "client_credentials") };
        if (client.Scope is not null)
            grant.Add(new("scope", scope.Text(client.Scope)));
        var url = RequestMaker.Address(client.TokenUrl, scope);
        var basic = RequestMaker.BasicCredentials(Encoded(id), Encoded(secret));
        context.Secrets.Add(basic["Basic ".Length..]);
        var request = $"POST {client.TokenUrl.Text}";
        var observation = await context.Send(Form(url, grant, basic), creates: false, must);
        if (observation is Answer { StatusLine.Code: 400 or 401 })
            observation = await context.Send(Form(url, [.. grant, new("client_id", id), new("client_secret", secret)], null), creates: false, must);
        var answer = Success(observation, request, static code => code is >= 200 and < 300);
        var body = new ReceivedJson(new DecodedBody(answer));
        if (body.First("$.access_token")?.Text is not { Length: > 0 } token)
            throw new UnmakeableRequestException($"{request} was answered {context.Shown(answer)} without `$.access_token`");
        context.Secrets.Add(token);
        return Checked($"Bearer {token}", request, body.First("$.expires_in") is { } seconds ? Renewal(End(seconds.Text)) : null);
    }

    private async Task<Answer> Answered(SupportRequest request, VariableScope scope, bool must)
    {
        var observation = await context.Send(request, scope, must);
        return Success(observation, request.ToString(), request.Accepts);
    }

    private Answer Success(Observation observation, string request, Func<int, bool> accepts) => observation switch
    {
        Answer answer when accepts(answer.StatusLine.Code) => answer,
        Answer other => throw new UnmakeableRequestException($"{request} was answered {context.Shown(other)}"),
        NoAnswer { Unsent: true } none => throw new UnsentRequestException($"{request} was not sent: {none.Detail}"),
        NoAnswer none => throw new UnmakeableRequestException($"{request} was not answered: {none.Detail}"),
        _ => throw new InvalidOperationException($"no such observation: {observation}"),
    };

    private Token Checked(string value, string request, DateTimeOffset? renew) => value.AsSpan().IndexOfAny('\r', '\n', '\0') < 0
        ? new Token(value, clock.GetUtcNow(), renew)
        : throw new UnmakeableRequestException($"{request} yielded a token with a line break in it");

    private static ApiRequest Form(string url, IReadOnlyList<KeyValuePair<string, string>> fields, string? authorization)
    {
        var headers = new List<KeyValuePair<string, string>> { new("Content-Type", "application/x-www-form-urlencoded"), new("Accept", "application/json") };
        if (authorization is not null)
            headers.Add(new("Authorization", authorization));
        return new ApiRequest("POST", url, headers, Encoding.ASCII.GetBytes(string.Join('&', fields.Select(f => $"{f.Key}={Encoded(f.Value)}"))));
    }

    // RFC 6749 section 2.3.1 encodes both halves of the credentials as a form does.
    private static string Encoded(string text) => RequestMaker.FormEncoded(text);

    private DateTimeOffset? Renewal(DateTimeOffset? end)
    {
        if (end is not { } over)
            return null;
        var lifetime = over - clock.GetUtcNow();
        var margin = lifetime / 10 < LongestMargin ? lifetime / 10 : LongestMargin;
        return over - margin;
    }

    // Seconds from now, seconds or milliseconds since 1970, or a date.
    private DateTimeOffset? End(string text)
    {
        const double AlreadyADate = 1e9;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1e11 and < 1e14)
            seconds /= 1000;
        if (seconds is > 0 and < 1e11)
            return seconds < AlreadyADate ? clock.GetUtcNow().AddSeconds(seconds) : DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    private sealed class Holder
    {
        public Task<Token>? Token { get; set; }

        public int WrongSuspicions { get; set; }

        public HashSet<string> Refusing { get; } = [];
    }
}

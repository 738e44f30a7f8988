using System.Globalization;
using System.Text;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Requests;
using ContractTests.Exchanges;

namespace ContractTests.Runs;

/// <summary>Sends the request that an identity needs for itself, and takes the token out of the answer.</summary>
internal sealed class TokenRequest(RunContext context, TimeProvider clock)
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(30);

    /// <exception cref="UnmakeableRequestException">The answer yields no token, or none came.</exception>
    public Task<Token> Send(Identity identity, bool must) =>
        identity.Token is { } source ? Send(source, must) : Send(identity.OAuth2!, must); // asked for only where the identity has one of them

    private async Task<Token> Send(TokenSource source, bool must)
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
    private async Task<Token> Send(ClientCredentials client, bool must)
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
        // A time that is over already says more about two clocks than about the token.
        if (end is not { } over || over - clock.GetUtcNow() is not { Ticks: > 0 } lifetime)
            return null;
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
}

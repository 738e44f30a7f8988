using System.Globalization;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Services;

/// <summary>In a few words, what a case does to draw its status that the other cases of its operation do not.</summary>
public static class Provocation
{
    private const string Nothing = "the request as it stands";

    public static string Of(ContractCase contractCase) => string.Join("; ", Parts(contractCase)) is { Length: > 0 } words ? words : Nothing;

    private static IEnumerable<string> Parts(ContractCase contractCase)
    {
        var (request, common) = (contractCase.Request, contractCase.Operation.Request);
        if (contractCase.Recipe is { } recipe)
            yield return Words(recipe);
        if (request.Identity is { } identity && identity != common.Identity)
            yield return $"as {identity.Name}";
        foreach (var (name, text) in request.Path.Where(p => !common.Path.TryGetValue(p.Key, out var same) || same != p.Value))
            yield return $"{name} = {Written(text)}";
        foreach (var named in request.Query.Except(common.Query))
            yield return Words("query", named, " = ");
        foreach (var named in request.Headers.Except(common.Headers))
            yield return Words("header", named, ": ");
        if (request.Body is { } body && !ReferenceEquals(body, common.Body))
            yield return Words(body);
        if (contractCase.Retry is { } retry)
            yield return $"tried again for {Seconds(retry.Within)}";
    }

    private static string Words(Recipe recipe) => recipe switch
    {
        Recipe.Stalled stalled => $"stalled {(stalled.Part == StalledPart.Body ? "body" : "headers")}{(stalled.Within is { } within ? $" for {Seconds(within)}" : "")}",
        Recipe.Burst burst => string.Create(CultureInfo.InvariantCulture, $"up to {burst.Requests} requests within {Seconds(burst.Within)}"),
        Recipe.Fault => "fault",
        Recipe.Wire wire => $"these bytes: {Written(wire.Text)}",
        _ => throw new InvalidOperationException($"no such recipe: {recipe}"),
    };

    private static string Words(string kind, NamedTexts named, string sign) =>
        named.Texts.Count == 0 ? $"no {kind} {named.Name}" : $"{kind} {named.Name}{sign}{string.Join(", ", named.Texts.Select(Written))}";

    private static string Words(RequestBody body) => body switch
    {
        NoBody => "no body",
        JsonBody json => $"body {json.Json.Written()}",
        RawBody raw => raw.Text.Fixed?.Length == 0 ? "an empty body" : $"raw body {Written(raw.Text)}",
        FormBody form => $"form {string.Join(", ", form.Fields.Select(f => $"{f.Key} = {Written(f.Value)}"))}",
        MultipartBody multipart => $"multipart {string.Join(", ", multipart.Parts.Select(p => $"{p.Name} = {(p.Text is { } text ? Written(text) : $"file {Path.GetFileName(p.FilePath)}")}"))}",
        FileBody file => $"file {Path.GetFileName(file.Path)}",
        _ => throw new InvalidOperationException($"no such body: {body}"),
    };

    private static string Written(VariableText text) => text.Written;

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}

using System.Globalization;
using System.Text;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;

namespace ContractTests.Contracts;

/// <summary>Cases as text, everything but their places, so that whole results can be compared.</summary>
internal static class Told
{
    public static string Cases(SpecFolder specs) => string.Join("\n", specs.Cases.Select(Case));

    public static string Case(ContractCase contractCase)
    {
        var text = new StringBuilder(contractCase.Id);
        Line("request", Request(contractCase.Request));
        Line("captures", string.Join(", ", contractCase.Captures.Select(c => $"{c.Name} from {c.From}{(c.Secret ? ", a secret" : "")}")));
        foreach (var cleanup in contractCase.Cleanup)
            Line("cleanup", $"{cleanup} → {(cleanup.Statuses.Count == 0 ? "any success" : string.Join(" or ", cleanup.Statuses))}: {Request(cleanup.Spec)}");
        Line("fixtures", string.Join(", ", contractCase.Fixtures.Select(f => f.Name)));
        Line("shares", contractCase.OwnFixtures ? "nothing" : "");
        Line("tags", string.Join(", ", contractCase.Tags));
        Line("unproven", contractCase.Unproven ?? "");
        return text.ToString();

        void Line(string what, string value)
        {
            if (value.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"\n  {what} {value}");
        }
    }

    public static string Request(RequestSpec request)
    {
        var parts = new List<string>();
        if (request.Identity is { } identity)
            parts.Add($"as {identity.Name}");
        parts.AddRange(request.Path.Select(p => $"{{{p.Key}}}={Text(p.Value)}"));
        parts.AddRange(request.Query.Select(q => $"?{q.Name}={string.Join(",", q.Texts.Select(Text))}"));
        parts.AddRange(request.Headers.Select(h => $"{h.Name}: {string.Join(",", h.Texts.Select(Text))}"));
        if (request.Body is { } body)
            parts.Add(Body(body));
        return string.Join(" | ", parts);
    }

    public static string Body(RequestBody body) => body switch
    {
        JsonBody json => $"body {Json(json.Json)}",
        RawBody raw => $"raw <{Text(raw.Text)}>",
        FormBody form => $"form {string.Join("&", form.Fields.Select(f => $"{f.Key}={Text(f.Value)}"))}",
        MultipartBody multipart => $"multipart {string.Join(" & ", multipart.Parts.Select(p => p.Text is { } text ? $"{p.Name}={Text(text)}" : $"{p.Name}=@{Path.GetFileName(p.FilePath)} as {p.FileName} ({p.ContentType ?? "no type"})"))}",
        FileBody file => $"file {Path.GetFileName(file.Path)}",
        _ => "no body",
    };

    /// <summary>A JSON body with its variables still in it; one that keeps its type stands without quotes.</summary>
    public static string Json(JsonTemplate json) => json switch
    {
        JsonObjectTemplate map => $"{{{string.Join(",", map.Members.Select(m => $"\"{Text(m.Key)}\":{Json(m.Value)}"))}}}",
        JsonArrayTemplate list => $"[{string.Join(",", list.Items.Select(Json))}]",
        JsonLiteralTemplate literal => literal.Json,
        JsonTextTemplate { Text: { Plain: true, Lone: not null } lone } => Text(lone),
        JsonTextTemplate text => $"\"{Text(text.Text)}\"",
        _ => throw new ArgumentException($"no such template: {json}"),
    };

    public static string Text(VariableText text) => text.Resolve(variable => $"$({variable.Name})");
}

using ContractTests.Contracts;
using ContractTests.Imports.Yaml;

namespace ContractTests.Imports.OpenApi.Services;

/// <summary>A row of the status table: with the phrases that RFCs gave the code, since an OpenAPI document has no place for phrases.</summary>
internal sealed record StatusRow(StatusKey Status)
{
    // RFC 9110 sections 15.4.7 and 15.5.19: the code is reserved, and the phrase in the registry is no phrase.
    private const string Reserved = "(Unused)";

    private IReadOnlyList<string> Phrases => Status.IsRange ? [] : [.. RegisteredPhrases.Of(Status.Code).Where(p => p != Reserved)];

    public string Flow => Phrases switch
    {
        [] => "{ reason: any }",
        [var one] => YamlText.Of(one),
        var several => $"{{ reason: [{string.Join(", ", several.Select(YamlText.Of))}] }}",
    };

    public IEnumerable<string> Lines(int indent)
    {
        var why = Status.IsRange ? "a range has no phrase" : Phrases.Count == 0 ? "no RFC gives this code a phrase: write the one that the API sends" : null;
        return [$"{new string(' ', indent)}{Status}: {Flow}{(why is null ? "" : $"   # {why}")}"];
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using ContractTests.Contracts.Services;

namespace ContractTests.Commands.Listing;

/// <summary>The cases as a JSON list, each with all that is known of it before it is sent.</summary>
internal static class CaseJson
{
    public static void Write(Stream output, IReadOnlyList<ContractCase> cases)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var contractCase in cases)
                Write(json, contractCase);
            json.WriteEndArray();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, ContractCase contractCase)
    {
        json.WriteStartObject();
        json.WriteString("id", contractCase.Id);
        json.WriteString("service", contractCase.Service.Folder);
        json.WriteString("operation", contractCase.Operation.Name);
        json.WriteString("status", contractCase.Status.ToString());
        json.WriteString("case", contractCase.Name);
        json.WriteString("expected", contractCase.Expected);
        Write(json, "phrases", Phrases(contractCase));
        json.WriteString("drawn_by", contractCase.Unproven is null ? Provocation.Of(contractCase) : null);
        json.WriteString("identity", contractCase.Request.Identity?.Name);
        Write(json, "fixtures", contractCase.Fixtures.Select(f => f.Name));
        Write(json, "tags", contractCase.Tags);
        json.WriteString("severity", contractCase.Severity);
        json.WriteString("owner", contractCase.Owner);
        Write(json, "links", contractCase.Links);
        json.WriteString("unproven", contractCase.Unproven);
        json.WriteString("source", contractCase.Source.ToString());
        json.WriteEndObject();
    }

    // Null where any will do, as `reason: any` says.
    private static IEnumerable<string>? Phrases(ContractCase contractCase) =>
        contractCase.Service.Table.For(contractCase.Status) is var rows && rows.Any(r => r.AnyReason) ? null : rows.SelectMany(r => r.Reasons).Distinct();

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string>? texts)
    {
        if (texts is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}

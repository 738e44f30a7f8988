using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Requests;

/// <summary>
/// A request that is no case: it creates or deletes a fixture, or cleans up after a case. It is judged like any other; without
/// <see cref="Statuses"/> any success will do, and for a deletion that the thing is gone already (404, 410).
/// </summary>
public sealed record SupportRequest(string Method, UriTemplate Template, RequestSpec Spec, IReadOnlyList<StatusKey> Statuses, SpecMark Mark)
{
    internal static readonly string[] Keys = ["request", "status", .. RequestReader.Keys];

    internal IReadOnlyList<(StatusKey Status, SpecMark Mark)> StatusPlaces { get; init; } = [];

    /// <summary>Whether an answer with this code is what was wanted: one of the listed statuses, else any success.</summary>
    public bool Accepts(int code) => Statuses.Count == 0 ? code is >= 200 and < 300 : Statuses.Any(s => s.Covers(code));

    /// <summary>Every variable that the request asks for, those that its own path gives a value excepted.</summary>
    internal IEnumerable<VariableName> Variables =>
        Template.Variables.Concat(Spec.Variables).Where(v => !Spec.Path.ContainsKey(v.Name)).Concat(Spec.Path.Values.SelectMany(t => t.Variables));

    /// <summary>The rows of the table that a right answer may have.</summary>
    internal IEnumerable<DocumentedStatus> Meeting(StatusTable table) => Statuses.Count > 0
        ? Statuses.SelectMany(table.Meeting)
        : table.Statuses.Where(s => s.Key.Code is >= 200 and < 300 || (Method == "DELETE" && (s.Key.Covers(404) || s.Key.Covers(410))));

    public override string ToString() => $"{Method} {Template.Text}";

    /// <summary>One request or a list of them; a request may be just "METHOD template".</summary>
    internal static IReadOnlyList<SupportRequest> ReadAll(SpecNode? node, string what, RequestSpec wider, SpecProblems problems, bool anywhere = false) => node switch
    {
        null => [],
        SpecList list => [.. list.Items.Select(item => Read(item, what, wider, problems, anywhere)).OfType<SupportRequest>()],
        _ => Read(node, what, wider, problems, anywhere) is { } only ? [only] : [],
    };

    /// <summary>The request that stands among the keys of something else.</summary>
    internal static SupportRequest? Read(SpecKeys keys, RequestSpec wider, SpecProblems problems, bool anywhere = false)
    {
        if (keys.RequiredText("request") is null || OperationKey.Read(keys.Scalar("request")!, problems, anywhere) is not { } line)
            return null;
        var places = new List<(StatusKey Status, SpecMark Mark)>();
        foreach (var written in keys.Scalars("status"))
        {
            if (StatusKey.Read(written, problems) is { } status)
                places.Add((status, written.Mark));
        }

        var spec = new RequestReader(problems).Read(keys).Over(wider);
        return new SupportRequest(line.Method, line.Template, spec, [.. places.Select(p => p.Status)], keys.Scalar("request")!.Mark) { StatusPlaces = places }; // read above
    }

    private static SupportRequest? Read(SpecNode node, string what, RequestSpec wider, SpecProblems problems, bool anywhere)
    {
        if (node is SpecScalar { IsNull: false } text)
            return OperationKey.Read(text, problems, anywhere) is { } bare ? new SupportRequest(bare.Method, bare.Template, RequestSpec.Empty.Over(wider), [], text.Mark) : null;
        if (node.IsNull || SpecKeys.Of(node, what, Keys, problems) is not { } keys)
        {
            if (node.IsNull)
                problems.Add(node.Mark, $"{what} is empty", "write `request: METHOD /template`");
            return null;
        }

        return Read(keys, wider, problems, anywhere);
    }
}

using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Services;

/// <summary>
/// A resource that exists while cases need it. <see cref="Fixed"/> are names that the client chooses, known before `create`;
/// <see cref="Captured"/> come out of create's responses, the last response that has them.
/// </summary>
public sealed class Fixture(
    string name,
    IReadOnlyList<SupportRequest> create,
    IReadOnlyDictionary<string, VariableText> fixedTexts,
    IReadOnlyList<Capture> captured,
    IReadOnlyList<SupportRequest> delete,
    SpecMark mark)
{
    internal static readonly string[] Keys = ["create", "provides", "delete"];

    public string Name { get; } = name;

    public IReadOnlyList<SupportRequest> Create { get; } = create;

    public IReadOnlyDictionary<string, VariableText> Fixed { get; } = fixedTexts;

    public IReadOnlyList<Capture> Captured { get; } = captured;

    public IReadOnlyList<SupportRequest> Delete { get; } = delete;

    public SpecMark Mark { get; } = mark;

    /// <summary>The fixtures that must exist first, outermost first; set once all fixtures of the service are known.</summary>
    public IReadOnlyList<Fixture> Needs { get; internal set; } = [];

    public IEnumerable<string> Provides => Provided.Select(p => p.Name);

    /// <summary>What the fixture provides, each with the place of its value.</summary>
    internal IEnumerable<(string Name, SpecMark Mark)> Provided => Fixed.Select(f => (f.Key, f.Value.Mark)).Concat(Captured.Select(c => (c.Name, c.Mark)));

    internal static Fixture? Read(SpecScalar name, SpecNode node, RequestSpec wider, SpecProblems problems)
    {
        var what = $"the fixture `{name.Text}`";
        if (SpecKeys.Of(node, what, Keys, problems) is not { } keys)
            return null;
        if (keys.Lacks("create") || keys.Node("create") is SpecList { Items.Count: 0 })
            problems.Add(name.Mark, $"{what} has no `create`", "write `create: { request: POST /things, status: 201 }`");

        var fixedTexts = new Dictionary<string, VariableText>();
        var captured = new List<Capture>();
        foreach (var (key, value) in keys.Map("provides")?.Entries ?? [])
        {
            if (!ContractEnvironment.IsFree(key.Text, key.Mark, problems))
                continue;
            if (value is SpecScalar { IsNull: false } text && !Capture.IsPlace(text.Text))
                fixedTexts[key.Text] = VariableText.Read(text, problems);
            else
                captured.AddRange(Capture.Read(new SpecMap(value.Mark, [new(key, value)]), problems));
        }

        return new Fixture(
            name.Text,
            SupportRequest.ReadAll(keys.Node("create"), $"`create` of {what}", wider, problems),
            fixedTexts,
            captured,
            SupportRequest.ReadAll(keys.Node("delete"), $"`delete` of {what}", wider, problems),
            name.Mark);
    }
}

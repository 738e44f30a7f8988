using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Services;

/// <summary>One request meant to draw one documented status out of one operation. A case never holds its own result.</summary>
public sealed record ContractCase
{
    internal static readonly string[] Keys =
    [
        "case", .. RequestReader.Keys, "provoke", "expect", "capture", "cleanup", "retry", "fresh", "tags", "severity", "owner", "links", "only", "unproven",
    ];

    /// <summary>`SERVICE-FOLDER/METHOD TEMPLATE/STATUS` or `…/STATUS/CASE NAME`: unique among all specs, and stable.</summary>
    public required string Id { get; init; }

    public required ServiceContract Service { get; init; }

    public required Operation Operation { get; init; }

    public required StatusKey Status { get; init; }

    public string? Name { get; init; }

    /// <summary>Service, operation and case put over each other.</summary>
    public required RequestSpec Request { get; init; }

    /// <summary>Null where the request alone is to draw the status.</summary>
    public Recipe? Recipe { get; init; }

    public Retry? Retry { get; init; }

    /// <summary>What the case's own answer must have, besides what the table says of its status.</summary>
    public Expectation? Expect { get; init; }

    public IReadOnlyList<Capture> Captures { get; init; } = [];

    public IReadOnlyList<SupportRequest> Cleanup { get; init; } = [];

    /// <summary>The case's own tags after its operation's.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Severity { get; init; }

    public string? Owner { get; init; }

    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Why no request is sent in this environment; null where one is.</summary>
    public string? Unproven { get; init; }

    /// <summary>Whether the case wants fixtures that no other case uses.</summary>
    public bool OwnFixtures { get; init; }

    /// <summary>The fixtures to create first, outermost first.</summary>
    public IReadOnlyList<Fixture> Fixtures { get; init; } = [];

    /// <summary>The case as it stands in the YAML.</summary>
    public required SpecNode Written { get; init; }

    /// <summary>Where the promise is written.</summary>
    public required SpecMark Source { get; init; }

    /// <summary>All that may be expected of the answer: what the table says of the statuses that would meet the case, and the case's own.</summary>
    public IEnumerable<Expectation> Expectations
    {
        get
        {
            foreach (var row in Service.Table.Meeting(Status))
            {
                if (row.Expect is { } expected)
                    yield return expected;
            }

            if (Expect is { } own)
                yield return own;
        }
    }

    /// <summary>Whether the answer's body is looked into.</summary>
    public bool ReadsBody => Expectations.Any(e => e.ReadsBody) || Captures.Any(c => c.JsonPath is not null) || Operation.Creator?.Captures.Any(c => c.JsonPath is not null) == true;

    /// <summary>The status as the table documents it, such as "404 Not Found".</summary>
    public string Expected => Service.Table.For(Status) is [var row] && row.Key == Status ? row.ToString() : Status.IsRange ? Status.ToString() : string.Join(" or ", Service.Table.For(Status).SelectMany(r => r.StatusLines(Status.Code)));
}

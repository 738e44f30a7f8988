using ContractTests.Contracts.Requests;

namespace ContractTests.Runs;

/// <summary>The captures that an answer had no value for; <see cref="Unreadable"/> says why its body could not be looked into at all.</summary>
internal sealed record MissingCaptures(IReadOnlyList<Capture> Captures, string? Unreadable)
{
    public bool Any => Captures.Count > 0;

    /// <summary>"no `$.id`", "no `$.id` and no `header.Location`", with what is wrong with the body behind it.</summary>
    public override string ToString() => $"no {string.Join(" and no ", Captures.Select(m => $"`{m.From}`"))}{(Unreadable is null ? "" : $" ({Unreadable})")}";
}

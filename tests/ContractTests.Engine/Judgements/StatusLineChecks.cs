using ContractTests.Contracts.Services;
using ContractTests.Exchanges;

namespace ContractTests.Judgements;

/// <summary>The checks of a status line: its code, and, where that is right and not any phrase will do, its reason phrase.</summary>
internal static class StatusLineChecks
{
    /// <summary>With the breach of the status line, or null where it is as documented.</summary>
    public static IReadOnlyList<Check> Of(ContractCase contractCase, Answer answer, Breach? breach)
    {
        var code = $"the status code should be {contractCase.Status}";
        if (breach is { Kind: not (BreachKind.WrongReason or BreachKind.MissingReason) })
            return [new Check(code, breach.Whole)];
        var row = contractCase.Service.Table.For(answer.StatusLine.Code)!; // a code that is right is in the table
        return row.AnyReason ? [new Check(code)] : [new Check(code), new Check($"the reason phrase should be {string.Join(" or ", row.Reasons.Select(Shown))}", breach?.Whole)];
    }

    private static string Shown(string phrase) => phrase.Length == 0 ? "empty" : $"`{phrase}`";
}

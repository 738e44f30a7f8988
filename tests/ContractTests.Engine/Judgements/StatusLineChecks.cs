using System.Runtime.CompilerServices;
using ContractTests.Contracts;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;

namespace ContractTests.Judgements;

/// <summary>The checks of a status line: its code, and, where that is right and not any phrase will do, its reason phrase.</summary>
internal static class StatusLineChecks
{
    private static readonly ConditionalWeakTable<DocumentedStatus, IReadOnlyList<Check>> KeptByRow = [];

    /// <summary>With the breach of the status line, or null where it is as documented.</summary>
    public static IReadOnlyList<Check> Of(ContractCase contractCase, Answer answer, Breach? breach)
    {
        if (breach is { Kind: not (BreachKind.WrongReason or BreachKind.MissingReason) })
            return [new Check(Code(contractCase.Status), breach.Whole)];
        var row = contractCase.Service.Table.For(answer.StatusLine.Code)!; // a code that is right is in the table
        return breach is null && row.Key == contractCase.Status ? Kept(row) : Of(contractCase.Status, row, breach);
    }

    // The same for thousands of cases.
    private static IReadOnlyList<Check> Kept(DocumentedStatus row) => KeptByRow.GetValue(row, static row => Of(row.Key, row, null));

    private static IReadOnlyList<Check> Of(StatusKey status, DocumentedStatus row, Breach? breach)
    {
        var code = new Check(Code(status));
        return row.AnyReason ? [code] : [code, new Check($"the reason phrase should be {string.Join(" or ", row.Reasons.Select(Shown))}", breach?.Whole)];
    }

    private static string Code(StatusKey status) => $"the status code should be {status}";

    private static string Shown(string phrase) => phrase.Length == 0 ? "empty" : $"`{phrase}`";
}

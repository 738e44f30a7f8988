using ContractTests.Contracts.Services;
using ContractTests.Runs;

namespace ContractTests.Commands.Listing;

/// <summary>How many cases there are, and how much of what is documented they come to.</summary>
internal static class CaseTotals
{
    /// <summary>"3 cases, 1 of them unproven".</summary>
    public static string Cases(IReadOnlyList<ContractCase> cases) => $"{Gate.Counted(cases.Count, "case")}, {cases.Count(c => c.Unproven is not null)} of them unproven";

    /// <summary>"1 operation of 1 service with 3 documented statuses: 2 with a case to send, 1 unproven".</summary>
    public static string Coverage(IReadOnlyList<ContractCase> cases)
    {
        var operations = cases.Select(c => c.Operation).Distinct().Count();
        var statuses = cases.GroupBy(c => (c.Operation, c.Status)).ToList();
        var sent = statuses.Count(s => s.Any(c => c.Unproven is null));
        return $"{Gate.Counted(operations, "operation")} of {Gate.Counted(cases.Select(c => c.Service).Distinct().Count(), "service")} with {Gate.Counted(statuses.Count, "documented status", "documented statuses")}: {sent} with a case to send, {statuses.Count - sent} unproven";
    }
}

using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>Methods that are most likely meant to be others: any token is a method, so no problem tells of them.</summary>
internal sealed class Methods(LintedSpecs specs, Findings findings)
{
    public void Run()
    {
        foreach (var service in specs.Services)
        {
            foreach (var method in specs.Root(service, "status-codes.yaml").At("statuses").Entries.SelectMany(r => r.Value.At("methods").Texts))
                Check(method.Text, method.Mark, registeredInLowerCase: true);
            foreach (var operation in service.Operations)
                Check(operation.Key.Method, operation.Mark);
            foreach (var request in service.Fixtures.SelectMany(f => f.Create.Concat(f.Delete)).Concat(service.Operations.SelectMany(o => o.Cases).SelectMany(c => c.Cleanup)))
                Check(request.Method, request.Mark);
        }

        foreach (var request in specs.Environments.SelectMany(e => e.OwnRequests))
            Check(request.Method, request.Mark);
    }

    // Where a method is sent, one in lower case is a problem already.
    private void Check(string method, SpecMark mark, bool registeredInLowerCase = false)
    {
        if (OperationKey.Registered.Contains(method) || (!registeredInLowerCase && OperationKey.Registered.Contains(method.ToUpperInvariant())))
            return;
        List<string> near = OperationKey.Registered.Contains(method.ToUpperInvariant()) ? [method.ToUpperInvariant()] : [.. OperationKey.Registered.Where(known => Suggestion.IsSlip(method, known))];
        if (near.Count > 0)
            findings.Add(NearMissMethod, mark.Of(method), $"`{method}` is no registered method", $"did you mean {string.Join(" or ", near.Select(n => $"`{n}`"))}?", near is [var only] ? Fix.Replace(mark, method, only) : null);
    }
}

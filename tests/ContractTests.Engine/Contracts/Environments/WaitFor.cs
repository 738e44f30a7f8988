using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>What an environment must answer before the first case is sent to it.</summary>
public sealed record WaitFor(SupportRequest Request, TimeSpan Within)
{
    internal static readonly string[] Keys = [.. SupportRequest.Keys, "within"];

    private static readonly TimeSpan Default = TimeSpan.FromSeconds(60);

    internal static WaitFor? Read(SpecNode node, SpecProblems problems)
    {
        if (SpecKeys.Of(node, "`wait_for`", Keys, problems) is not { } keys)
            return null;
        return SupportRequest.Read(keys, RequestSpec.Empty, problems, anywhere: true) is { } request
            ? new WaitFor(request, Limits.ReadDuration(keys, "within", problems) ?? Default)
            : null;
    }
}

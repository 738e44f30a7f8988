using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Services;

/// <summary>How a case provokes its status, where its request alone would not draw it.</summary>
public abstract record Recipe
{
    /// <summary>The request is begun and then nothing more is sent until the server answers, or until <see cref="Within"/> (null: the environment's timeout) is over.</summary>
    public sealed record Stalled(StalledPart Part, TimeSpan? Within) : Recipe;

    /// <summary>The request is sent again and again, several at once, until the status comes: at most so often, and for so long.</summary>
    public sealed record Burst(int Requests, TimeSpan Within) : Recipe
    {
        public const int DefaultRequests = 200;

        public static readonly TimeSpan DefaultWithin = TimeSpan.FromSeconds(10);
    }

    /// <summary>The environment is asked to fail in the way that it says.</summary>
    public sealed record Fault(FaultHook Hook) : Recipe;

    /// <summary>These bytes go out in place of the request.</summary>
    public sealed record Wire(VariableText Text) : Recipe;
}

/// <summary>What of a request never comes to its end.</summary>
public enum StalledPart
{
    Headers,
    Body,
}

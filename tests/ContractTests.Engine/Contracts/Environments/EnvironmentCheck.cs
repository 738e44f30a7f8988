using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>Holds the variables of the environment that runs against what is known, and tells which of their values are secrets.</summary>
internal static class EnvironmentCheck
{
    /// <summary>Whether a name is built in or the environment's; `env.NAME` that is not set is known all the same, and a problem.</summary>
    public static bool Knows(VariableName variable, ContractEnvironment? environment, SpecProblems problems)
    {
        if (variable.Name.StartsWith("env.", StringComparison.Ordinal))
        {
            if (ContractEnvironment.EnvironmentVariable(variable.Name) is null)
                problems.AddOfMachine(variable.Mark, $"the environment variable `{variable.Name["env.".Length..]}` is not set", "set it in the process that runs the contract tests");
            return true;
        }

        return ContractEnvironment.BuiltIn.Contains(variable.Name) || environment?.Variables.ContainsKey(variable.Name) == true;
    }

    /// <summary>Checks every variable of the environment's own texts: undefined names and variables that stand for themselves.</summary>
    public static void Run(ContractEnvironment environment, SpecProblems problems)
    {
        foreach (var (name, text) in environment.Variables)
        {
            Check(text.Variables, environment, problems);
            if (Reaches(environment, text, name, []))
                problems.Add(text.Mark, $"the variable `{name}` stands for itself");
        }

        foreach (var identity in environment.Identities.Values)
        {
            Check(identity.Variables, environment, problems);
            foreach (var variable in identity.Variables)
                CheckCredential(variable, problems);
        }

        Check(environment.Faults.Values.SelectMany(f => f.Variables).Concat(environment.WaitFor?.Request.Variables ?? []).Concat(environment.Connections.Variables), environment, problems);
        foreach (var request in environment.OwnRequests.Where(r => r.Spec.Identity is { } identity && environment.Identity(identity.Name) is null))
            problems.Add(request.Spec.Identity!.Mark, $"the environment `{environment.Name}` has no identity `{request.Spec.Identity.Name}`", Suggestion.For(request.Spec.Identity.Name, environment.Identities.Keys.Append(Identity.AnonymousName)));
        CheckTokens(environment, problems);
        if (environment.WaitFor is { } waitFor && environment.Forbids(waitFor.Request) is { } forbidden)
            problems.Add(waitFor.Request.Mark, forbidden, environment.Allows(waitFor.Request.Method) ? "wait for an answer that needs no token" : "wait for the answer to a GET");
    }

    // A token that is obtained in the name of an identity which needs a token itself: a circle, or a chain that nobody asked for.
    private static void CheckTokens(ContractEnvironment environment, SpecProblems problems)
    {
        foreach (var identity in environment.Identities.Values)
        {
            if (identity.Token?.Request.Spec.Identity is { } inner && environment.Identity(inner.Name) is { NeedsToken: true })
                problems.Add(inner.Mark, $"`{inner.Name}` needs a token itself and cannot obtain the one of `{identity.Name}`");
        }
    }

    // A CI server makes an empty text of a secret that it does not have, and a file read into a variable keeps its last line's end: every request
    // would be answered 401, or none could be made.
    private static void CheckCredential(VariableName variable, SpecProblems problems)
    {
        if (ContractEnvironment.EnvironmentVariable(variable.Name) is not { } value)
            return;
        var name = variable.Name["env.".Length..];
        if (value.Length == 0)
            problems.AddOfMachine(variable.Mark, $"the environment variable `{name}` is empty", "an identity needs a value");
        else if (value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            problems.AddOfMachine(variable.Mark, $"the environment variable `{name}` holds a line break", "set it without one, for example without the last line's end of a file");
    }

    /// <summary>The values that identities take from the process environment or the command line, directly or through the environment's variables.</summary>
    public static IEnumerable<string> SecretsOf(ContractEnvironment environment)
    {
        var names = new Queue<string>(environment.Identities.Values.SelectMany(i => i.Variables).Concat(environment.Connections.Variables).Select(v => v.Name));
        var seen = new HashSet<string>();
        while (names.TryDequeue(out var name))
        {
            if (!seen.Add(name))
                continue;
            if ((ContractEnvironment.EnvironmentVariable(name) ?? environment.Overrides.GetValueOrDefault(name)) is { Length: > 0 } value)
                yield return value;
            foreach (var inner in environment.Variables.GetValueOrDefault(name)?.Variables ?? [])
                names.Enqueue(inner.Name);
        }
    }

    private static void Check(IEnumerable<VariableName> variables, ContractEnvironment environment, SpecProblems problems)
    {
        foreach (var variable in variables.Where(v => !Knows(v, environment, problems)))
            problems.Add(variable.Mark, $"undefined variable `{variable.Name}`", Suggestion.For(variable.Name, environment.Variables.Keys.Concat(ContractEnvironment.BuiltIn)));
    }

    private static bool Reaches(ContractEnvironment environment, VariableText text, string name, HashSet<string> seen) =>
        text.Variables.Any(v => v.Name == name || (seen.Add(v.Name) && environment.Variables.TryGetValue(v.Name, out var next) && Reaches(environment, next, name, seen)));
}

using System.Text.RegularExpressions;
using ContractTests.Contracts;
using NUnit.Framework;

namespace ContractTests.Commands;

/// <summary>run.ps1 can be run only where there is PowerShell; what it says is held against the program everywhere.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed partial class PowerShellScriptTests
{
    private static readonly string Script = File.ReadAllText(Path.Combine(SpecsOnDisk.Repository, "run.ps1"));

    private static IReadOnlyDictionary<string, string> Options => Pairs().Matches(Script).ToDictionary(m => m.Groups["parameter"].Value, m => m.Groups["option"].Value);

    private static IReadOnlyList<string> Parameters => [.. Declared().Matches(Script[Script.IndexOf("param(", StringComparison.Ordinal)..]).Select(m => m.Groups["name"].Value)];

    [Test]
    public async Task Every_option_of_run_is_a_parameter()
    {
        var help = await CommandLineProcess.Run(["run", "--help"]);
        var options = LongOptions().Matches(help.Output).Select(m => m.Value).Distinct().Where(o => o != "--help");

        Assert.That(Options.Values, Is.EquivalentTo(options));
    }

    [Test]
    public void Every_parameter_is_passed_on_and_explained()
    {
        Assert.That(Parameters, Is.EquivalentTo(Options.Keys.Append("Arguments")));
        Assert.That(Parameters, Is.All.Matches<string>(p => Script.Contains($".PARAMETER {p}\n", StringComparison.Ordinal)));
    }

    // Without the blank line, PowerShell takes the help for a comment; Windows PowerShell reads a file without BOM as ANSI.
    [Test]
    public void The_help_stands_apart_and_everything_is_ASCII()
    {
        Assert.That(Script, Does.StartWith("#!/usr/bin/env pwsh\n\n<#\n.SYNOPSIS\n"));
        Assert.That(Script.Where(c => c > '~'), Is.Empty);
    }

    [GeneratedRegex(@"(?<parameter>[A-Z][A-Za-z]+) = '(?<option>--[a-z-]+)'")]
    private static partial Regex Pairs();

    [GeneratedRegex(@"\] \$(?<name>[A-Z][A-Za-z]+)[,\n]")]
    private static partial Regex Declared();

    [GeneratedRegex(@"--[a-z][a-z-]+(?=[ ,])")]
    private static partial Regex LongOptions();
}

using System.Diagnostics;
using System.Globalization;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using NUnit.Framework;

namespace ContractTests.Imports.OpenApi;

/// <summary>CONTRACT_FUZZ says how many documents; 150 take a second or two.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OpenApiFuzzTests
{
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("CONTRACT_FUZZ"), CultureInfo.InvariantCulture, out var count) ? count : 150;

    [Test]
    public void Whatever_the_document_says_it_is_refused_with_a_reason_or_its_specs_read_without_a_problem()
    {
        var documents = new MutatedDocuments(SampleDocument.Json, seed: 7);
        for (var number = 0; number < Count; number++)
        {
            var text = documents.Next();
            var clock = Stopwatch.GetTimestamp();
            try
            {
                Check(text, number % 2 == 0 ? "pets.json" : "pets.yaml");
            }
            catch (Exception error) when (error is not AssertionException)
            {
                Assert.Fail($"document {number} ends with {error}\n{text}");
            }

            Assert.That(Stopwatch.GetElapsedTime(clock), Is.LessThan(TimeSpan.FromSeconds(10)), $"document {number}: {text}");
        }
    }

    private static void Check(string text, string file)
    {
        using var document = new DocumentOnDisk(text, file);
        var outcome = document.Import();
        if (!outcome.Written)
        {
            Assert.That(outcome.Problems, Is.Not.Empty, text);
            Assert.That(string.Join('\n', outcome.Problems), Does.Not.Contain("with the document's additions"), text);
            Assert.That(document.Specs, Does.Not.Exist, text);
            return;
        }

        var specs = SpecFolder.Read(document.Specs, "specs", new EnvironmentChoice());
        Assert.That(specs.Problems.Where(p => !p.OfMachine), Is.Empty, text);
        foreach (var row in specs.Services.SelectMany(s => s.Table.Statuses).Where(r => !r.AnyReason))
            Assert.That(row.Reasons, Is.SubsetOf(RegisteredPhrases.Of(row.Key.Code)), "no phrase is invented");
        Assert.That(document.Import().Files, Is.Empty, $"a second import of the same document changes nothing\n{text}");
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Allure.Net.Commons;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using ContractTests.Reports;
using ContractTests.Runs;

namespace ContractTests.Suite.AllureResults;

/// <summary>
/// Tells Allure what a case is and how it went. Its identity is made of the case's id alone, so that a case keeps its history; all else is masked.
/// </summary>
internal sealed class AllureStory(Secrets secrets)
{
    private static readonly string[] OwnLabels = ["epic", "feature", "story", "parentSuite", "suite", "subSuite", "layer", "severity", "owner", "package", "testClass", "testMethod", "issue"];

    private readonly AttachmentFiles _attachments = new();
    private readonly ConcurrentQueue<(string Uuid, CaseResult Result)> _toComplete = [];

    /// <summary>Tells it of the current test, that of the result's case.</summary>
    public void Tell(CaseResult result)
    {
        var contractCase = result.Case;
        var steps = new AllureSteps(secrets, _attachments).Of(AllureSteps.ByAttempt(result)[^1], AllureSteps.IsLookedAt(result));
        AllureLifecycle.Instance.UpdateTestCase(test =>
        {
            test.name = secrets.Hide(Message.Title(contractCase));
            test.fullName = contractCase.Id;
            test.testCaseId = Identity(contractCase.Id);
            test.historyId = test.testCaseId;
            test.description = secrets.Hide($"{contractCase.Operation.Name}\n\n{contractCase.Source}");
            test.parameters.Clear(); // the id, which NUnit passed: identity must not depend on it twice
            test.labels.RemoveAll(label => OwnLabels.Contains(label.name));
            test.labels.AddRange(Labels(contractCase));
            if (result.Known is { } known)
                Tell(test, known.Ticket);
            foreach (var label in test.labels)
                label.value = secrets.Hide(label.value ?? "");
            test.links.AddRange(contractCase.Links.Select(link => new Link { name = link, url = link }));
            foreach (var link in test.links)
                (link.name, link.url) = (secrets.Hide(link.name ?? ""), secrets.Hide(link.url ?? ""));
            test.steps.AddRange(steps);
            if (result.Observation is { } observation)
            {
                test.start = observation.Started.ToUnixTimeMilliseconds();
                test.stop = (observation.Started + observation.Elapsed).ToUnixTimeMilliseconds();
            }

            if (result.Verdict is Verdict.Breached or Verdict.Unanswered || result.Flaky)
                _toComplete.Enqueue((test.uuid!, result)); // a test that runs has one
        });
    }

    /// <summary>After the last test: writes what Allure could not be told in a test; returns, as sentences, what could not be written.</summary>
    public async Task<IReadOnlyList<string>> Complete()
    {
        var failures = new ConcurrentQueue<string>();
        if (!_toComplete.IsEmpty && AllureFolder.Actual is { } folder)
        {
            var completed = new CompletedResult(folder, new AllureSteps(secrets, _attachments), secrets);
            Parallel.ForEach(_toComplete, (told, loop) =>
            {
                try
                {
                    completed.Write(told.Uuid, told.Result);
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    failures.Enqueue($"a result of Allure's could not be completed: {error.Message}");
                    loop.Stop();
                }
            });
        }

        return [.. failures.Take(1), .. await _attachments.Finish()];
    }

    /// <summary>Waits until nothing more is written.</summary>
    public Task Abandon() => _attachments.Finish();

    // What is no address would be a link that leads nowhere.
    private static void Tell(TestResult test, string ticket)
    {
        test.labels.Add(new Label { name = "issue", value = ticket });
        if (Uri.TryCreate(ticket, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            test.links.Add(new Link { type = "issue", name = ticket, url = ticket });
    }

    private static IEnumerable<Label> Labels(ContractCase contractCase)
    {
        var file = Path.GetFileNameWithoutExtension(contractCase.Operation.Mark.File.Name);
        yield return new Label { name = "epic", value = contractCase.Service.Name };
        yield return new Label { name = "feature", value = contractCase.Tags.Count > 0 ? contractCase.Tags[0] : file };
        yield return new Label { name = "story", value = contractCase.Operation.Name };
        yield return new Label { name = "parentSuite", value = contractCase.Service.Name };
        yield return new Label { name = "suite", value = file };
        yield return new Label { name = "subSuite", value = contractCase.Operation.Name };
        yield return new Label { name = "package", value = $"{contractCase.Service.Folder}.{file}" };
        yield return new Label { name = "layer", value = "API" };
        if (contractCase.Severity is { } severity)
            yield return new Label { name = "severity", value = severity };
        if (contractCase.Owner is { } owner)
            yield return new Label { name = "owner", value = owner };
    }

    private static string Identity(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32];
}

using System.Security.Cryptography;
using System.Text;
using Allure.Net.Commons;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using ContractTests.Reports;
using ContractTests.Runs;

namespace ContractTests.Suite;

/// <summary>
/// Tells Allure what a case is and how it went. Its identity is made of the case's id alone, so that a case keeps its history; all else is masked.
/// </summary>
internal static class AllureStory
{
    private static readonly string[] OwnLabels = ["epic", "feature", "story", "parentSuite", "suite", "subSuite", "layer", "severity", "owner"];

    public static void Tell(CaseResult result, Secrets secrets)
    {
        var contractCase = result.Case;
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
            foreach (var label in test.labels)
                label.value = secrets.Hide(label.value ?? "");
            foreach (var link in contractCase.Links.Select(secrets.Hide))
                test.links.Add(new Link { name = link, url = link });
            if (result.Flaky)
                test.statusDetails = new StatusDetails { flaky = true, message = "kept, but not at the first attempt" };
            if (result.Observation is { } observation)
            {
                test.start = observation.Started.ToUnixTimeMilliseconds();
                test.stop = (observation.Started + observation.Elapsed).ToUnixTimeMilliseconds();
            }
        });
        if (result is { Verdict: Verdict.Breached or Verdict.Unanswered, Request: { } request })
            AllureApi.AddAttachment("exchange", "text/plain", Encoding.UTF8.GetBytes(secrets.Hide(ExchangeText.Of(request, result.Observation, secrets))), ".txt");
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
        yield return new Label { name = "layer", value = "API" };
        if (contractCase.Severity is { } severity)
            yield return new Label { name = "severity", value = severity };
        if (contractCase.Owner is { } owner)
            yield return new Label { name = "owner", value = owner };
    }

    private static string Identity(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32];
}
